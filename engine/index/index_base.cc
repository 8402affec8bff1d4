#include "engine/index/index_base.h"

#include <new>
#include <system_error>

namespace relata {

void IndexSource::close() {
  closing_ = true;
  const std::unique_lock lock(mutex_);
  reader_.reset();
}

Result<IndexSource::Reading> IndexSource::reader() const {
  std::shared_lock lock(mutex_);
  if (reader_ == nullptr) return Status::io_error("the database has been closed");
  return Reading(std::move(lock), *reader_);
}

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

void IndexBase::load_when_worth_it(std::size_t entries_read) const {
  // A search in the store costs about as much as reading on over so many entries.
  constexpr std::uint64_t kEntriesPerSearch = 20;
  constexpr std::uint64_t kPartSpent = 8;
  const std::uint64_t entries = has_postings_ ? totals_.length : totals_.nodes;
  const std::uint64_t work = work_.fetch_add(kEntriesPerSearch + entries_read, std::memory_order_relaxed);
  if (work < entries / kPartSpent || loading_.exchange(true)) return;
  const std::lock_guard lock(mutex_);
  // Less than a thread costs.
  constexpr std::uint64_t kFewEntries = 1024;
  entries <= kFewEntries ? load_and_note({}) : start_loading();
}

void IndexBase::start_loading() const {
  try {
    loader_ = std::jthread([this](const std::stop_token& stop) { load_and_note(stop); });
  } catch (const std::system_error&) {  // no more threads: later, perhaps
    work_ = 0;
    loading_ = false;
  }
}

// An error is none of the search that noticed how much had been read: each search in the store meets its own.
void IndexBase::load_and_note(const std::stop_token& stop) const {
  bool done = false;
  try {
    done = load(stop).is_ok();
  } catch (const std::bad_alloc&) {
    // goes on being read from the store
  }
  if (done) return;
  work_ = 0;
  loading_ = false;
}

Status IndexBase::load(const std::stop_token& stop) const {
  constexpr std::size_t kBatch = 8192;
  auto run = std::make_unique<Run>();
  RELATA_ASSIGN_OR_RETURN(const IndexSource::Reading reader, source_->reader());
  bool whole = true;
  RELATA_RETURN_IF_ERROR(reader->visit(id_, {}, kBatch, [&](std::string_view key, const Posting& posting) {
    // Offsets that do not fit: such an index goes on being read from the store.
    whole = run->keys.size() + key.size() <= kMostKeyBytes && !stop.stop_requested() && !source_->is_closing();
    if (!whole) return false;
    run->keys += key;
    run->ends.push_back(static_cast<std::uint32_t>(run->keys.size()));
    if (has_postings_) run->postings.push_back(posting);
    return true;
  }));
  if (!whole) return Status::ok();
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
  {
    RELATA_ASSIGN_OR_RETURN(const IndexSource::Reading reader, source_->reader());
    RELATA_RETURN_IF_ERROR(reader->read(id_, range, limit, entries));
  }
  load_when_worth_it(entries.size() - before);
  return Status::ok();
}

Result<std::optional<DocumentRecord>> IndexBase::document(NodeId node) const {
  RELATA_ASSIGN_OR_RETURN(const IndexSource::Reading reader, source_->reader());
  return reader->document(id_, node);
}

}  // namespace relata
