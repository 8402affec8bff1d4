#include "engine/index/search_procedure.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/index/full_text_search.h"
#include "engine/index/index_set.h"

namespace relata {
namespace {

constexpr std::string_view kHowToCreate =
    "CREATE FULLTEXT INDEX news FOR (n:Person|Organization|Place|Proposal|Statement|Article) ON EACH [n.name, n.aliases, n.title, n.text]";

Status argument_error(std::string message) { return Status::runtime_error("ArgumentError", "InvalidArgumentValue", std::move(message)); }

struct Settings {
  std::string index;  // empty: the only one
  SearchOptions options;
};

Result<Settings> settings_of(const Value& argument) {
  Settings settings;
  if (argument.is_null()) return settings;
  for (const auto& [name, value] : argument.as_map()) {
    if (name == "index" && value.is_string()) {
      settings.index = value.as_string();
    } else if (name == "limit" && value.is_integer() && value.as_integer() >= 0) {
      settings.options.limit = static_cast<std::size_t>(value.as_integer());
    } else if (name == "all" && value.is_boolean()) {
      settings.options.all_words = value.as_boolean();
    } else {
      return argument_error(
          fmt::format("relata.search cannot use {}: {}; it knows index (a name), limit (an integer from 0 on) and all (true or false)",
                      name, to_string(value)));
    }
  }
  return settings;
}

Result<const NodeIndex*> index_of(const IndexSet* indexes, const std::string& name) {
  std::vector<const NodeIndex*> found;
  std::vector<std::string_view> names;
  for (const NodeIndex& index : indexes == nullptr ? std::span<const NodeIndex>() : indexes->all()) {
    if (index.definition().kind != IndexKind::kFullText) continue;
    names.push_back(index.definition().name);
    if (name.empty() || index.definition().name == name) found.push_back(&index);
  }
  if (found.size() == 1) return found.front();
  if (names.empty())
    return argument_error(fmt::format("the graph has no full-text index to search; make one, for example: {}", kHowToCreate));
  if (name.empty()) {
    return argument_error(
        fmt::format("there are several full-text indexes ({}); say which: {{index: '{}'}}", fmt::join(names, ", "), names[0]));
  }
  return argument_error(fmt::format("there is no full-text index `{}`; there are: {}", name, fmt::join(names, ", ")));
}

class SearchProcedure final : public Procedure {
 public:
  SearchProcedure() {
    signature_.name = "relata.search";
    signature_.arguments = {{"question", StaticType::kString, true, {}}, {"options", StaticType::kMap, true, Value(ValueMap())}};
    signature_.results = {{"node", StaticType::kNode, false, {}}, {"score", StaticType::kFloat, false, {}}};
    signature_.description = "The nodes whose words answer a question best, the best first";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    std::vector<ValueList> rows;
    if (arguments[0].is_null()) return rows;
    if (!arguments[0].is_string() || !(arguments[1].is_map() || arguments[1].is_null())) {
      return argument_error("relata.search takes a text and a map of options");
    }
    RELATA_ASSIGN_OR_RETURN(const Settings settings, settings_of(arguments[1]));
    const Snapshot& graph = *context.eval.snapshot;
    RELATA_ASSIGN_OR_RETURN(const NodeIndex* const index, index_of(graph.indexes(), settings.index));
    Result<std::vector<SearchHit>> hits = search_full_text(*index, arguments[0].as_string(), settings.options);
    if (hits.status().code() == StatusCode::kInvalidArgument) return argument_error(std::string(hits.status().message()));
    RELATA_RETURN_IF_ERROR(hits.status());
    for (const SearchHit& hit : *hits) {
      // This statement may have deleted it.
      if (graph.contains(hit.node)) rows.push_back({hit.node, hit.score});
    }
    return rows;
  }

 private:
  ProcedureSignature signature_;
};

}  // namespace

std::unique_ptr<Procedure> search_procedure() { return std::make_unique<SearchProcedure>(); }

}  // namespace relata
