#pragma once

#include "engine/extract/document.h"

namespace relata::extract {

// Number of sentences before the first line break, when there is no full stop in what would be the headline; 0 for none. Cost: constant.
std::uint32_t headline_end(const Document& document, const Annotation& annotation);

}  // namespace relata::extract
