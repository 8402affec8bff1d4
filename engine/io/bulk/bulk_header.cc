#include "engine/io/bulk/bulk_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/expr/temporal_zone.h"
#include "engine/io/bulk/ascii.h"

namespace relata {
namespace {

constexpr std::array<std::pair<std::string_view, BulkType>, 16> kTypes = {{
    {"string", BulkType::kString},
    {"char", BulkType::kString},
    {"int", BulkType::kInteger},
    {"long", BulkType::kInteger},
    {"short", BulkType::kInteger},
    {"byte", BulkType::kInteger},
    {"integer", BulkType::kInteger},
    {"float", BulkType::kFloat},
    {"double", BulkType::kFloat},
    {"boolean", BulkType::kBoolean},
    {"date", BulkType::kDate},
    {"localtime", BulkType::kLocalTime},
    {"time", BulkType::kTime},
    {"localdatetime", BulkType::kLocalDateTime},
    {"datetime", BulkType::kDateTime},
    {"duration", BulkType::kDuration},
}};

constexpr std::array<std::pair<std::string_view, BulkRole>, 6> kRoles = {{
    {"id", BulkRole::kId},
    {"label", BulkRole::kLabels},
    {"start_id", BulkRole::kStartId},
    {"end_id", BulkRole::kEndId},
    {"type", BulkRole::kType},
    {"ignore", BulkRole::kIgnore},
}};

bool takes_zone(BulkType type) { return type == BulkType::kTime || type == BulkType::kDateTime; }

// Takes what stands between `open` and `close` off the end of `text`; none when it does not end so.
std::optional<std::string_view> take_bracketed(std::string_view& text, char open, char close) {
  if (text.empty() || text.back() != close) return std::nullopt;
  const std::size_t begin = text.rfind(open);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(begin + 1, text.size() - begin - 2);
  text = without_blanks(text.substr(0, begin));
  return inside;
}

class ColumnParser {
 public:
  ColumnParser(std::string_view text, BulkKind kind, BulkType id_type) : text_(text), kind_(kind), id_type_(id_type) {}

  Result<BulkColumn> run() {
    std::string_view rest = without_blanks(text_);
    if (rest.empty()) {
      column_.role = BulkRole::kIgnore;
      return column_;
    }
    const std::optional<std::string_view> options = take_bracketed(rest, '{', '}');
    const std::optional<std::string_view> space = take_bracketed(rest, '(', ')');
    const std::size_t colon = rest.rfind(':');
    column_.name = rest.substr(0, colon);
    if (colon != std::string_view::npos) RELATA_RETURN_IF_ERROR(read_type(ascii_lower(rest.substr(colon + 1))));
    if (space) RELATA_RETURN_IF_ERROR(read_space(*space));
    if (options) RELATA_RETURN_IF_ERROR(read_options(*options));
    RELATA_RETURN_IF_ERROR(check());
    return column_;
  }

 private:
  Status failure(std::string_view reason) const { return Status::invalid_argument(fmt::format("column '{}': {}", text_, reason)); }
  bool is_end() const { return column_.role == BulkRole::kId || column_.role == BulkRole::kStartId || column_.role == BulkRole::kEndId; }

  Status read_type(std::string name) {
    for (const auto& [word, role] : kRoles) {
      if (name != word) continue;
      column_.role = role;
      if (role == BulkRole::kId) column_.type = id_type_;
      return Status::ok();
    }
    column_.is_list = name.ends_with("[]");
    if (column_.is_list) name.resize(name.size() - 2);
    const std::optional<BulkType> type = parse_bulk_type(name);
    if (!type) {
      return failure(
          fmt::format("the type '{}' is unknown; there are string, int, long, float, double, boolean, date, time, localtime, "
                      "datetime, localdatetime, duration, and [] behind each for a list",
                      name));
    }
    column_.type = *type;
    return Status::ok();
  }

  Status read_space(std::string_view space) {
    if (!is_end()) return failure("only ID, START_ID and END_ID are in an id space");
    column_.id_space = space;
    return Status::ok();
  }

  Status read_options(std::string_view options) {
    for (std::string_view rest = options; !rest.empty();) {
      const std::string_view option = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), option.size() + 1));
      const std::size_t colon = option.find(':');
      const std::string_view name = without_blanks(option.substr(0, colon));
      std::string_view value = colon == std::string_view::npos ? "" : without_blanks(option.substr(colon + 1));
      if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) {
        value = value.substr(1, value.size() - 2);
      }
      if (name == "id-type" && is_end()) {
        const std::optional<BulkType> type = parse_bulk_type(ascii_lower(value));
        if (!type || (*type != BulkType::kString && *type != BulkType::kInteger)) return failure("an id is a string or an int");
        column_.type = *type;
      } else if (name == "timezone" && takes_zone(column_.type)) {
        if (!parse_zone(value).is_ok()) return failure(fmt::format("the time zone '{}' is unknown", value));
        column_.time_zone = value;
      } else {
        return failure(fmt::format("the option '{}' is unknown here", name));
      }
    }
    return Status::ok();
  }

  Status check() const {
    if (column_.role == BulkRole::kProperty && column_.name.empty()) return failure("the property has no name");
    const bool for_nodes = column_.role == BulkRole::kId || column_.role == BulkRole::kLabels;
    const bool for_relationships =
        column_.role == BulkRole::kStartId || column_.role == BulkRole::kEndId || column_.role == BulkRole::kType;
    if (for_nodes && kind_ == BulkKind::kRelationships) return failure("this belongs into a file of nodes");
    if (for_relationships && kind_ == BulkKind::kNodes) return failure("this belongs into a file of relationships");
    return Status::ok();
  }

  std::string_view text_;
  BulkKind kind_;
  BulkType id_type_;
  BulkColumn column_;
};

Status check_columns(const std::vector<BulkColumn>& columns, BulkKind kind) {
  const auto count = [&](BulkRole role) {
    return std::count_if(columns.begin(), columns.end(), [&](const BulkColumn& column) { return column.role == role; });
  };
  std::set<std::string_view> names;
  for (const BulkColumn& column : columns) {
    if (!column.name.empty() && !names.insert(column.name).second) {
      return Status::invalid_argument(fmt::format("there are two columns for the property '{}'", column.name));
    }
  }
  if (kind == BulkKind::kNodes) {
    return count(BulkRole::kId) <= 1 ? Status::ok() : Status::invalid_argument("there is more than one column :ID");
  }
  if (count(BulkRole::kStartId) != 1) return Status::invalid_argument("a file of relationships needs one column :START_ID");
  if (count(BulkRole::kEndId) != 1) return Status::invalid_argument("a file of relationships needs one column :END_ID");
  return count(BulkRole::kType) <= 1 ? Status::ok() : Status::invalid_argument("there is more than one column :TYPE");
}

}  // namespace

std::string_view to_string(BulkType type) {
  for (const auto& [name, named] : kTypes) {
    if (named == type) return name;
  }
  return "";
}

std::optional<BulkType> parse_bulk_type(std::string_view name) {
  for (const auto& [known, type] : kTypes) {
    if (name == known) return type;
  }
  return std::nullopt;
}

Result<std::vector<BulkColumn>> parse_bulk_header(std::span<const CsvField> fields, BulkKind kind, BulkType id_type) {
  std::vector<BulkColumn> columns;
  for (const CsvField& field : fields) {
    RELATA_ASSIGN_OR_RETURN(BulkColumn column, ColumnParser(field.text, kind, id_type).run());
    // Only an ID is kept under its name; what the other ends and the special columns are called says nothing.
    if (column.role != BulkRole::kProperty && column.role != BulkRole::kId) column.name.clear();
    columns.push_back(std::move(column));
  }
  RELATA_RETURN_IF_ERROR(check_columns(columns, kind));
  return columns;
}

}  // namespace relata
