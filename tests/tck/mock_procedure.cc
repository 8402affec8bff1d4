#include "tests/tck/mock_procedure.h"

#include <nlohmann/json.hpp>
#include <regex>
#include <utility>

#include "engine/expr/compare.h"
#include "tests/tck/canonical.h"

namespace relata::tck {
namespace {

StaticType static_type(const std::string& name) {
  if (name == "STRING") return StaticType::kString;
  if (name == "INTEGER") return StaticType::kInteger;
  if (name == "FLOAT") return StaticType::kFloat;
  if (name == "NUMBER") return StaticType::kNumber;
  if (name == "BOOLEAN") return StaticType::kBoolean;
  return StaticType::kAny;
}

std::vector<ProcedureParameter> parse_parameters(const std::string& text) {
  static const std::regex kParameter(R"((\w+)\s*::\s*(\w+)(\??))");
  std::vector<ProcedureParameter> parameters;
  for (std::sregex_iterator match(text.begin(), text.end(), kParameter), end; match != end; ++match) {
    parameters.push_back({(*match)[1], static_type((*match)[2]), (*match)[3].length() == 1, std::nullopt});
  }
  return parameters;
}

class MockProcedure : public Procedure {
 public:
  MockProcedure(ProcedureSignature signature, std::vector<ValueList> table) : signature_(std::move(signature)), table_(std::move(table)) {}

  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext&) const override {
    std::vector<ValueList> rows;
    for (const ValueList& row : table_) {
      bool matches = true;
      for (std::size_t i = 0; i < arguments.size(); ++i) matches = matches && equivalent(row[i], arguments[i]);
      if (matches) rows.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(arguments.size()), row.end());
    }
    return rows;
  }

 private:
  ProcedureSignature signature_;
  std::vector<ValueList> table_;
};

}  // namespace

std::unique_ptr<Procedure> make_mock_procedure(const std::string& text, const nlohmann::json& header, const nlohmann::json& rows) {
  static const std::regex kSignature(R"(^([\w.]+)\((.*)\)\s*::\s*\((.*)\)$)");
  std::smatch match;
  ProcedureSignature signature;
  if (std::regex_match(text, match, kSignature)) {
    signature.name = match[1];
    signature.arguments = parse_parameters(match[2]);
    signature.results = parse_parameters(match[3]);
  }
  // The table's columns may stand in another order than the signature's.
  std::vector<std::size_t> order;
  for (const auto* part : {&signature.arguments, &signature.results}) {
    for (const ProcedureParameter& parameter : *part) {
      for (std::size_t column = 0; column < header.size(); ++column) {
        if (header[column] == parameter.name) order.push_back(column);
      }
    }
  }
  std::vector<ValueList> table;
  for (const nlohmann::json& row : rows) {
    ValueList values;
    for (const std::size_t column : order) values.push_back(to_value(row[column]));
    table.push_back(std::move(values));
  }
  return std::make_unique<MockProcedure>(std::move(signature), std::move(table));
}

}  // namespace relata::tck
