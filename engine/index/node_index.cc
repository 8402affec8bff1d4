#include "engine/index/node_index.h"

#include <algorithm>

#include "storage/base/coding.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

std::string node_key(NodeId node) {
  std::string key;
  append_u64(key, node.value);
  return key;
}

constexpr std::uint64_t bit_of(NodeId node) { return std::uint64_t{1} << (node.value % 64); }

}  // namespace

bool NodeIndex::is_changed(NodeId node) const {
  const ChangedNodes* part = changed_.find(node.value / ChangedNodes::kIds);
  return part != nullptr && (part->bits[node.value % ChangedNodes::kIds / 64] & bit_of(node)) != 0;
}

void NodeIndex::take_from_base(NodeId node, Epoch epoch) {
  if (base_ == nullptr || is_changed(node)) return;
  changed_.writable(node.value / ChangedNodes::kIds, epoch).bits[node.value % ChangedNodes::kIds / 64] |= bit_of(node);
}

Status NodeIndex::read_base(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const {
  KeyRange rest = range;
  const auto first = entries.size();
  while (entries.size() - first < limit) {
    const std::size_t before = entries.size();
    const std::size_t wanted = limit - (before - first);
    RELATA_RETURN_IF_ERROR(base_->read(rest, wanted, entries));
    const std::size_t got = entries.size() - before;
    if (got > 0) rest.begin = entries.back().key + '\0';
    // Those of changed nodes do not count, so that more may have to be read.
    entries.erase(std::remove_if(entries.begin() + static_cast<std::ptrdiff_t>(before), entries.end(),
                                 [&](const IndexEntry& entry) { return is_changed(node_of_entry(entry.key)); }),
                  entries.end());
    if (got < wanted) break;
  }
  return Status::ok();
}

Status NodeIndex::read(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const {
  const std::size_t first = entries.size();
  if (base_ != nullptr) RELATA_RETURN_IF_ERROR(read_base(range, limit, entries));
  const auto middle = static_cast<std::ptrdiff_t>(entries.size());
  std::size_t added = 0;
  entries_.visit_from(range.begin, [&](const std::string& key, const Posting& posting) {
    if (added == limit || (!range.end.empty() && key >= range.end)) return false;
    entries.push_back({key, posting});
    ++added;
    return true;
  });
  const auto by_key = [](const IndexEntry& a, const IndexEntry& b) { return a.key < b.key; };
  std::inplace_merge(entries.begin() + static_cast<std::ptrdiff_t>(first), entries.begin() + middle, entries.end(), by_key);
  if (entries.size() - first > limit) entries.resize(first + limit);
  return Status::ok();
}

void NodeIndex::fill(std::span<const std::string> entries, Epoch epoch) {
  std::size_t taken = 0;
  base_ = std::make_shared<const IndexBase>(*definition_, entries, taken);
  totals_.nodes = taken;
  for (; taken < entries.size(); ++taken) add_entry(entries[taken], epoch);
}

void NodeIndex::remove_entry(const std::string& entry, Epoch epoch) {
  take_from_base(node_of_entry(entry), epoch);
  entries_.erase(entry, epoch);
  --totals_.nodes;
}

void NodeIndex::add_entry(const std::string& entry, Epoch epoch) {
  take_from_base(node_of_entry(entry), epoch);
  entries_.insert(entry, {}, epoch);
  ++totals_.nodes;
}

Result<std::shared_ptr<const DocumentRecord>> NodeIndex::document(NodeId node) const {
  if (const auto* found = documents_.find(node_key(node))) return *found;
  if (base_ == nullptr || is_changed(node)) return std::shared_ptr<const DocumentRecord>();
  RELATA_ASSIGN_OR_RETURN(std::optional<DocumentRecord> stored, base_->document(node));
  if (!stored) return std::shared_ptr<const DocumentRecord>();
  return std::make_shared<const DocumentRecord>(std::move(*stored));
}

void NodeIndex::replace_document(NodeId node, const DocumentRecord* before, std::shared_ptr<const DocumentRecord> after, Epoch epoch) {
  if (before != nullptr) {
    --totals_.nodes;
    totals_.length -= before->length;
    if (base_ == nullptr || is_changed(node)) {
      for (const auto& [term, count] : before->terms) entries_.erase(term_entry(term, node), epoch);
    }
  }
  take_from_base(node, epoch);
  if (after == nullptr) {
    documents_.erase(node_key(node), epoch);
    return;
  }
  ++totals_.nodes;
  totals_.length += after->length;
  for (const auto& [term, count] : after->terms) entries_.insert(term_entry(term, node), {count, after->length}, epoch);
  documents_.insert(node_key(node), std::move(after), epoch);
}

}  // namespace relata
