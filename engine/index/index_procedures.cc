#include "engine/index/index_procedures.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/index/index_set.h"
#include "engine/index/search_procedure.h"

namespace relata {
namespace {

template <typename Ids, typename NameOf>
Value names_of(const Ids& ids, NameOf name_of) {
  ValueList names;
  names.reserve(ids.size());
  for (const auto id : ids) names.emplace_back(name_of(id));
  return names;
}

std::string_view type_of(const IndexDefinition& definition) {
  if (definition.kind == IndexKind::kFullText) return "FULLTEXT";
  return definition.unique ? "UNIQUENESS" : "RANGE";
}

// Lists indexes; of constraints alone, or of all with the constraint to which an index belongs.
class ListIndexes final : public Procedure {
 public:
  explicit ListIndexes(bool constraints) : constraints_(constraints) {
    signature_.name = constraints ? "relata.constraints" : "relata.indexes";
    const auto column = [&](const char* name, StaticType type) { signature_.results.push_back({name, type, true, {}}); };
    for (const char* name : {"name", "type", "entityType"}) column(name, StaticType::kString);
    for (const char* name : {"labelsOrTypes", "properties"}) column(name, StaticType::kList);
    column(constraints ? "ownedIndex" : "owningConstraint", StaticType::kString);
    if (!constraints) {
      column("state", StaticType::kString);
      column("nodes", StaticType::kInteger);
    }
    signature_.description = constraints ? "The uniqueness constraints" : "The indexes, those of constraints among them";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value>, const ProcedureContext& context) const override {
    std::vector<ValueList> rows;
    const Snapshot& graph = *context.eval.snapshot;
    if (graph.indexes() == nullptr) return rows;
    for (const NodeIndex& index : graph.indexes()->all()) {
      if (!constraints_ || index.definition().unique) rows.push_back(row(index, graph.names()));
    }
    std::sort(rows.begin(), rows.end(), [](const ValueList& a, const ValueList& b) { return a[0].as_string() < b[0].as_string(); });
    return rows;
  }

 private:
  ValueList row(const NodeIndex& index, const Names& names) const {
    const IndexDefinition& definition = index.definition();
    // The index of a constraint bears its name.
    const std::string_view type = constraints_ || !definition.unique ? type_of(definition) : "RANGE";
    ValueList row = {definition.name, type, "NODE", names_of(definition.labels, [&](LabelId id) { return Value(names.label(id)); }),
                     names_of(definition.keys, [&](KeyId id) { return Value(names.key(id)); })};
    row.push_back(definition.unique ? Value(definition.name) : Value());
    if (!constraints_) {
      row.emplace_back("ONLINE");
      row.emplace_back(static_cast<std::int64_t>(index.totals().nodes));
    }
    return row;
  }

  bool constraints_;
  ProcedureSignature signature_;
};

}  // namespace

void register_index_procedures(ProcedureRegistry& registry) {
  registry.add(std::make_unique<ListIndexes>(false));
  registry.add(std::make_unique<ListIndexes>(true));
  registry.add(search_procedure());
}

}  // namespace relata
