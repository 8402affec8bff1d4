#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "tools/relata/command.h"

namespace relata {
namespace {

constexpr const char* kQuestion =
    "CALL relata.review($limit) YIELD decision, reason, label, name, article, sentence, other, other_article, other_sentence, node, "
    "other_node RETURN decision, reason, label, id(node), name, article, sentence, id(other_node), other, other_article, other_sentence";

struct ReviewArguments {
  std::filesystem::path database;
  std::int64_t limit = 100;
};

std::string text_at(const QueryResult& result, std::size_t row, std::size_t column) {
  const Value& value = result.at(row, column);
  return value.is_string() ? value.as_string() : value.is_null() ? "" : result.display(value);
}

void print_side(const QueryResult& found, std::size_t row, std::size_t first, Console& console) {
  fmt::print(console.out, "  #{} {}\n", text_at(found, row, first), text_at(found, row, first + 1));
  if (const std::string article = text_at(found, row, first + 2); !article.empty()) {
    fmt::print(console.out, "      {}: {}\n", article, text_at(found, row, first + 3));
  }
}

int run_review(const ReviewArguments& arguments, Console& console) {
  Result<Database> database = Database::open(arguments.database, {.create_if_missing = false, .read_only = true});
  if (!database.is_ok()) return report(console, database.status());
  const Result<QueryResult> found = database->session().run(kQuestion, {{"limit", Value(arguments.limit)}});
  if (!found.is_ok()) return report(console, found.status());
  for (std::size_t row = 0; row < found->row_count(); ++row) {
    fmt::print(console.out, "{} ({}, {})\n", text_at(*found, row, 0), text_at(*found, row, 1), text_at(*found, row, 2));
    print_side(*found, row, 3, console);
    print_side(*found, row, 7, console);
  }
  const bool is_full = static_cast<std::int64_t>(found->row_count()) == arguments.limit;
  fmt::print(console.out, "{} to look at{}\n", found->row_count(), is_full ? "; there may be more (--limit)" : "");
  return kSuccess;
}

}  // namespace

void add_review(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<ReviewArguments>();
  CLI::App* command =
      application.add_subcommand("review", "List names of which it is not sure whether they are one thing, with their sentences");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_option("--limit", arguments->limit, "Most to list (default: 100)")->check(CLI::NonNegativeNumber);
  command->callback([=, &action] { action = [arguments](Console& console) { return run_review(*arguments, console); }; });
}

}  // namespace relata
