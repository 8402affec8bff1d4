#pragma once

#include <string_view>

#include "engine/extract/document.h"

namespace relata::extract {

// Extraction::not_read of a text that is_prose() denies.
constexpr std::string_view kNoProse = "no prose";

// Whether an English text consists of sentences: words make up most of it, and among them are those that join words ("the", "of", "was").
// Code, tables, lists of results and menus have few of either. Texts of a few words pass when they are words. Cost: linear.
bool is_prose(const Annotation& annotation);

}  // namespace relata::extract
