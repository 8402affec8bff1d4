#pragma once

#include <string>
#include <string_view>

#include "engine/io/graph_selection.h"

namespace relata {

// The selection in GraphViz' language: shapes and colours by label, edges labelled with type and date, a legend of the labels that occur.
std::string to_dot(const GraphSelection& selection);

// Any bytes as a quoted DOT string that GraphViz shows as they are: quotes, backslashes and ampersands escaped, line ends kept, other
// control characters and invalid UTF-8 replaced.
std::string dot_string(std::string_view text);

}  // namespace relata
