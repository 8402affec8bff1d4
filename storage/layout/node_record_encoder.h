#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "storage/base/ids.h"
#include "storage/base/status.h"
#include "storage/base/value.h"

namespace relata {

class RecordWriter;

// Encodes many node records, property by property and without making the values first, to the bytes of encode(). Not thread-safe.
class NodeRecordEncoder {
 public:
  NodeRecordEncoder();
  ~NodeRecordEncoder();
  NodeRecordEncoder(const NodeRecordEncoder&) = delete;
  NodeRecordEncoder& operator=(const NodeRecordEncoder&) = delete;

  void restart();
  // By ascending key.
  void add_integer(KeyId key, std::int64_t value);
  void add_text(KeyId key, std::string_view text);
  // Errors as encode().
  Status add(KeyId key, const Value& value);
  // Appends the sealed record with these labels to `bytes`.
  void finish(std::span<const LabelId> labels, std::string& bytes);

 private:
  std::unique_ptr<RecordWriter> properties_;
  std::unique_ptr<RecordWriter> record_;
  std::uint32_t count_ = 0;
};

}  // namespace relata
