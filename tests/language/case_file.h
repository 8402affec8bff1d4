#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "storage/base/result.h"

namespace relata::language {

// Cells are values as QueryResult::display() writes them.
struct ExpectedTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  bool ordered = false;
};
struct ExpectedError {
  std::string type;    // "SyntaxError"
  std::string detail;  // "UndefinedVariable"; empty: any
  std::string text;    // as describe_error() prints it; empty: any
};
// A word of EXPLAIN's output, such as an operator, that has to be there or must not.
struct ExpectedOperator {
  std::string name;
  bool present = true;
};
struct Parameter {
  std::string name;
  std::string expression;
};

struct Step {
  std::size_t line = 0;
  std::string statement;
  std::vector<Parameter> parameters;
  std::optional<ExpectedTable> table;
  std::optional<ExpectedError> error;
  std::optional<std::string> changes;
  std::vector<ExpectedOperator> operators;
};
struct Case {
  std::string name;
  std::vector<Step> steps;  // those of the file's beginning first
};

// Reads the cases of one file; README.md describes the format. An error names the line.
Result<std::vector<Case>> read_cases(const std::filesystem::path& file);
Result<std::vector<Case>> parse_cases(const std::string& text);

}  // namespace relata::language
