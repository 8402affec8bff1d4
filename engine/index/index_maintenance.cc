#include "engine/index/index_maintenance.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/expr/compare.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

// What an index holds at one moment, for storage.
class EntriesOfIndex final : public IndexContents {
 public:
  explicit EntriesOfIndex(NodeIndex index) : index_(std::move(index)) {}

  std::uint64_t count() const override { return index_.totals().nodes; }

  Status visit(const std::function<Status(std::string_view)>& entry) const override {
    constexpr std::size_t kStep = 8192;
    std::vector<IndexEntry> entries;
    KeyRange rest;
    do {
      entries.clear();
      RELATA_RETURN_IF_ERROR(index_.read(rest, kStep, entries));
      for (const IndexEntry& found : entries) RELATA_RETURN_IF_ERROR(entry(found.key));
      if (!entries.empty()) rest.begin = entries.back().key + '\0';
    } while (entries.size() == kStep);
    return Status::ok();
  }

 private:
  NodeIndex index_;
};

}  // namespace

IndexMaintenance::Entries IndexMaintenance::entries_of(NodeId node) const {
  Entries entries;
  const IndexSet& indexes = *graph_.indexes();
  if (indexes.empty()) return entries;
  entries.of.resize(indexes.all().size());
  if (!graph_.contains(node)) return entries;
  const std::span<const LabelId> labels = graph_.labels(node);
  for (std::size_t i = 0; i < indexes.all().size(); ++i) {
    const IndexDefinition& definition = indexes.all()[i].definition();
    if (definition.kind == IndexKind::kRange) {
      entries.of[i] = range_entry(definition, node, labels, graph_.property(node, definition.keys.front()));
    } else {
      entries.has_text = entries.has_text || covers(definition, labels);
    }
  }
  return entries;
}

void IndexMaintenance::update(NodeId node, const Entries& before) {
  if (graph_.indexes()->empty()) return;
  const Entries after = entries_of(node);
  if (before.has_text || after.has_text) unread_.insert(node);
  const std::span<NodeIndex> indexes = graph_.writable_indexes().writable();
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const std::optional<std::string> old = i < before.of.size() ? before.of[i] : std::nullopt;
    const std::optional<std::string>& now = after.of[i];
    if (old == now) continue;
    if (old) indexes[i].remove_entry(*old, graph_.epoch());
    if (!now) continue;
    indexes[i].add_entry(*now, graph_.epoch());
    if (indexes[i].definition().unique) unchecked_.emplace_back(indexes[i].definition().id, node);
  }
}

void IndexMaintenance::article_text_changed(NodeId article) {
  if (graph_.indexes()->has_full_text()) unread_.insert(article);
}

Status IndexMaintenance::check_unique() {
  for (const auto& [id, node] : unchecked_) {
    for (const NodeIndex& index : graph_.indexes()->all()) {
      if (index.definition().id == id) RELATA_RETURN_IF_ERROR(check_unique(index, node));
    }
  }
  unchecked_.clear();
  return Status::ok();
}

Status IndexMaintenance::check_unique(const NodeIndex& index, NodeId node) const {
  const IndexDefinition& definition = index.definition();
  if (!graph_.contains(node) || !graph_.has_label(node, definition.labels.front())) return Status::ok();
  const Value value = graph_.property(node, definition.keys.front());
  const std::optional<KeyRange> range = range_of_equal(value);
  if (!range) return Status::ok();
  std::vector<IndexEntry> entries;
  RELATA_RETURN_IF_ERROR(index.read(*range, SIZE_MAX, entries));
  for (const IndexEntry& entry : entries) {
    const NodeId other = node_of_entry(entry.key);
    if (other == node || cypher_equal(graph_.property(other, definition.keys.front()), value) != true) continue;
    const NodeId first = std::min(node, other);
    return Status::runtime_error(
        "ConstraintVerificationFailed", "UniquenessViolated",
        fmt::format("the constraint `{}` lets only one node with label `{}` have {} = {}: node {} has it, so node {} cannot have it too",
                    definition.name, graph_.names().label(definition.labels.front()), graph_.names().key(definition.keys.front()),
                    to_string(value), first.value, std::max(node, other).value));
  }
  return Status::ok();
}

Status IndexMaintenance::write_documents(const ArticleTexts& texts) {
  DocumentTerms terms(graph_, texts);
  for (const NodeId node : unread_) {
    for (NodeIndex& index : graph_.writable_indexes().writable()) {
      if (index.definition().kind != IndexKind::kFullText) continue;
      RELATA_ASSIGN_OR_RETURN(const std::shared_ptr<const DocumentRecord> before, index.document(node));
      RELATA_ASSIGN_OR_RETURN(std::shared_ptr<const DocumentRecord> after, terms.of(index.definition(), node));
      if (before == after || (before != nullptr && after != nullptr && *before == *after)) continue;
      index.replace_document(node, before.get(), after, graph_.epoch());
      documents_[{index.definition().id, node}] = std::move(after);
    }
  }
  unread_.clear();
  return Status::ok();
}

template <typename Visit>
void IndexMaintenance::for_each_node(LabelId label, Visit visit) const {
  constexpr std::size_t kStep = 4096;
  NodeId from{1};
  for (;;) {
    const std::vector<NodeId> nodes = graph_.nodes(label, from, kStep);
    for (const NodeId node : nodes) visit(node);
    if (nodes.size() < kStep) return;
    from = {nodes.back().value + 1};
  }
}

void IndexMaintenance::fill(NodeIndex& index) {
  const IndexDefinition& definition = index.definition();
  std::vector<std::string> entries;
  for_each_node(definition.labels.front(), [&](NodeId node) {
    auto entry = range_entry(definition, node, graph_.labels(node), graph_.property(node, definition.keys.front()));
    if (entry) entries.push_back(std::move(*entry));
  });
  if (!std::is_sorted(entries.begin(), entries.end())) std::sort(entries.begin(), entries.end());
  index.fill(entries, graph_.epoch());
  if (!definition.unique) return;
  // Only neighbours can have the same value.
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (value_of_entry(entries[i - 1]) == value_of_entry(entries[i])) unchecked_.emplace_back(definition.id, node_of_entry(entries[i]));
  }
}

void IndexMaintenance::create(IndexDefinition definition) {
  NodeIndex& index = graph_.writable_indexes().add(definition);
  if (definition.kind == IndexKind::kRange) {
    fill(index);
  } else {
    for (const LabelId label : definition.labels) for_each_node(label, [&](NodeId node) { unread_.insert(node); });
  }
  definitions_.emplace_back(CreateIndex{std::move(definition)});
}

void IndexMaintenance::drop(IndexId index) {
  graph_.writable_indexes().remove(index);
  const auto made_here = std::find_if(definitions_.begin(), definitions_.end(), [&](const Mutation& mutation) {
    const auto* create = std::get_if<CreateIndex>(&mutation);
    return create != nullptr && create->definition.id == index;
  });
  if (made_here != definitions_.end()) {
    definitions_.erase(made_here);
  } else {
    definitions_.emplace_back(DropIndex{index});
  }
}

void IndexMaintenance::append_definitions(MutationList& list) const {
  for (const Mutation& mutation : definitions_) {
    list.push_back(mutation);
    auto* create = std::get_if<CreateIndex>(&list.back());
    if (create == nullptr || create->definition.kind != IndexKind::kRange) continue;
    for (const NodeIndex& index : graph_.indexes()->all()) {
      if (index.definition().id == create->definition.id) create->contents = std::make_shared<const EntriesOfIndex>(index);
    }
  }
}

void IndexMaintenance::append_documents(MutationList& list) const {
  const std::span<const NodeIndex> indexes = graph_.indexes()->all();
  for (const auto& [place, record] : documents_) {
    const auto& [id, node] = place;
    const bool exists =
        std::any_of(indexes.begin(), indexes.end(), [id = id](const NodeIndex& index) { return index.definition().id == id; });
    // What a deleted node said goes with it.
    if (exists && graph_.contains(node)) list.emplace_back(PutDocument{id, node, record == nullptr ? DocumentRecord{} : *record});
  }
}

}  // namespace relata
