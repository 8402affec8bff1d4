#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace relata {

struct TableCell {
  std::string text;
  bool align_right = false;
};

struct TableStyle {
  bool borders = false;
  // Columns of the screen; cells are wrapped at spaces until the table fits, or no column can get narrower. 0: no limit.
  std::size_t width = 0;
};

// A table whose columns line up on a terminal, whatever the script (see display_width.h). Requires: every row as long as `header`.
void write_table(const std::vector<std::string>& header, const std::vector<std::vector<TableCell>>& rows, const TableStyle& style,
                 std::ostream& out);

}  // namespace relata
