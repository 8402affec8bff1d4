#include <fmt/format.h>

#include "query/plan/plan.h"

namespace relata::plan {
namespace {

std::string hops(std::uint64_t from, std::uint64_t to) {
  return to == UINT64_MAX ? fmt::format("*{}..", from) : fmt::format("*{}..{}", from, to);
}

std::string names(const std::vector<bound::ProjectionItem>& items) {
  std::string text;
  for (const bound::ProjectionItem& item : items) text += (text.empty() ? "" : ", ") + item.name;
  return text;
}

class Details {
 public:
  explicit Details(std::span<const std::string> slot_names) : slot_names_(slot_names) {}

  std::string operator()(const NodeScan& op) const { return slot(op.slot) + (op.label ? ":" + *op.label : "") + filtered(op.predicates); }
  std::string operator()(const NodeIndexSeek& op) const {
    std::string_view how = "=";
    if (op.kind == SeekKind::kIn) how = "IN";
    if (op.kind == SeekKind::kRange) how = "range";
    if (op.kind == SeekKind::kPrefix) how = "STARTS WITH";
    return fmt::format("{}:{}({}) {}", slot(op.slot), op.label, op.key, how);
  }
  std::string operator()(const Expand& op) const { return arrow(op.traversal, "") + filtered(op.predicates); }
  std::string operator()(const RelationshipScan& op) const {
    return arrow(op.traversal, "", op.from_labels) + (op.counted ? " counted" : "") + filtered(op.predicates);
  }
  std::string operator()(const DistinctExpand& op) const { return arrow(op.traversal, ""); }
  std::string operator()(const CountExpand& op) const { return arrow(op.traversal, ""); }
  std::string operator()(const IntersectExpand& op) const {
    return arrow(op.first, "") + ", " + arrow(op.second, "") + (op.counted ? " counted" : "") + filtered(op.predicates);
  }
  std::string operator()(const PruningExpand& op) const { return arrow(op.traversal, hops(op.min_hops, op.max_hops)); }
  std::string operator()(const VariableExpand& op) const { return arrow(op.traversal, hops(op.min_hops, op.max_hops)); }
  std::string operator()(const BoundExpand& op) const { return arrow(op.traversal, ""); }
  std::string operator()(const ShortestPath& op) const {
    return arrow(op.traversal, hops(op.min_hops, op.max_hops)) + (op.all ? " all" : "");
  }
  std::string operator()(const BuildPath& op) const { return slot(op.path); }
  std::string operator()(const Unwind& op) const { return slot(op.variable); }
  std::string operator()(const Project& op) const { return names(op.items); }
  std::string operator()(const Aggregate& op) const {
    return fmt::format("by [{}], {} aggregate{}", names(op.keys), op.aggregates.size(), op.aggregates.size() == 1 ? "" : "s");
  }
  std::string operator()(const Sort& op) const { return fmt::format("{} key{}", op.keys.size(), op.keys.size() == 1 ? "" : "s"); }
  std::string operator()(const TopK& op) const { return fmt::format("{} key{}", op.keys.size(), op.keys.size() == 1 ? "" : "s"); }
  std::string operator()(const CountNodes& op) const { return op.label ? ":" + *op.label : ""; }
  std::string operator()(const CountRelationships& op) const {
    return op.types.empty() ? "" : fmt::format(":{}", fmt::join(op.types, "|"));
  }
  std::string operator()(const Delete& op) const { return op.detach ? "detach" : ""; }
  std::string operator()(const CallProcedure& op) const { return op.name; }
  template <typename Other>
  std::string operator()(const Other&) const {
    return "";
  }

 private:
  static std::string filtered(const std::vector<bound::ExpressionPtr>& predicates) {
    if (predicates.empty()) return "";
    return fmt::format(", {} predicate{}", predicates.size(), predicates.size() == 1 ? "" : "s");
  }
  std::string slot(bound::Slot s) const { return slot_names_[s.index].empty() ? fmt::format("#{}", s.index) : slot_names_[s.index]; }
  static std::string labelled(const std::vector<std::string>& labels) {
    return labels.empty() ? "" : fmt::format(":{}", fmt::join(labels, ":"));
  }
  std::string arrow(const Traversal& t, const std::string& length, const std::vector<std::string>& from_labels = {}) const {
    const std::string types = t.types.empty() ? "" : fmt::format(":{}", fmt::join(t.types, "|"));
    return fmt::format("({}{}){}[{}{}{}]{}({}{}){}", slot(t.from), labelled(from_labels), t.direction == Direction::kIn ? "<-" : "-",
                       slot(t.relationship), types, length, t.direction == Direction::kOut ? "->" : "-", slot(t.to), labelled(t.to_labels),
                       t.into ? " into" : "");
  }

  std::span<const std::string> slot_names_;
};

struct Name {
  std::string_view operator()(const Argument&) const { return "Argument"; }
  std::string_view operator()(const NodeScan& op) const { return op.label ? "NodeByLabelScan" : "AllNodesScan"; }
  std::string_view operator()(const NodeIndexSeek& op) const { return op.unique ? "NodeUniqueIndexSeek" : "NodeIndexSeek"; }
  std::string_view operator()(const Expand& op) const { return op.traversal.into ? "ExpandInto" : "Expand"; }
  std::string_view operator()(const RelationshipScan&) const { return "RelationshipScan"; }
  std::string_view operator()(const DistinctExpand&) const { return "DistinctExpand"; }
  std::string_view operator()(const CountExpand&) const { return "CountExpand"; }
  std::string_view operator()(const IntersectExpand&) const { return "IntersectExpand"; }
  std::string_view operator()(const VariableExpand&) const { return "VariableExpand"; }
  std::string_view operator()(const PruningExpand&) const { return "PruningExpand"; }
  std::string_view operator()(const BoundExpand&) const { return "BoundExpand"; }
  std::string_view operator()(const ShortestPath&) const { return "ShortestPath"; }
  std::string_view operator()(const Filter&) const { return "Filter"; }
  std::string_view operator()(const BuildPath&) const { return "BuildPath"; }
  std::string_view operator()(const OptionalApply&) const { return "OptionalApply"; }
  std::string_view operator()(const Unwind&) const { return "Unwind"; }
  std::string_view operator()(const Project&) const { return "Project"; }
  std::string_view operator()(const Aggregate&) const { return "Aggregate"; }
  std::string_view operator()(const Distinct&) const { return "Distinct"; }
  std::string_view operator()(const Sort&) const { return "Sort"; }
  std::string_view operator()(const TopK&) const { return "TopK"; }
  std::string_view operator()(const Skip&) const { return "Skip"; }
  std::string_view operator()(const Limit&) const { return "Limit"; }
  std::string_view operator()(const CountNodes&) const { return "CountNodes"; }
  std::string_view operator()(const CountRelationships&) const { return "CountRelationships"; }
  std::string_view operator()(const Create&) const { return "Create"; }
  std::string_view operator()(const Update&) const { return "Update"; }
  std::string_view operator()(const Merge&) const { return "Merge"; }
  std::string_view operator()(const Delete&) const { return "Delete"; }
  std::string_view operator()(const CallProcedure&) const { return "CallProcedure"; }
};

void print(const Node& node, std::span<const std::string> slot_names, int depth, std::string& text) {
  const std::string more = details(node.op, slot_names);
  text += fmt::format("{}{}{}{}   (about {:.0f} rows)\n", std::string(static_cast<std::size_t>(depth) * 2, ' '), name(node.op),
                      more.empty() ? "" : " ", more, node.rows);
  for (const NodePtr& input : node.inputs) print(*input, slot_names, depth + 1, text);
}

void print(const SingleQuery& query, std::span<const std::string> slot_names, int depth, std::string& text) {
  print(*query.root, slot_names, depth, text);
  for (std::size_t i = 0; i < query.subqueries.size(); ++i) {
    text += fmt::format("{}Subquery {}\n", std::string(static_cast<std::size_t>(depth) * 2, ' '), i);
    print(query.subqueries[i], slot_names, depth + 1, text);
  }
}

}  // namespace

std::string_view name(const Operator& op) { return std::visit(Name{}, op); }
std::string details(const Operator& op, std::span<const std::string> slot_names) { return std::visit(Details(slot_names), op); }

std::string explain(const Query& query) {
  std::string text;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (query.parts.size() > 1) text += i == 0 ? "Union\n" : "";
    print(query.parts[i], query.slot_names, query.parts.size() > 1 ? 1 : 0, text);
  }
  return text;
}

}  // namespace relata::plan
