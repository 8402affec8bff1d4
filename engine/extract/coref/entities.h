#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Makes entities of names: one for all names of one thing (full name and surname, acronym and what it stands for, a country and its
// adjective), and a reference for every name. Two people of one surname stay two when their given names differ; a bare surname goes to
// the one named last. Requires: names ascending, without overlap. Cost: linear in the names but for names that share words.
void merge_names(const std::vector<Mention>& names, Reading& reading);

}  // namespace relata::extract
