#include "tools/relata/correction_call.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace relata {

Value node_argument(const std::string& text) {
  constexpr std::size_t kMostDigits = 18;  // of what fits into 64 bits
  const bool is_number = text.size() > 1 && text.size() <= kMostDigits + 1 && text[0] == '#' &&
                         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return is_number ? Value(static_cast<std::int64_t>(std::stoll(text.substr(1)))) : Value(text);
}

Result<std::string> call_correction(const std::filesystem::path& directory, std::string_view query, const ValueMap& parameters) {
  RELATA_ASSIGN_OR_RETURN(Database database, Database::open(directory, {.create_if_missing = false}));
  RELATA_ASSIGN_OR_RETURN(const QueryResult done,
                          database.session().run(fmt::format("{} YIELD node RETURN id(node), node.name", query), parameters));
  return fmt::format("#{} {}", done.display(done.at(0, 0)), done.display(done.at(0, 1)));
}

}  // namespace relata
