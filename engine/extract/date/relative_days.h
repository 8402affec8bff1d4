#pragma once

#include "engine/extract/date/date_context.h"

namespace relata::extract {

// "yesterday", "the previous night", "three days ago", "a week earlier", "in two days", counted from the day of publication; "the same
// day", "the following Monday", "later in the day", counted from the day that the text named last.
std::optional<DateMention> relative_day_at(const DateContext& context, std::uint32_t i);

// "Thursday", "last Thursday", "Thursday of last week", "until Thursday".
std::optional<DateMention> weekday_at(const DateContext& context, std::uint32_t i);

}  // namespace relata::extract
