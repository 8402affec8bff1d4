#include "tools/relata/completion.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "tools/relata/repl_commands.h"

namespace relata {
namespace {

constexpr std::array kKeywords = {"ALL",
                                  "AND",
                                  "AS",
                                  "ASCENDING",
                                  "BEGIN",
                                  "BY",
                                  "CALL",
                                  "CASE",
                                  "COMMIT",
                                  "CONTAINS",
                                  "CREATE",
                                  "CREATE CONSTRAINT",
                                  "CREATE FULLTEXT INDEX",
                                  "CREATE INDEX",
                                  "DELETE",
                                  "DESC",
                                  "DETACH",
                                  "DISTINCT",
                                  "DROP CONSTRAINT",
                                  "DROP INDEX",
                                  "ELSE",
                                  "END",
                                  "ENDS WITH",
                                  "EXISTS",
                                  "EXPLAIN",
                                  "FALSE",
                                  "IN",
                                  "IS NOT NULL",
                                  "IS NULL",
                                  "LIMIT",
                                  "MATCH",
                                  "MERGE",
                                  "NONE",
                                  "NOT",
                                  "NULL",
                                  "ON CREATE SET",
                                  "ON MATCH SET",
                                  "OPTIONAL MATCH",
                                  "OR",
                                  "ORDER BY",
                                  "PROFILE",
                                  "REMOVE",
                                  "RETURN",
                                  "ROLLBACK",
                                  "SET",
                                  "SHOW CONSTRAINTS",
                                  "SHOW INDEXES",
                                  "SINGLE",
                                  "SKIP",
                                  "STARTS WITH",
                                  "THEN",
                                  "TRUE",
                                  "UNION",
                                  "UNWIND",
                                  "WHEN",
                                  "WHERE",
                                  "WITH",
                                  "XOR",
                                  "YIELD"};
constexpr std::array kFunctions = {"abs(",           "allShortestPaths(",
                                   "avg(",           "ceil(",
                                   "coalesce(",      "collect(",
                                   "count(",         "date(",
                                   "datetime(",      "duration(",
                                   "endNode(",       "evidence(",
                                   "exists(",        "floor(",
                                   "head(",          "id(",
                                   "keys(",          "labels(",
                                   "last(",          "left(",
                                   "length(",        "localdatetime(",
                                   "max(",           "min(",
                                   "nodes(",         "properties(",
                                   "range(",         "reduce(",
                                   "relationships(", "replace(",
                                   "reverse(",       "right(",
                                   "round(",         "shortestPath(",
                                   "sign(",          "size(",
                                   "split(",         "sqrt(",
                                   "startNode(",     "substring(",
                                   "sum(",           "tail(",
                                   "toFloat(",       "toInteger(",
                                   "toLower(",       "toString(",
                                   "toUpper(",       "trim(",
                                   "type("};
constexpr std::array kProcedures = {"algo.betweenness(", "algo.components(", "algo.degree(",
                                    "algo.pagerank(",    "relata.evidence(", "relata.search("};

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; }

bool equal_ignoring_case(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

bool begins_with(std::string_view word, std::string_view typed) {
  return word.size() >= typed.size() && std::equal(typed.begin(), typed.end(), word.begin(), equal_ignoring_case);
}

std::string_view trim_right(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t");
  return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// Whether the `:` at the end of `before` stands in a relationship pattern: the last open bracket decides.
bool inside_relationship(std::string_view before) {
  const std::size_t open = before.find_last_of("[(");
  return open != std::string_view::npos && before[open] == '[';
}

class WordList {
 public:
  explicit WordList(std::string_view typed) : typed_(typed) {}
  template <typename Words>
  void offer(const Words& words) {
    for (const auto& word : words) {
      if (begins_with(word, typed_)) found_.emplace_back(word);
    }
  }
  void offer(const std::vector<SchemaEntry>& entries) {
    for (const SchemaEntry& entry : entries) {
      if (begins_with(entry.name, typed_)) found_.push_back(entry.name);
    }
  }
  std::vector<std::string> take() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  std::string_view typed_;
  std::vector<std::string> found_;
};

}  // namespace

LineEditor::Completion complete_query(std::string_view text, const Schema& schema) {
  std::size_t begin = text.size();
  while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
  const std::string_view before = text.substr(0, begin);
  WordList words(text.substr(begin));
  if (before.ends_with(':') && trim_right(before.substr(0, before.size() - 1)).empty()) {
    words.offer(repl_command_names());
  } else if (before.ends_with(':') || (before.ends_with('|') && inside_relationship(before))) {
    inside_relationship(before) ? words.offer(schema.relationship_types) : words.offer(schema.labels);
  } else if (before.ends_with('.')) {
    // `algo.` begins a procedure's name, anything else before a point has properties.
    std::size_t whole = begin - 1;
    while (whole > 0 && is_name_byte(text[whole - 1])) --whole;
    WordList procedures(text.substr(whole));
    procedures.offer(kProcedures);
    std::vector<std::string> found = procedures.take();
    if (!found.empty()) return {whole, std::move(found)};
    words.offer(schema.property_keys);
  } else if (begin < text.size()) {
    words.offer(kKeywords);
    words.offer(kFunctions);
    words.offer(kProcedures);
  }
  return {begin, words.take()};
}

}  // namespace relata
