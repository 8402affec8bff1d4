#pragma once

#include "engine/extract/date/date_context.h"

namespace relata::extract {

// "March 3", "Sept 3, 2025", "3 March 2025", "the 3rd of March", "March 3 last year", "2025-03-13", "13/3/2025", "Christmas Eve", "on the
// 13th" at a token, the nearest such day where the year is left out.
std::optional<DateMention> calendar_date_at(const DateContext& context, std::uint32_t i);

}  // namespace relata::extract
