#include "storage/base/coding.h"
#include "storage/layout/record_codec.h"
#include "storage/layout/sealed_record.h"

namespace relata {

Result<std::string> encode(const IndexDefinition& record) {
  return sealed([&](RecordWriter& writer) {
    writer.string(record.name);
    writer.u8(static_cast<std::uint8_t>(record.kind));
    writer.u8(static_cast<std::uint8_t>(record.unique));
    writer.u32(static_cast<std::uint32_t>(record.labels.size()));
    for (const LabelId label : record.labels) writer.u32(label.value);
    writer.u32(static_cast<std::uint32_t>(record.keys.size()));
    for (const KeyId key : record.keys) writer.u32(key.value);
  });
}

Result<IndexDefinition> decode_index(std::string_view bytes, IndexId id) {
  return unsealed(bytes, [id](RecordReader& reader) {
    IndexDefinition record{id, reader.string()};
    const std::uint8_t kind = reader.u8();
    if (kind > static_cast<std::uint8_t>(IndexKind::kFullText)) {
      throw CodecError{StatusCode::kUnsupported, "the index is of a kind that this program does not know"};
    }
    record.kind = static_cast<IndexKind>(kind);
    record.unique = reader.u8() != 0;
    record.labels.resize(reader.count(4));
    for (LabelId& label : record.labels) label.value = reader.u32();
    record.keys.resize(reader.count(4));
    for (KeyId& key : record.keys) key.value = reader.u32();
    const bool one_each = record.labels.size() == 1 && record.keys.size() == 1;
    if (record.labels.empty() || record.keys.empty() || (record.kind == IndexKind::kRange && !one_each)) {
      throw CodecError{StatusCode::kCorruption, "the index has a wrong number of labels or keys"};
    }
    return record;
  });
}

Result<std::string> encode(const DocumentRecord& record) {
  return sealed([&](RecordWriter& writer) {
    writer.u32(static_cast<std::uint32_t>(record.terms.size()));
    for (const auto& [term, count] : record.terms) {
      writer.string(term);
      writer.u32(count);
    }
    writer.u32(record.length);
  });
}

Result<DocumentRecord> decode_document(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    DocumentRecord record;
    record.terms.resize(reader.count(8));
    for (auto& [term, count] : record.terms) {
      term = reader.string();
      count = reader.u32();
    }
    record.length = reader.u32();
    return record;
  });
}

Result<std::string> encode(const IndexTotals& record) {
  return sealed([&](RecordWriter& writer) {
    writer.u64(record.nodes);
    writer.u64(record.length);
  });
}

Result<IndexTotals> decode_index_totals(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    IndexTotals record;
    record.nodes = reader.u64();
    record.length = reader.u64();
    return record;
  });
}

Result<std::string> encode(const Posting& record) {
  std::string bytes;
  append_u32(bytes, record.count);
  append_u32(bytes, record.length);
  return seal(bytes);
}

Result<Posting> decode_posting(std::string_view bytes) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal(bytes));
  if (payload.size() != 8) return Status::corruption("the posting has a wrong length");
  return Posting{decode_u32(payload), decode_u32(payload.substr(4))};
}

}  // namespace relata
