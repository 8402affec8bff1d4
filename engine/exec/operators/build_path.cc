#include "engine/exec/operators/operators.h"

namespace relata {
namespace {

class BuildPath final : public Operator {
 public:
  BuildPath(ExpressionScope& scope, const plan::BuildPath& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input)) {}

  Status open(Row argument) override { return input_->open(argument); }

  Status next(Batch& out) override {
    RELATA_RETURN_IF_ERROR(input_->next(out));
    for (std::uint32_t i = 0; i < out.size(); ++i) out.row(i)[plan_.path] = path(out.row(i));
    return Status::ok();
  }

 private:
  // Null when a part of it is.
  Value path(Row row) const {
    Path path;
    if (!row[plan_.nodes[0]].is_node()) return Value::null();
    path.nodes.push_back(row[plan_.nodes[0]].as_node());
    for (std::size_t i = 0; i < plan_.relationships.size(); ++i) {
      const Value& value = row[plan_.relationships[i]];
      if (value.is_null()) return Value::null();
      if (value.is_relationship()) {
        add(value.as_relationship(), path);
      } else {
        for (const Value& item : value.as_list()) add(item.as_relationship(), path);
      }
    }
    return path;
  }

  void add(EdgeId edge, Path& path) const {
    const EdgeEnds ends = scope_.state().graph().ends(edge);
    path.edges.push_back(edge);
    path.nodes.push_back(ends.source == path.nodes.back() ? ends.target : ends.source);
  }

  ExpressionScope& scope_;
  const plan::BuildPath& plan_;
  OperatorPtr input_;
};

}  // namespace

OperatorPtr make_build_path(ExpressionScope& scope, const plan::BuildPath& plan, OperatorPtr input) {
  return std::make_unique<BuildPath>(scope, plan, std::move(input));
}

}  // namespace relata
