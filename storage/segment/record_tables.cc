#include "storage/segment/record_tables.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace relata {
namespace {

// The place of an item in a list of few; `make` makes it when it is new. Neighbours in id tend to be alike, so the last one comes first.
template <typename List, typename Same, typename Make>
std::uint16_t code_of(List& list, std::uint16_t guess, const Same& same, const Make& make) {
  if (guess < list.size() && same(list[guess])) return guess;
  const auto found = std::find_if(list.begin(), list.end(), same);
  const auto code = static_cast<std::uint16_t>(found - list.begin());
  if (found == list.end()) list.push_back(make());
  return code;
}

}  // namespace

const NodeTable::Members* NodeTable::members(LabelId label) const {
  const auto found =
      std::lower_bound(members_.begin(), members_.end(), label, [](const auto& entry, LabelId wanted) { return entry.first < wanted; });
  return found == members_.end() || found->first != label ? nullptr : &found->second;
}

std::vector<std::pair<LabelId, std::uint64_t>> NodeTable::label_counts() const {
  std::vector<std::pair<LabelId, std::uint64_t>> counts;
  for (const auto& [label, words] : members_) {
    counts.emplace_back(label, 0);
    for (const std::uint64_t word : words) counts.back().second += static_cast<std::uint64_t>(std::popcount(word));
  }
  return counts;
}

std::size_t NodeTable::bytes() const {
  return sizeof *this + kinds_.capacity() * sizeof kinds_[0] + codes_.capacity() * sizeof codes_[0] +
         members_.capacity() * sizeof members_[0];
}

void NodeTable::add(std::uint32_t offset, std::span<const LabelId> labels) {
  present_.add(offset);
  const auto same = [&](std::span<const LabelId> kind) { return std::equal(kind.begin(), kind.end(), labels.begin(), labels.end()); };
  const std::uint16_t guess = codes_.empty() ? 0 : codes_.back();
  codes_.push_back(code_of(kinds_, guess, same, [&] { return sets_->intern({labels.begin(), labels.end()}); }));
}

void NodeTable::finish() {
  present_.finish();
  std::vector<LabelId> all;
  for (const std::span<const LabelId> kind : kinds_) all.insert(all.end(), kind.begin(), kind.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  members_.clear();
  for (const LabelId label : all) members_.emplace_back(label, Members{});
  // Which of members_ each kind fills.
  std::vector<std::vector<Members*>> filled;
  for (const std::span<const LabelId> kind : kinds_) {
    filled.emplace_back();
    for (const LabelId label : kind) filled.back().push_back(const_cast<Members*>(members(label)));
  }
  std::size_t place = 0;
  present_.for_each([&](std::uint32_t offset) {
    for (Members* const words : filled[codes_[place]]) (*words)[offset / 64] |= std::uint64_t{1} << (offset % 64);
    ++place;
  });
}

std::string NodeTable::encode() const {
  ByteWriter out;
  present_.write(out);
  out.varint(kinds_.size());
  for (const std::span<const LabelId> kind : kinds_) {
    out.varint(kind.size());
    for (const LabelId label : kind) out.varint(label.value);
  }
  for (const std::uint16_t code : codes_) out.varint(code);
  return out.take();
}

Result<NodeTable> NodeTable::decode(std::string_view bytes, std::shared_ptr<LabelSets> sets) {
  ByteReader in(bytes);
  NodeTable table(std::move(sets));
  table.present_.read(in);
  for (std::size_t left = in.count(in.varint(), 1); left > 0; --left) {
    std::vector<LabelId> kind(in.count(in.varint(), 1));
    for (LabelId& label : kind) label.value = static_cast<std::uint32_t>(in.varint());
    if (!std::is_sorted(kind.begin(), kind.end(), std::less_equal<>())) in.fail();
    table.kinds_.push_back(table.sets_->intern(std::move(kind)));
  }
  table.codes_.resize(in.count(table.present_.size(), 1));
  for (std::uint16_t& code : table.codes_) {
    const std::uint64_t read = in.varint();
    if (read >= table.kinds_.size()) in.fail();
    code = static_cast<std::uint16_t>(read);
  }
  if (!in.at_end()) return Status::corruption("the table of nodes is not what was written");
  table.finish();
  return table;
}

std::size_t EdgeTable::bytes() const {
  return sizeof *this + (sources_.capacity() + targets_.capacity() + types_.capacity()) * sizeof(std::uint32_t) +
         codes_.capacity() * sizeof codes_[0];
}

void EdgeTable::add(std::uint32_t offset, Ends ends) {
  present_.add(offset);
  sources_.push_back(ends.source);
  targets_.push_back(ends.target);
  const std::uint16_t guess = codes_.empty() ? 0 : codes_.back();
  const auto same = [&](std::uint32_t type) { return type == ends.type; };
  codes_.push_back(code_of(types_, guess, same, [&] { return ends.type; }));
}

std::string EdgeTable::encode() const {
  ByteWriter out;
  present_.write(out);
  out.varint(types_.size());
  for (const std::uint32_t type : types_) out.varint(type);
  for (const std::uint16_t code : codes_) out.varint(code);
  for (const auto* list : {&sources_, &targets_}) {
    std::uint64_t before = 0;
    for (const std::uint32_t node : *list) {
      out.difference(before, node);
      before = node;
    }
  }
  return out.take();
}

Result<EdgeTable> EdgeTable::decode(std::string_view bytes) {
  ByteReader in(bytes);
  EdgeTable table;
  table.present_.read(in);
  table.types_.resize(in.count(in.varint(), 1));
  for (std::uint32_t& type : table.types_) type = static_cast<std::uint32_t>(in.varint());
  table.codes_.resize(in.count(table.present_.size(), 3));
  for (std::uint16_t& code : table.codes_) {
    const std::uint64_t read = in.varint();
    if (read >= table.types_.size()) in.fail();
    code = static_cast<std::uint16_t>(read);
  }
  for (auto* list : {&table.sources_, &table.targets_}) {
    list->resize(table.codes_.size());
    std::uint64_t before = 0;
    for (std::uint32_t& node : *list) {
      before = in.difference(before);
      node = static_cast<std::uint32_t>(before);
    }
  }
  if (!in.at_end()) return Status::corruption("the table of relationships is not what was written");
  return table;
}

}  // namespace relata
