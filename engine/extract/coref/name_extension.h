#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// Lets names take in what belongs to them beside their borders: particles and hyphens of persons ("van der Bijl", "al-Tamimi", "Kwok
// Wai-keung"), the other half of a place ("Shefa-Amr"). Where two become one, the first is left empty. Requires and keeps: ascending, no
// overlap. Cost: linear in the names.
void extend_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names);

}  // namespace relata::extract
