#pragma once

#include <string_view>

#include "engine/api/database.h"
#include "tools/relata/line_editor.h"

namespace relata {

// What may follow `text` in a query over a graph with `schema`: labels and types behind `:`, property keys behind `.`, commands behind a
// `:` that begins the line, otherwise keywords and functions. Keywords are offered in capitals whatever was typed.
LineEditor::Completion complete_query(std::string_view text, const Schema& schema);

}  // namespace relata
