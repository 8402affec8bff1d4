#include "tools/relata/table.h"

#include <algorithm>
#include <numeric>
#include <ostream>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "engine/api/display_width.h"

namespace relata {
namespace {

constexpr std::size_t kNarrowest = 8;

struct Line {
  std::string text;
  std::size_t width = 0;
};
using WrappedCell = std::vector<Line>;

// The text with line ends and tabs as spaces, and what would upset a terminal as U+FFFD.
std::string printable(std::string_view text) {
  std::string shown;
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, length, c);
    if (c == '\n' || c == '\t') {
      shown += ' ';
    } else if (c < 0 || u_iscntrl(c)) {
      shown += "\xEF\xBF\xBD";
    } else {
      shown.append(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
    }
  }
  return shown;
}

// The longest prefix of at most `width` columns, at a space if there is one; at least one character.
std::size_t break_point(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t last_space = 0;
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, length, c);
    used += display_width(static_cast<char32_t>(c));
    if (used > width && start > 0) return c != ' ' && last_space > 0 ? last_space : static_cast<std::size_t>(start);
    if (c == ' ') last_space = static_cast<std::size_t>(start);
  }
  return text.size();
}

WrappedCell wrap(std::string_view text, std::size_t width) {
  WrappedCell lines;
  while (display_width(text) > width) {
    const std::size_t end = break_point(text, width);
    lines.push_back({std::string(text.substr(0, end)), display_width(text.substr(0, end))});
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  lines.push_back({std::string(text), display_width(text)});
  return lines;
}

// Takes columns from the widest until the sum fits.
void shrink(std::vector<std::size_t>& widths, std::size_t available) {
  std::size_t sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  while (sum > available) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
    --sum;
  }
}

class TableWriter {
 public:
  TableWriter(std::vector<std::size_t> widths, bool borders, std::ostream& out)
      : widths_(std::move(widths)), borders_(borders), out_(out) {}

  void rule(std::string_view left, std::string_view middle, std::string_view right) {
    previous_height_ = 0;
    if (!borders_) return;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      out_ << (i == 0 ? left : middle);
      for (std::size_t n = 0; n < widths_[i] + 2; ++n) out_ << "─";
    }
    out_ << right << '\n';
  }

  void row(const std::vector<TableCell>& cells) {
    std::vector<WrappedCell> wrapped;
    std::size_t height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      wrapped.push_back(wrap(cells[i].text, widths_[i]));
      height = std::max(height, wrapped.back().size());
    }
    // A rule where a row of several lines meets another row: nothing else says where it ends.
    if (previous_height_ > 0 && (height > 1 || previous_height_ > 1)) rule("├", "┼", "┤");
    previous_height_ = height;
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        static const Line kBlank;
        const Line& part = line < wrapped[i].size() ? wrapped[i][line] : kBlank;
        const std::string padding(widths_[i] - std::min(widths_[i], part.width), ' ');
        text += borders_ ? "│ " : (i == 0 ? "" : "  ");
        text += cells[i].align_right ? padding + part.text : part.text + padding;
        if (borders_) text += ' ';
      }
      if (borders_) {
        text += "│";
      } else {
        text.erase(text.find_last_not_of(' ') + 1);
      }
      out_ << text << '\n';
    }
  }

 private:
  std::vector<std::size_t> widths_;
  bool borders_;
  std::size_t previous_height_ = 0;  // of the row above; 0 below a rule
  std::ostream& out_;
};

}  // namespace

void write_table(const std::vector<std::string>& header, const std::vector<std::vector<TableCell>>& rows, const TableStyle& style,
                 std::ostream& out) {
  std::vector<TableCell> head;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool numbers = !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row[i].align_right; });
    head.push_back({printable(header[i]), numbers});
    widths.push_back(display_width(head.back().text));
  }
  std::vector<std::vector<TableCell>> body = rows;
  for (std::vector<TableCell>& row : body) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i].text = printable(row[i].text);
      widths[i] = std::max(widths[i], display_width(row[i].text));
    }
  }
  if (style.width > 0) {
    const std::size_t frame = style.borders ? 3 * widths.size() + 1 : 2 * (widths.size() - 1);
    shrink(widths, style.width > frame ? style.width - frame : 0);
  }
  TableWriter writer(std::move(widths), style.borders, out);
  writer.rule("┌", "┬", "┐");
  writer.row(head);
  writer.rule("├", "┼", "┤");
  for (const std::vector<TableCell>& row : body) writer.row(row);
  writer.rule("└", "┴", "┘");
}

}  // namespace relata
