#include "engine/index/document_terms.h"

#include <map>

#include <fmt/format.h>

#include "engine/index/text_terms.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

constexpr std::string_view kArticleLabel = "Article";
constexpr std::string_view kTextKey = "text";

using TermCounts = std::map<std::string, std::uint32_t>;

void add_text(std::string_view text, TermCounts& counts) {
  for (std::string& term : text_terms(text)) ++counts[std::move(term)];
}

void add_value(const Value& value, TermCounts& counts) {
  if (value.is_string()) add_text(value.as_string(), counts);
  if (!value.is_list()) return;
  for (const Value& item : value.as_list()) {
    if (item.is_string()) add_text(item.as_string(), counts);
  }
}

}  // namespace

Result<const std::string*> DocumentTerms::article_text(NodeId node) {
  if (article_ != node) {
    RELATA_ASSIGN_OR_RETURN(text_, texts_(node));
    article_ = node;
  }
  return &text_;
}

Result<std::shared_ptr<const DocumentRecord>> DocumentTerms::of(const IndexDefinition& definition, NodeId node) {
  if (!graph_.contains(node) || !covers(definition, graph_.labels(node))) return std::shared_ptr<const DocumentRecord>();
  const std::optional<LabelId> article = graph_.names().find_label(kArticleLabel);
  TermCounts counts;
  for (const KeyId key : definition.keys) {
    const Value value = graph_.property(node, key);
    add_value(value, counts);
    const bool is_text = value.is_null() && article && graph_.has_label(node, *article) && graph_.names().key(key) == kTextKey;
    if (!is_text) continue;
    RELATA_ASSIGN_OR_RETURN(const std::string* const text, article_text(node));
    add_text(*text, counts);
  }
  if (counts.empty()) return std::shared_ptr<const DocumentRecord>();
  auto record = std::make_shared<DocumentRecord>();
  for (const auto& [term, count] : counts) record->length += count;
  record->terms.assign(counts.begin(), counts.end());
  return std::shared_ptr<const DocumentRecord>(std::move(record));
}

Status check_documents(const GraphStore& store, const Snapshot& graph, const std::function<bool(std::string problem)>& problem) {
  RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, store.load_catalog());
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<IndexReader> reader, store.index_reader());
  const ArticleTexts texts = [&](NodeId node) -> Result<std::string> {
    RELATA_ASSIGN_OR_RETURN(const std::optional<std::string> text, store.article_text(node));
    return text.value_or("");
  };
  DocumentTerms terms(graph, texts);
  constexpr std::size_t kStep = 4096;
  for (NodeId from{1};;) {
    const std::vector<NodeId> nodes = graph.nodes(std::nullopt, from, kStep);
    for (const NodeId node : nodes) {
      for (const IndexState& index : catalog.indexes) {
        if (index.definition.kind != IndexKind::kFullText) continue;
        RELATA_ASSIGN_OR_RETURN(const std::shared_ptr<const DocumentRecord> said, terms.of(index.definition, node));
        RELATA_ASSIGN_OR_RETURN(const std::optional<DocumentRecord> stored, reader->document(index.definition.id, node));
        const bool same = said == nullptr ? !stored : stored == *said;
        const bool go_on = same || problem(fmt::format("the index '{}' does not hold the words of node {}; drop it and create it again",
                                                       index.definition.name, node.value));
        if (!go_on) return Status::ok();
      }
    }
    if (nodes.size() < kStep) return Status::ok();
    from = {nodes.back().value + 1};
  }
}

}  // namespace relata
