#include "storage/layout/node_record_encoder.h"

#include "storage/layout/sealed_record.h"

namespace relata {

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

}  // namespace relata
