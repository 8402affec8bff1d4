#include "storage/layout/record_codec.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>

#include "storage/base/coding.h"
#include "storage/base/limits.h"
#include "storage/layout/archive.h"
#include "storage/layout/envelope.h"

namespace relata {
namespace {

constexpr int kCompressionLevel = 3;

void write(RecordWriter& writer, const PropertyList& properties) {
  writer.u32(static_cast<std::uint32_t>(properties.size()));
  for (const auto& [key, value] : properties) {
    writer.u32(key.value);
    writer.value(value);
  }
}

PropertyList read_properties(RecordReader& reader) {
  PropertyList properties(reader.count(5));
  for (auto& [key, value] : properties) {
    key.value = reader.u32();
    value = reader.value();
  }
  return properties;
}

void write(RecordWriter& writer, const std::vector<std::uint64_t>& ids) {
  writer.u32(static_cast<std::uint32_t>(ids.size()));
  for (const std::uint64_t id : ids) writer.u64(id);
}

std::vector<std::uint64_t> read_ids(RecordReader& reader) {
  std::vector<std::uint64_t> ids(reader.count(8));
  for (std::uint64_t& id : ids) id = reader.u64();
  return ids;
}

void write(RecordWriter& writer, const NodeRecord& record) {
  writer.u32(static_cast<std::uint32_t>(record.labels.size()));
  for (const LabelId label : record.labels) writer.u32(label.value);
  write(writer, record.properties);
}

void write(RecordWriter& writer, const EdgeRecord& record) {
  writer.u64(record.source.value);
  writer.u32(record.type.value);
  writer.u64(record.target.value);
  write(writer, record.properties);
}

// The one place where exceptions of encoding end.
template <typename Write>
Status encoding(Write write) {
  try {
    write();
    return Status::ok();
  } catch (const CodecError& error) {
    return Status(error.code, error.what);
  } catch (const cereal::Exception& error) {
    return Status::io_error(error.what());
  }
}

template <typename Write>
Result<std::string> sealed(Write write) {
  RecordWriter writer;
  RELATA_RETURN_IF_ERROR(encoding([&] { write(writer); }));
  return seal(writer.bytes());
}

// The one place where exceptions of decoding end.
template <typename Read>
auto unsealed(std::string_view bytes, Read read) -> Result<decltype(read(std::declval<RecordReader&>()))> {
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal(bytes));
  try {
    RecordReader reader(payload);
    auto record = read(reader);
    if (!reader.at_end()) return Status::corruption("the record is longer than its content");
    return record;
  } catch (const CodecError& error) {
    return Status(error.code, error.what);
  } catch (const cereal::Exception& error) {
    return Status::corruption(error.what());
  }
}

}  // namespace

NodeRecordEncoder::NodeRecordEncoder() : properties_(std::make_unique<RecordWriter>()), record_(std::make_unique<RecordWriter>()) {}
NodeRecordEncoder::~NodeRecordEncoder() = default;

void NodeRecordEncoder::restart() {
  properties_->restart();
  count_ = 0;
}

void NodeRecordEncoder::add_integer(KeyId key, std::int64_t value) {
  ++count_;
  properties_->u32(key.value);
  properties_->integer(value);
}

void NodeRecordEncoder::add_text(KeyId key, std::string_view text) {
  ++count_;
  properties_->u32(key.value);
  properties_->text(text);
}

Status NodeRecordEncoder::add(KeyId key, const Value& value) {
  ++count_;
  properties_->u32(key.value);
  return encoding([&] { properties_->value(value); });
}

void NodeRecordEncoder::finish(std::span<const LabelId> labels, std::string& bytes) {
  record_->restart();
  record_->u32(static_cast<std::uint32_t>(labels.size()));
  for (const LabelId label : labels) record_->u32(label.value);
  record_->u32(count_);
  record_->raw(properties_->bytes().substr(RecordWriter::kArchiveHeaderBytes));
  append_sealed(bytes, record_->bytes());
}

Result<std::string> encode(const NodeRecord& record) {
  return sealed([&](RecordWriter& writer) { write(writer, record); });
}

Result<NodeRecord> decode_node(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    NodeRecord record;
    record.labels.resize(reader.count(4));
    for (LabelId& label : record.labels) label.value = reader.u32();
    record.properties = read_properties(reader);
    return record;
  });
}

Result<bool> node_has_label(std::string_view bytes, std::span<const LabelId> labels) {
  constexpr std::size_t kNumberBytes = 4;
  RELATA_ASSIGN_OR_RETURN(std::string_view rest, unseal(bytes));
  bool enough = true;
  const auto number = [&]() -> std::uint32_t {
    enough = enough && rest.size() >= kNumberBytes;
    if (!enough) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < kNumberBytes; ++i) value |= std::uint32_t{static_cast<unsigned char>(rest[i])} << 8 * i;
    rest.remove_prefix(kNumberBytes);
    return value;
  };
  rest.remove_prefix(std::min(rest.size(), RecordWriter::kArchiveHeaderBytes));
  bool found = false;
  for (std::uint32_t left = number(); left > 0 && enough; --left) {
    const LabelId label{number()};
    found = found || std::find(labels.begin(), labels.end(), label) != labels.end();
  }
  if (!enough) return Status::corruption("the record ends too early");
  return found;
}

Result<std::string> encode(const EdgeRecord& record) {
  return sealed([&](RecordWriter& writer) { write(writer, record); });
}

Result<EdgeRecord> decode_edge(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    EdgeRecord record;
    record.source.value = reader.u64();
    record.type.value = reader.u32();
    record.target.value = reader.u64();
    record.properties = read_properties(reader);
    return record;
  });
}

Result<std::string> encode(const EvidenceRecord& record) {
  return sealed([&](RecordWriter& writer) {
    writer.u64(record.article.value);
    writer.u32(record.begin);
    writer.u32(record.end);
    writer.string(record.head_text);
    writer.string(record.tail_text);
    writer.string(record.said_by);
    writer.f64(record.confidence);
    writer.string(record.extractor);
  });
}

Result<EvidenceRecord> decode_evidence(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    EvidenceRecord record;
    record.article.value = reader.u64();
    record.begin = reader.u32();
    record.end = reader.u32();
    record.head_text = reader.string();
    record.tail_text = reader.string();
    record.said_by = reader.string();
    record.confidence = reader.f64();
    record.extractor = reader.string();
    return record;
  });
}

Result<std::string> encode(const LogRecord& record) {
  return sealed([&](RecordWriter& writer) {
    for (const auto* ids : {&record.nodes_put, &record.nodes_deleted, &record.edges_put, &record.edges_deleted}) write(writer, *ids);
  });
}

Result<LogRecord> decode_log(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) {
    LogRecord record;
    for (auto* ids : {&record.nodes_put, &record.nodes_deleted, &record.edges_put, &record.edges_deleted}) *ids = read_ids(reader);
    return record;
  });
}

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

Result<std::string> encode_text(std::string_view text) {
  if (text.size() > limits::kArticleBytes) {
    return Status::resource_exhausted(fmt::format("the text has {} bytes, more than the limit of {}", text.size(), limits::kArticleBytes));
  }
  std::string compressed(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress(compressed.data(), compressed.size(), text.data(), text.size(), kCompressionLevel);
  if (ZSTD_isError(size)) return Status::io_error(fmt::format("cannot compress the text: {}", ZSTD_getErrorName(size)));
  return seal(std::string_view(compressed).substr(0, size));
}

Result<std::string> decode_text(std::string_view bytes) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal(bytes));
  const unsigned long long announced = ZSTD_getFrameContentSize(payload.data(), payload.size());
  if (announced > limits::kArticleBytes) return Status::corruption("the compressed text announces an impossible size");
  std::string text(announced, '\0');
  const std::size_t size = ZSTD_decompress(text.data(), text.size(), payload.data(), payload.size());
  if (ZSTD_isError(size) || size != announced) return Status::corruption("the compressed text is damaged");
  return text;
}

std::string encode_number(std::uint64_t number) {
  RecordWriter writer;
  writer.u64(number);
  return seal(writer.take());
}

Result<std::uint64_t> decode_number(std::string_view bytes) {
  return unsealed(bytes, [](RecordReader& reader) { return reader.u64(); });
}

}  // namespace relata
