#include "storage/layout/archive.h"

#include "storage/base/limits.h"

namespace relata {
namespace {

// Numbers of the format; never reused.
enum class Tag : std::uint8_t {
  kNull,
  kFalse,
  kTrue,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

}  // namespace

void RecordWriter::integer(std::int64_t value) {
  u8(static_cast<std::uint8_t>(Tag::kInteger));
  i64(value);
}

void RecordWriter::text(std::string_view text) {
  u8(static_cast<std::uint8_t>(Tag::kString));
  string(text);
}

void RecordWriter::value(const Value& value, int depth) {
  if (depth > limits::kValueDepth) throw CodecError{StatusCode::kResourceExhausted, "lists and maps are nested too deeply to be stored"};
  const auto tag = [&](Tag t) { u8(static_cast<std::uint8_t>(t)); };
  switch (value.kind()) {
    case ValueKind::kNull: return tag(Tag::kNull);
    case ValueKind::kBoolean: return tag(value.as_boolean() ? Tag::kTrue : Tag::kFalse);
    case ValueKind::kInteger: return tag(Tag::kInteger), i64(value.as_integer());
    case ValueKind::kFloat: return tag(Tag::kFloat), f64(value.as_float());
    case ValueKind::kString: return tag(Tag::kString), string(value.as_string());
    case ValueKind::kList:
      tag(Tag::kList);
      u32(static_cast<std::uint32_t>(value.as_list().size()));
      for (const Value& item : value.as_list()) this->value(item, depth + 1);
      return;
    case ValueKind::kMap:
      tag(Tag::kMap);
      u32(static_cast<std::uint32_t>(value.as_map().size()));
      for (const auto& [key, item] : value.as_map()) string(key), this->value(item, depth + 1);
      return;
    case ValueKind::kDate: return tag(Tag::kDate), i64(value.as_date().days);
    case ValueKind::kLocalTime: return tag(Tag::kLocalTime), i64(value.as_local_time().nanos);
    case ValueKind::kTime: return tag(Tag::kTime), i64(value.as_time().local.nanos), i32(value.as_time().offset_s);
    case ValueKind::kLocalDateTime:
      return tag(Tag::kLocalDateTime), i64(value.as_local_date_time().date.days), i64(value.as_local_date_time().time.nanos);
    case ValueKind::kDateTime: {
      const DateTime& t = value.as_date_time();
      return tag(Tag::kDateTime), i64(t.local.date.days), i64(t.local.time.nanos), i32(t.offset_s), string(t.zone);
    }
    case ValueKind::kDuration: {
      const Duration& d = value.as_duration();
      return tag(Tag::kDuration), i64(d.months), i64(d.days), i64(d.seconds), i32(d.nanos);
    }
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath: throw CodecError{StatusCode::kInvalidArgument, "nodes, relationships and paths cannot be stored as properties"};
  }
}

std::string RecordReader::string() {
  std::string text(count(1), '\0');
  archive_(cereal::binary_data(text.data(), text.size()));
  return text;
}

std::uint32_t RecordReader::count(std::size_t item_bytes) {
  const std::uint32_t items = u32();
  if (items > buffer_.left() / item_bytes) throw CodecError{StatusCode::kCorruption, "the record announces more than it holds"};
  return items;
}

Value RecordReader::value(int depth) {
  if (depth > limits::kValueDepth) throw CodecError{StatusCode::kCorruption, "lists and maps are nested too deeply"};
  switch (static_cast<Tag>(u8())) {
    case Tag::kNull: return Value::null();
    case Tag::kFalse: return false;
    case Tag::kTrue: return true;
    case Tag::kInteger: return i64();
    case Tag::kFloat: return f64();
    case Tag::kString: return string();
    case Tag::kList: {
      ValueList items(count(1));
      for (Value& item : items) item = value(depth + 1);
      return items;
    }
    case Tag::kMap: {
      ValueMap entries;
      for (std::uint32_t left = count(5); left > 0; --left) {
        std::string key = string();
        entries.insert_or_assign(std::move(key), value(depth + 1));
      }
      return entries;
    }
    case Tag::kDate: return Date{i64()};
    case Tag::kLocalTime: return LocalTime{i64()};
    case Tag::kTime: {
      const LocalTime local{i64()};
      return Time{local, i32()};
    }
    case Tag::kLocalDateTime: {
      const Date date{i64()};
      return LocalDateTime{date, {i64()}};
    }
    case Tag::kDateTime: {
      DateTime t;
      t.local.date.days = i64();
      t.local.time.nanos = i64();
      t.offset_s = i32();
      t.zone = string();
      return t;
    }
    case Tag::kDuration: {
      Duration d;
      d.months = i64();
      d.days = i64();
      d.seconds = i64();
      d.nanos = i32();
      return d;
    }
  }
  throw CodecError{StatusCode::kCorruption, "the record holds an unknown kind of value"};
}

}  // namespace relata
