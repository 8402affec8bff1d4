#pragma once

#include <vector>

#include "engine/extract/relate/relations.h"

namespace relata::extract {

// Dates that a sentence leaves to its neighbours: what the headline tells happened on the day that the lead names, and an event told
// again close by, or in the headline, happened when the dated sentence says. Changes only asserted events without a date.
// `events`: in the order of the text. Cost: linear in the events, near enough.
void fill_dates(const RelationInput& input, std::vector<ExtractedRelation>& events);

}  // namespace relata::extract
