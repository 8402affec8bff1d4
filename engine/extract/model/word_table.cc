#include "engine/extract/model/word_table.h"

#include <algorithm>

#include "engine/extract/model/features.h"

namespace relata::extract {
namespace {

// Keeps flags of "Turkey" apart from the classes of "turkey".
std::uint32_t flag_hash(std::string_view word) { return hash_text(word) * 0x85EBCA6BU + 1; }

}  // namespace

void WordTable::set_classes(std::string_view lower_word, std::uint8_t coarse, std::uint16_t fine) {
  items_.push_back({hash_text(lower_word), {coarse, fine, 0}});
}

void WordTable::add_flags(std::string_view word, std::uint8_t flags) { items_.push_back({flag_hash(word), {0, 0, flags}}); }

void WordTable::finish() {
  std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.hash < b.hash; });
  std::vector<Item> merged;
  for (const Item& item : items_) {
    if (merged.empty() || merged.back().hash != item.hash) {
      merged.push_back(item);
      continue;
    }
    WordEntry& entry = merged.back().entry;
    entry.flags |= item.entry.flags;
    if (entry.coarse == 0) entry.coarse = item.entry.coarse, entry.fine = item.entry.fine;
  }
  items_ = std::move(merged);
  starts_.assign(65537, static_cast<std::uint32_t>(items_.size()));
  for (std::size_t i = items_.size(); i-- > 0;) starts_[items_[i].hash >> 16] = static_cast<std::uint32_t>(i);
  for (std::size_t bucket = 65536; bucket-- > 0;) starts_[bucket] = std::min(starts_[bucket], starts_[bucket + 1]);
}

const WordTable::Item* WordTable::find(std::uint32_t hash) const {
  if (starts_.empty()) return nullptr;
  const Item* begin = items_.data() + starts_[hash >> 16];
  const Item* end = items_.data() + starts_[(hash >> 16) + 1];
  const Item* found = std::lower_bound(begin, end, hash, [](const Item& item, std::uint32_t wanted) { return item.hash < wanted; });
  return found != end && found->hash == hash ? found : nullptr;
}

WordEntry WordTable::find(std::string_view word, std::string_view lower_word) const {
  WordEntry entry;
  if (const Item* item = find(hash_text(lower_word))) entry = item->entry;
  entry.flags = flags(word);
  return entry;
}

std::uint8_t WordTable::flags(std::string_view word) const {
  const Item* item = find(flag_hash(word));
  return item == nullptr ? 0 : item->entry.flags;
}

void WordTable::write(ModelWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(items_.size()));
  for (const Item& item : items_) {
    writer.u32(item.hash);
    writer.u8(item.entry.coarse);
    writer.u16(item.entry.fine);
    writer.u8(item.entry.flags);
  }
}

WordTable WordTable::read(ModelReader& reader) {
  WordTable table;
  table.items_.resize(reader.count(8));
  for (Item& item : table.items_) {
    item.hash = reader.u32();
    item.entry.coarse = reader.u8();
    item.entry.fine = reader.u16();
    item.entry.flags = reader.u8();
  }
  table.finish();
  return table;
}

}  // namespace relata::extract
