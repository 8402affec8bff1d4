#include "storage/segment/segment_directory.h"

namespace relata {

std::string SegmentDirectory::encode() const {
  ByteWriter out;
  out.u64(version);
  out.varint(label_counts.size());
  for (const auto& [label, count] : label_counts) {
    out.varint(label.value);
    out.varint(count);
  }
  out.varint(segments.size());
  for (const auto& [key, entry] : segments) {
    out.u8(static_cast<std::uint8_t>(key.group));
    out.varint(key.range);
    out.varint(key.id);
    out.varint(entry.items);
    out.varint(entry.chunks);
    out.u32(entry.checksum);
  }
  return out.take();
}

Result<SegmentDirectory> SegmentDirectory::decode(std::string_view bytes) {
  ByteReader in(bytes);
  SegmentDirectory directory;
  directory.version = in.u64();
  for (std::size_t left = in.count(in.varint(), 2); left > 0; --left) {
    const LabelId label{static_cast<std::uint32_t>(in.varint())};
    directory.label_counts[label] = in.varint();
  }
  for (std::size_t left = in.count(in.varint(), 9); left > 0; --left) {
    SegmentKey key{};
    key.group = static_cast<SegmentGroup>(in.u8());
    key.range = static_cast<std::uint32_t>(in.varint());
    key.id = static_cast<std::uint32_t>(in.varint());
    SegmentEntry entry;
    entry.items = static_cast<std::uint32_t>(in.varint());
    entry.chunks = static_cast<std::uint32_t>(in.varint());
    entry.checksum = in.u32();
    if (key.group < SegmentGroup::kOut || key.group >= SegmentGroup::kDirectory) in.fail();
    directory.segments.emplace_hint(directory.segments.end(), key, entry);
  }
  if (!in.at_end()) return Status::corruption("the list of segments is not what was written");
  return directory;
}

}  // namespace relata
