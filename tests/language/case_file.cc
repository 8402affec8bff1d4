#include "tests/language/case_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>

namespace relata::language {
namespace {

std::string trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

// "| 'a|b' | 2 |" as its cells; a bar within quotes belongs to its cell.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> found;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && quoted && i + 1 < line.size()) {
      cell += line[i++];
    } else if (line[i] == '\'') {
      quoted = !quoted;
    } else if (line[i] == '|' && !quoted) {
      found.push_back(trim(cell));
      cell.clear();
      continue;
    }
    cell += line[i];
  }
  return found;
}

class CaseParser {
 public:
  Result<std::vector<Case>> parse(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      ++line_number_;
      if (Status status = take(line); !status.is_ok()) return std::move(status).with_context(fmt::format("line {}", line_number_));
    }
    if (!statement_.empty()) return Status::invalid_argument("the last statement has no `;`");
    if (cases_.empty()) return Status::invalid_argument("the file has no case; `== NAME` begins one");
    return std::move(cases_);
  }

 private:
  Status take(const std::string& line) {
    if (!statement_.empty()) return continue_statement(line);
    if (line.starts_with('#') || trim(line).empty()) return Status::ok();
    if (line.starts_with("== ")) {
      cases_.push_back({trim(line.substr(3)), beginning_});
      parameters_.clear();
      return Status::ok();
    }
    if (line.starts_with("given ")) return take_parameter(line.substr(6));
    const std::size_t colon = line.find(": ");
    const std::string word = line.substr(0, colon);
    if (line == "in order" || line == "no rows" || line[0] == '|' || line[0] == '!' || word == "error" || word == "changes" ||
        word == "plan") {
      if (steps().empty()) return Status::invalid_argument("an expectation before any statement");
      return take_expectation(line, word, colon == std::string::npos ? "" : trim(line.substr(colon + 2)), steps().back());
    }
    return continue_statement(line);
  }

  Status continue_statement(const std::string& line) {
    if (statement_.empty()) statement_line_ = line_number_;
    statement_ += (statement_.empty() ? "" : "\n") + line;
    if (!line.ends_with(';')) return Status::ok();
    statement_.pop_back();
    Step step;
    step.line = statement_line_;
    step.statement = std::exchange(statement_, {});
    step.parameters = parameters_;
    steps().push_back(std::move(step));
    return Status::ok();
  }

  Status take_parameter(const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos) return Status::invalid_argument("write `given NAME = EXPRESSION`");
    parameters_.push_back({trim(assignment.substr(0, equals)), trim(assignment.substr(equals + 1))});
    return Status::ok();
  }

  static Status take_expectation(const std::string& line, const std::string& word, const std::string& rest, Step& step) {
    if (line == "in order" || line == "no rows" || line[0] == '|') {
      if (!step.table) step.table.emplace();
      if (line == "in order") step.table->ordered = true;
      return line[0] == '|' ? take_row(cells(line), *step.table) : Status::ok();
    }
    if (line[0] == '!') {
      if (!step.error) step.error.emplace();
      step.error->text += (step.error->text.empty() ? "" : "\n") + (line.size() > 2 ? line.substr(2) : "");
    } else if (word == "error") {
      const std::size_t space = rest.find(' ');
      if (!step.error) step.error.emplace();
      step.error->type = rest.substr(0, space);
      if (space != std::string::npos) step.error->detail = trim(rest.substr(space));
    } else if (word == "changes") {
      step.changes = rest == "none" ? "" : rest;
    } else {
      std::istringstream names(rest);
      for (std::string name; names >> name;) {
        const bool present = name[0] != '-';
        step.operators.push_back({present ? name : name.substr(1), present});
      }
    }
    return Status::ok();
  }

  static Status take_row(std::vector<std::string> row, ExpectedTable& table) {
    if (table.columns.empty()) {
      table.columns = std::move(row);
      return Status::ok();
    }
    if (row.size() != table.columns.size()) {
      return Status::invalid_argument(fmt::format("the row has {} cells, the header {}", row.size(), table.columns.size()));
    }
    table.rows.push_back(std::move(row));
    return Status::ok();
  }

  std::vector<Step>& steps() { return cases_.empty() ? beginning_ : cases_.back().steps; }

  std::vector<Case> cases_;
  std::vector<Step> beginning_;
  std::vector<Parameter> parameters_;
  std::string statement_;
  std::size_t statement_line_ = 0;
  std::size_t line_number_ = 0;
};

}  // namespace

Result<std::vector<Case>> parse_cases(const std::string& text) { return CaseParser().parse(text); }

Result<std::vector<Case>> read_cases(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Status::io_error(fmt::format("cannot read {}", file.string()));
  return parse_cases(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace relata::language
