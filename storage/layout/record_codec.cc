#include "storage/layout/record_codec.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>

#include "storage/base/limits.h"
#include "storage/layout/sealed_record.h"

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

}  // namespace

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
