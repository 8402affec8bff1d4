#include "engine/index/index_base.h"

namespace relata {

std::string_view IndexBase::Run::key(std::size_t index) const {
  const std::uint32_t begin = index == 0 ? 0 : ends[index - 1];
  return std::string_view(keys).substr(begin, ends[index] - begin);
}

std::size_t IndexBase::Run::lower_bound(std::string_view wanted) const {
  std::size_t first = 0;
  std::size_t last = ends.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (key(middle) < wanted) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

IndexBase::IndexBase(const IndexDefinition& definition, std::span<const std::string> entries, std::size_t& first)
    : id_(definition.id), has_postings_(false) {
  auto run = std::make_unique<Run>();
  std::size_t bytes = 0;
  std::size_t end = first;
  while (end < entries.size() && bytes + entries[end].size() <= kMostKeyBytes) bytes += entries[end++].size();
  run->keys.reserve(bytes);
  run->ends.reserve(end - first);
  for (; first < end; ++first) {
    run->keys += entries[first];
    run->ends.push_back(static_cast<std::uint32_t>(run->keys.size()));
  }
  run_ = std::move(run);
  loaded_ = run_.get();
}

bool IndexBase::is_worth_loading(std::size_t entries_read) const {
  // A search in the store costs about as much as reading on over so many entries.
  constexpr std::uint64_t kEntriesPerSearch = 16;
  const std::uint64_t entries = has_postings_ ? totals_.length : totals_.nodes;
  return work_.fetch_add(kEntriesPerSearch + entries_read, std::memory_order_relaxed) >= entries;
}

Status IndexBase::load() const {
  const std::lock_guard lock(mutex_);
  if (is_loaded()) return Status::ok();
  constexpr std::size_t kStep = 8192;
  auto run = std::make_unique<Run>();
  RELATA_ASSIGN_OR_RETURN(const IndexReader* const reader, source_->reader());
  std::vector<IndexEntry> entries;
  KeyRange range;
  do {
    entries.clear();
    RELATA_RETURN_IF_ERROR(reader->read(id_, range, kStep, entries));
    for (const IndexEntry& entry : entries) {
      // Offsets would no longer fit: such an index goes on being read from the store.
      if (run->keys.size() + entry.key.size() > kMostKeyBytes) return Status::ok();
      run->keys += entry.key;
      run->ends.push_back(static_cast<std::uint32_t>(run->keys.size()));
      if (has_postings_) run->postings.push_back(entry.posting);
    }
    if (!entries.empty()) range.begin = entries.back().key + '\0';
  } while (entries.size() == kStep);
  run->keys.shrink_to_fit();
  run_ = std::move(run);
  loaded_.store(run_.get(), std::memory_order_release);
  return Status::ok();
}

void IndexBase::read_run(const Run& run, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const {
  for (std::size_t i = run.lower_bound(range.begin); i < run.ends.size() && limit > 0; ++i, --limit) {
    const std::string_view key = run.key(i);
    if (!range.end.empty() && key >= range.end) return;
    entries.push_back({std::string(key), has_postings_ ? run.postings[i] : Posting{}});
  }
}

Status IndexBase::read(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const {
  if (const Run* run = loaded_.load(std::memory_order_acquire)) {
    read_run(*run, range, limit, entries);
    return Status::ok();
  }
  const std::size_t before = entries.size();
  RELATA_ASSIGN_OR_RETURN(const IndexReader* const reader, source_->reader());
  RELATA_RETURN_IF_ERROR(reader->read(id_, range, limit, entries));
  return is_worth_loading(entries.size() - before) ? load() : Status::ok();
}

Result<std::optional<DocumentRecord>> IndexBase::document(NodeId node) const {
  RELATA_ASSIGN_OR_RETURN(const IndexReader* const reader, source_->reader());
  return reader->document(id_, node);
}

}  // namespace relata
