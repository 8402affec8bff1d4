#include "engine/ingest/correction_procedures.h"

#include <fmt/format.h>

#include "engine/extract/extractor.h"
#include "engine/extract/lexicon/relation_types.h"
#include "engine/ingest/correct_nodes.h"
#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"
#include "engine/ingest/review.h"
#include "engine/txn/evidence_lookup.h"
#include "engine/txn/graph_writer.h"

namespace relata {
namespace {

constexpr std::int64_t kDefaultLimit = 1000;

Status argument_error(std::string message) { return Status::runtime_error("ArgumentError", "InvalidArgumentValue", std::move(message)); }

// Statuses of the functions below are about arguments: the caller is to see them as errors of the query.
Status as_query_error(const Status& status) {
  const bool about_arguments = status.code() == StatusCode::kInvalidArgument || status.code() == StatusCode::kNotFound;
  return about_arguments ? argument_error(std::string(status.message())) : status;
}

// The only node of a name among those that articles speak of.
Result<NodeId> node_called(const Snapshot& graph, const std::string& name) {
  const std::string folded = folded_name(name);
  std::vector<NodeId> found;
  std::vector<NodeId> by_alias;
  for (const char* label : {"Person", "Organization", "Place", "Proposal"}) {
    for_each_node(graph, label, [&](NodeId node) {
      const std::vector<std::string> names = names_of(graph, node);
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (folded_name(names[i]) != folded) continue;
        (i == 0 ? found : by_alias).push_back(node);
        return;
      }
    });
  }
  if (found.empty()) found = std::move(by_alias);
  if (found.empty()) return argument_error(fmt::format("nothing is called '{}'", name));
  if (found.size() == 1) return found.front();
  std::string ids;
  for (const NodeId node : found)
    ids += fmt::format("{}{} ({})", ids.empty() ? "" : ", ", node.value, graph.names().label(graph.labels(node).front()));
  return argument_error(fmt::format("several nodes are called '{}': {}; give the number of one", name, ids));
}

Result<NodeId> node_argument(const Value& value, const Snapshot& graph, std::string_view procedure) {
  if (value.is_string()) return node_called(graph, value.as_string());
  const NodeId node = value.is_node()      ? value.as_node()
                      : value.is_integer() ? NodeId{static_cast<std::uint64_t>(value.as_integer())}
                                           : NodeId{};
  if (node.value == 0) {
    return Status::runtime_error("TypeError", "InvalidArgumentType",
                                 fmt::format("{} wants a node, its name or its number, not a {}", procedure, to_string(value.kind())));
  }
  if (!graph.contains(node)) return argument_error(fmt::format("there is no node {}", node.value));
  return node;
}

// Expressions see evidence as maps; here the records are needed. Null where a statement runs without a store.
const EvidenceLookup* evidence_of(const ProcedureContext& context) { return dynamic_cast<const EvidenceLookup*>(context.eval.evidence); }

Result<CorrectionContext> correction_context(const ProcedureContext& context) {
  const EvidenceLookup* evidence = evidence_of(context);
  if (context.writer == nullptr || evidence == nullptr) return Status::unsupported("corrections need a graph that can be written");
  CorrectionContext correction{*context.writer, *evidence, {}};
  RELATA_ASSIGN_OR_RETURN(const auto types, extract::read_relation_types(extract::default_data_directory() / "lexicon"));
  for (const extract::RelationType& type : types) {
    if (type.symmetric) correction.symmetric.insert(type.name);
  }
  return correction;
}

class MergeProcedure final : public Procedure {
 public:
  MergeProcedure() {
    signature_.name = "relata.merge";
    signature_.arguments = {{"kept", StaticType::kAny, false, {}}, {"other", StaticType::kAny, false, {}}};
    signature_.results = {{"node", StaticType::kNode, false, {}}};
    signature_.updates = true;
    signature_.description = "Makes two nodes one, now and in articles to come; each is given as a node, a name or a number";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    RELATA_ASSIGN_OR_RETURN(const CorrectionContext correction, correction_context(context));
    RELATA_ASSIGN_OR_RETURN(const NodeId kept, node_argument(arguments[0], correction.writer.snapshot(), signature_.name));
    RELATA_ASSIGN_OR_RETURN(const NodeId other, node_argument(arguments[1], correction.writer.snapshot(), signature_.name));
    RELATA_RETURN_IF_ERROR(as_query_error(merge_nodes(correction, kept, other)));
    return std::vector<ValueList>{{Value(kept)}};
  }

 private:
  ProcedureSignature signature_;
};

class SplitProcedure final : public Procedure {
 public:
  SplitProcedure() {
    signature_.name = "relata.split";
    signature_.arguments = {{"node", StaticType::kAny, false, {}}, {"part", StaticType::kMap, false, {}}};
    signature_.results = {{"node", StaticType::kNode, false, {}}};
    signature_.updates = true;
    signature_.description = "Makes a node of its own of what {articles: [ids]} or {names: [...]} of another one mean";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    RELATA_ASSIGN_OR_RETURN(const CorrectionContext correction, correction_context(context));
    RELATA_ASSIGN_OR_RETURN(const NodeId node, node_argument(arguments[0], correction.writer.snapshot(), signature_.name));
    RELATA_ASSIGN_OR_RETURN(const SplitPart part, part_of(arguments[1]));
    const Result<NodeId> other = split_node(correction, node, part);
    if (!other.is_ok()) return as_query_error(other.status());
    return std::vector<ValueList>{{Value(*other)}};
  }

 private:
  static Result<SplitPart> part_of(const Value& value) {
    SplitPart part;
    if (!value.is_map())
      return Status::runtime_error("TypeError", "InvalidArgumentType", "relata.split wants a map {articles: [...]} or {names: [...]}");
    for (const auto& [key, list] : value.as_map()) {
      if (key != "articles" && key != "names")
        return argument_error(fmt::format("relata.split knows no '{}', only articles and names", key));
      std::vector<std::string> strings = strings_in(list);
      if (!list.is_list() || strings.size() != list.as_list().size())
        return argument_error(fmt::format("'{}' is to be a list of strings", key));
      (key == "articles" ? part.articles : part.names) = std::move(strings);
    }
    return part;
  }

  ProcedureSignature signature_;
};

class ReviewProcedure final : public Procedure {
 public:
  ReviewProcedure() {
    signature_.name = "relata.review";
    signature_.arguments = {{"limit", StaticType::kInteger, false, Value(kDefaultLimit)}};
    for (const char* name : {"decision", "reason", "label", "name", "article", "sentence", "other", "other_article", "other_sentence"}) {
      signature_.results.push_back({name, StaticType::kString, true, {}});
    }
    for (const char* name : {"node", "other_node"}) signature_.results.push_back({name, StaticType::kNode, true, {}});
    signature_.description = "Names of which it is not sure whether they are one thing: joined on weak grounds, or kept apart though alike";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    if (!arguments[0].is_integer() || arguments[0].as_integer() < 0) return argument_error("relata.review wants a limit of 0 or more");
    std::vector<ValueList> rows;
    const EvidenceLookup* evidence = evidence_of(context);
    if (evidence == nullptr) return rows;
    RELATA_ASSIGN_OR_RETURN(const std::vector<Ambiguity> found,
                            find_ambiguities(*context.eval.snapshot, *evidence, static_cast<std::size_t>(arguments[0].as_integer())));
    const auto text = [](const std::string& value) { return value.empty() ? Value() : Value(value); };
    for (const Ambiguity& one : found) {
      rows.push_back({Value(to_string(one.decision)), text(one.reason), text(one.label), text(one.name), text(one.article),
                      text(one.sentence), text(one.other_name), text(one.other_article), text(one.other_sentence), Value(one.node),
                      Value(one.other)});
    }
    return rows;
  }

 private:
  ProcedureSignature signature_;
};

}  // namespace

std::vector<std::unique_ptr<Procedure>> correction_procedures() {
  std::vector<std::unique_ptr<Procedure>> procedures;
  procedures.push_back(std::make_unique<MergeProcedure>());
  procedures.push_back(std::make_unique<SplitProcedure>());
  procedures.push_back(std::make_unique<ReviewProcedure>());
  return procedures;
}

}  // namespace relata
