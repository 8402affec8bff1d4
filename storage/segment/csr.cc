#include "storage/segment/csr.h"

#include <cassert>

namespace relata {

std::size_t Csr::bytes() const {
  return sizeof *this + starts_.capacity() * sizeof(std::uint32_t) + entries_.capacity() * sizeof(AdjacencyEntry);
}

void Csr::append(std::uint32_t offset, std::span<const AdjacencyEntry> entries) {
  assert(offset < kNodes && !entries.empty());
  if (!present_.contains(offset)) {
    present_.add(offset);
    starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
  }
  entries_.insert(entries_.end(), entries.begin(), entries.end());
}

void Csr::finish() {
  present_.finish();
  starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

// Lengths, neighbours and edges apart from one another: each packs better among its like. Neighbours ascend, and edges tend to.
std::string Csr::encode() const {
  ByteWriter out;
  present_.write(out);
  for (std::size_t row = 0; row + 1 < starts_.size(); ++row) out.varint(starts_[row + 1] - starts_[row]);
  for (std::size_t row = 0; row + 1 < starts_.size(); ++row) {
    std::uint32_t before = 0;
    for (std::uint32_t i = starts_[row]; i < starts_[row + 1]; ++i) {
      out.varint(entries_[i].neighbor - before);
      before = entries_[i].neighbor;
    }
  }
  std::uint64_t before = 0;
  for (const AdjacencyEntry entry : entries_) {
    out.difference(before, entry.edge);
    before = entry.edge;
  }
  return out.take();
}

Result<Csr> Csr::decode(std::string_view bytes) {
  ByteReader in(bytes);
  Csr csr;
  csr.present_.read(in);
  std::uint64_t total = 0;
  csr.starts_.reserve(csr.present_.size() + 1);
  for (std::uint32_t row = 0; row < csr.present_.size(); ++row) {
    csr.starts_.push_back(static_cast<std::uint32_t>(total));
    total += in.varint();
    if (total > UINT32_MAX) in.fail();
  }
  total = in.count(total, 2);
  csr.starts_.push_back(static_cast<std::uint32_t>(total));
  csr.entries_.resize(total);
  for (std::uint32_t row = 0; row < csr.present_.size() && in.ok(); ++row) {
    std::uint64_t neighbor = 0;
    for (std::uint32_t i = csr.starts_[row]; i < csr.starts_[row + 1]; ++i) {
      neighbor += in.varint();
      csr.entries_[i].neighbor = static_cast<std::uint32_t>(neighbor);
    }
  }
  std::uint64_t edge = 0;
  for (AdjacencyEntry& entry : csr.entries_) {
    edge = in.difference(edge);
    entry.edge = static_cast<std::uint32_t>(edge);
  }
  if (!in.at_end()) return Status::corruption("the adjacency is not what was written");
  return csr;
}

}  // namespace relata
