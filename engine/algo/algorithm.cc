#include "engine/algo/algorithm.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/algo/graph_view.h"

namespace relata {
namespace {

Status argument_error(const Algorithm& algorithm, std::string_view complaint) {
  return Status::runtime_error("ArgumentError", "InvalidArgumentValue", fmt::format("{}: {}", algorithm.name, complaint));
}

Result<std::vector<std::string>> strings(const Algorithm& algorithm, std::string_view option, const Value& value) {
  std::vector<std::string> found;
  if (value.is_null()) return found;
  const auto wrong = [&] {
    return argument_error(algorithm, fmt::format("`{}` must be a list of strings, not {}", option, to_string(value)));
  };
  if (!value.is_list()) return wrong();
  for (const Value& item : value.as_list()) {
    if (!item.is_string()) return wrong();
    found.push_back(item.as_string());
  }
  return found;
}

Result<Direction> direction_of(const Algorithm& algorithm, const Value& value) {
  if (value.is_null()) return algorithm.default_direction;
  if (value.is_string()) {
    if (value.as_string() == "out") return Direction::kOut;
    if (value.as_string() == "in") return Direction::kIn;
    if (value.as_string() == "both") return Direction::kBoth;
  }
  return argument_error(algorithm, fmt::format("`direction` must be 'out', 'in' or 'both', not {}", to_string(value)));
}

Result<double> number_of(const Algorithm& algorithm, const AlgorithmOption& option, const Value& value) {
  if (value.is_null()) return option.default_value;
  const bool fits = option.integral ? value.is_integer() : value.is_number();
  // Written so that NaN does not fit.
  if (!fits || !(value.as_number() >= option.least && value.as_number() <= option.most)) {
    return argument_error(algorithm, fmt::format("`{}` must be {} from {} to {}, not {}", option.name,
                                                 option.integral ? "an integer" : "a number", option.least, option.most, to_string(value)));
  }
  return value.as_number();
}

struct Settings {
  ViewSelection selection;
  AlgorithmOptions options;
};

Status check_names(const Algorithm& algorithm, const ValueMap& map) {
  std::vector<std::string_view> known = {"labels", "types", "direction"};
  for (const AlgorithmOption& option : algorithm.options) known.push_back(option.name);
  for (const auto& [name, value] : map) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return argument_error(algorithm, fmt::format("there is no option `{}`; it knows {}", name, fmt::join(known, ", ")));
    }
  }
  return Status::ok();
}

Result<Settings> parse(const Algorithm& algorithm, const Value& argument, const Names& names) {
  if (!argument.is_map() && !argument.is_null()) {
    return argument_error(algorithm, fmt::format("the argument must be a map of options, not {}", to_string(argument)));
  }
  const ValueMap map = argument.is_map() ? argument.as_map() : ValueMap();
  RELATA_RETURN_IF_ERROR(check_names(algorithm, map));
  const auto given = [&](std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? Value() : found->second;
  };
  Settings settings;
  ViewSelection& selection = settings.selection;
  selection.distinct_neighbors = algorithm.distinct_neighbors;
  RELATA_ASSIGN_OR_RETURN(const std::vector<std::string> labels, strings(algorithm, "labels", given("labels")));
  RELATA_ASSIGN_OR_RETURN(const std::vector<std::string> types, strings(algorithm, "types", given("types")));
  RELATA_ASSIGN_OR_RETURN(selection.direction, direction_of(algorithm, given("direction")));
  selection.all_labels = labels.empty();
  for (const std::string& label : labels) {
    if (const std::optional<LabelId> id = names.find_label(label)) selection.labels.push_back(*id);
  }
  selection.all_types = types.empty();
  for (const std::string& type : types) {
    if (const std::optional<TypeId> id = names.find_type(type)) selection.types.push_back(*id);
  }
  for (const AlgorithmOption& option : algorithm.options) {
    RELATA_ASSIGN_OR_RETURN(settings.options[option.name], number_of(algorithm, option, given(option.name)));
  }
  return settings;
}

void sort_rows(std::vector<NodeScore>& rows, ScoreOrder order) {
  std::sort(rows.begin(), rows.end(), [&](const NodeScore& a, const NodeScore& b) {
    const double left = a.score.as_number();
    const double right = b.score.as_number();
    if (left != right) return order == ScoreOrder::kHighestFirst ? left > right : left < right;
    return a.node < b.node;
  });
}

// The one place where AlgorithmCancelled ends.
Result<std::vector<NodeScore>> run_algorithm(const Algorithm& algorithm, const Settings& settings, const Snapshot& snapshot,
                                             const std::function<bool()>& cancelled) {
  try {
    const GraphView view(snapshot, settings.selection, cancelled);
    std::vector<NodeScore> rows;
    if (view.size() > 0) rows = algorithm.run(view, settings.options);
    sort_rows(rows, algorithm.order);
    return rows;
  } catch (const AlgorithmCancelled&) {
    return Status::cancelled(fmt::format("{} was cancelled", algorithm.name));
  }
}

class AlgorithmProcedure final : public Procedure {
 public:
  explicit AlgorithmProcedure(Algorithm algorithm) : algorithm_(std::move(algorithm)) {
    signature_.name = algorithm_.name;
    signature_.arguments = {{"options", StaticType::kMap, true, Value(ValueMap())}};
    signature_.results = {{"node", StaticType::kNode, false, {}}, {algorithm_.score_name, algorithm_.score_type, false, {}}};
    signature_.description = algorithm_.description;
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    const Snapshot& snapshot = *context.eval.snapshot;
    RELATA_ASSIGN_OR_RETURN(const Settings settings, parse(algorithm_, arguments[0], snapshot.names()));
    RELATA_ASSIGN_OR_RETURN(const std::vector<NodeScore> scores, run_algorithm(algorithm_, settings, snapshot, context.cancelled));
    std::vector<ValueList> rows;
    rows.reserve(scores.size());
    for (const NodeScore& score : scores) rows.push_back({score.node, score.score});
    return rows;
  }

 private:
  Algorithm algorithm_;
  ProcedureSignature signature_;
};

}  // namespace

std::unique_ptr<Procedure> as_procedure(Algorithm algorithm) { return std::make_unique<AlgorithmProcedure>(std::move(algorithm)); }

}  // namespace relata
