#include "storage/layout/record_codec.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "storage/base/limits.h"
#include "storage/layout/envelope.h"
#include "storage/layout/node_record_encoder.h"

namespace relata {
namespace {

const ValueList& storable_values() {
  static const ValueList values = {true,
                                   false,
                                   0,
                                   INT64_MIN,
                                   INT64_MAX,
                                   0.1,
                                   -0.0,
                                   INFINITY,
                                   std::nan(""),
                                   "",
                                   std::string("zero \0 byte", 11),
                                   "\xff invalid UTF-8",
                                   std::string(100'000, 'x'),
                                   make_date(-999'999'999, 1, 1),
                                   make_date(999'999'999, 12, 31),
                                   LocalTime{86'399'999'999'999},
                                   Time{{1}, -64'800},
                                   LocalDateTime{{-1}, {1}},
                                   DateTime{{{20'160}, {1}}, 3600, "Europe/Oslo"},
                                   Duration{-1, 2, -3, 999'999'999},
                                   ValueList{1, ValueList{}, "a", Value::null()},
                                   ValueMap{{"a", ValueMap{}}, {"", 1}}};
  return values;
}

PropertyList sample_properties() {
  PropertyList list;
  for (const Value& value : storable_values()) list.emplace_back(KeyId{static_cast<std::uint32_t>(list.size() + 1)}, value);
  return list;
}

Value nested(int depth) {
  Value value = 1;
  for (int i = 0; i < depth; ++i) value = ValueList{value};
  return value;
}

NodeRecord holding(Value value) { return {{}, {{KeyId{1}, std::move(value)}}}; }

TEST(RecordCodec, BringsEveryKindOfRecordBack) {
  const NodeRecord node = {{{1}, {UINT32_MAX}}, sample_properties()};
  EXPECT_EQ(*decode_node(*encode(node)), node);
  const EdgeRecord edge = {{1}, {2}, {UINT64_MAX}, sample_properties()};
  EXPECT_EQ(*decode_edge(*encode(edge)), edge);
  const EvidenceRecord evidence = {{3}, 0, UINT32_MAX, "Ann", std::string("\0", 1), "", 0.1, "reader 2"};
  EXPECT_EQ(*decode_evidence(*encode(evidence)), evidence);
  const LogRecord log = {{1, 2}, {}, {UINT64_MAX}, {4}};
  EXPECT_EQ(*decode_log(*encode(log)), log);
  EXPECT_EQ(*decode_number(encode_number(UINT64_MAX)), UINT64_MAX);
  const IndexDefinition index = {{7}, "by name", IndexKind::kFullText, true, {{1}, {UINT32_MAX}}, {{2}, {3}}};
  EXPECT_EQ(*decode_index(*encode(index), {7}), index);
  const DocumentRecord document = {{{"", 1}, {"a", UINT32_MAX}}, 9};
  EXPECT_EQ(*decode_document(*encode(document)), document);
  EXPECT_EQ(*decode_index_totals(*encode(IndexTotals{1, UINT64_MAX})), (IndexTotals{1, UINT64_MAX}));
  EXPECT_EQ(*decode_posting(*encode(Posting{1, UINT32_MAX})), (Posting{1, UINT32_MAX}));
}

TEST(RecordCodec, KeepsTheSignOfZero) {
  const NodeRecord record = *decode_node(*encode(holding(-0.0)));
  EXPECT_TRUE(std::signbit(record.properties[0].second.as_float()));
}

TEST(RecordCodec, BringsTextsBackCompressed) {
  for (const std::string& text : {std::string(), std::string("Ann met Bob."), std::string(limits::kArticleBytes, 'a')}) {
    EXPECT_EQ(*decode_text(*encode_text(text)), text);
  }
  EXPECT_LT(encode_text(std::string(100'000, 'a'))->size(), 200U);
}

TEST(RecordCodec, RefusesWhatCannotBeStored) {
  for (const Value& value : {Value(NodeId{1}), Value(EdgeId{1}), Value(Path{{{1}}, {}}), Value(ValueList{NodeId{1}})}) {
    EXPECT_EQ(encode(holding(value)).status().code(), StatusCode::kInvalidArgument) << to_string(value);
  }
  EXPECT_TRUE(encode(holding(nested(limits::kValueDepth))).is_ok());
  EXPECT_EQ(encode(holding(nested(limits::kValueDepth + 1))).status().code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(encode_text(std::string(limits::kArticleBytes + 1, 'a')).status().code(), StatusCode::kResourceExhausted);
}

// Every bit of one record of each kind.
TEST(RecordCodec, NoticesEveryFlippedBit) {
  const auto flipped = [](std::string bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
    return bytes;
  };
  const auto check = [&](const std::string& bytes, auto decode) {
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      ASSERT_EQ(decode(flipped(bytes, bit)).status().code(), StatusCode::kCorruption) << bit;
    }
  };
  check(*encode(holding(ValueList{1, "a", 2.5})), decode_node);
  check(*encode(EdgeRecord{{1}, {2}, {3}, {{KeyId{1}, "x"}}}), decode_edge);
  check(*encode(EvidenceRecord{{3}, 0, 11, "Ann", "Bob", "", 0.5, "x"}), decode_evidence);
  check(*encode(LogRecord{{1}, {2}, {3}, {4}}), decode_log);
  check(*encode_text("Ann met Bob."), decode_text);
  check(encode_number(7), decode_number);
}

// Bytes with a right checksum but a wrong content: whoever made them, decoding ends, without reading or allocating past them.
TEST(RecordCodec, SurvivesAnyBytesWithAValidChecksum) {
  EXPECT_TRUE(rc::check([](const std::string& payload) {
    const std::string bytes = seal(payload);
    (void)decode_node(bytes).is_ok();
    (void)decode_edge(bytes).is_ok();
    (void)decode_evidence(bytes).is_ok();
    (void)decode_log(bytes).is_ok();
    (void)decode_text(bytes).is_ok();
  }));
  const std::string whole = *encode(NodeRecord{{{1}, {2}}, sample_properties()});
  for (std::size_t size = 0; size < 300; ++size) {
    EXPECT_EQ(decode_node(seal(unseal(whole)->substr(0, size))).status().code(), StatusCode::kCorruption) << size;
  }
  EXPECT_EQ(decode_node(seal(std::string(*unseal(whole)) + "x")).status().message(), "the record is longer than its content");
}

TEST(RecordCodec, RefusesCountsThatTheBytesCannotHold) {
  const std::string many("\xff\xff\xff\x7f", 4);
  EXPECT_EQ(decode_node(seal(std::string("\x01", 1) + many)).status().message(), "the record announces more than it holds");
}

TEST(RecordCodec, RefusesDepthThatWouldExhaustTheStack) {
  std::string payload("\x01\0\0\0\0\x01\0\0\0\x01\0\0\0", 13);                    // no labels, one property with key 1
  for (int i = 0; i < 100'000; ++i) payload += std::string("\x06\x01\0\0\0", 5);  // a list of one list of one ...
  EXPECT_EQ(decode_node(seal(payload)).status().message(), "lists and maps are nested too deeply");
}

TEST(NodeRecordEncoder, GivesTheBytesOfEncode) {
  NodeRecordEncoder encoder;
  std::string bytes;
  std::string expected;
  for (const std::size_t labels : {0U, 1U, 3U}) {
    NodeRecord record;
    for (std::uint32_t label = 1; label <= labels; ++label) record.labels.push_back({label});
    record.properties = sample_properties();
    encoder.restart();
    for (const auto& [key, value] : record.properties) {
      if (value.is_integer()) {
        encoder.add_integer(key, value.as_integer());
      } else if (value.is_string()) {
        encoder.add_text(key, value.as_string());
      } else {
        ASSERT_TRUE(encoder.add(key, value).is_ok());
      }
    }
    encoder.finish(record.labels, bytes);
    expected += encode(record).value();
    EXPECT_TRUE(bytes == expected) << labels;
  }
  EXPECT_EQ(encoder.add({1}, Value(NodeId{1})).code(), StatusCode::kInvalidArgument);
}

TEST(NodeHasLabel, SaysWhatTheDecodedRecordDoes) {
  const LabelId wanted[] = {{4}, {300}};
  for (const std::vector<LabelId>& labels : {std::vector<LabelId>{}, {{1}, {4}}, {{2}, {3}}, {{300}}, {{1}, {2}, {3}}}) {
    const bool expected = std::find_first_of(labels.begin(), labels.end(), std::begin(wanted), std::end(wanted)) != labels.end();
    std::string bytes = encode(NodeRecord{labels, {{{4}, Value(4)}}}).value();
    EXPECT_EQ(node_has_label(bytes, wanted).value(), expected);
    bytes.back() ^= 1;
    EXPECT_EQ(node_has_label(bytes, wanted).status().code(), StatusCode::kCorruption);
  }
  EXPECT_EQ(node_has_label(seal(std::string("\1\2\0\0\0\4\0\0\0", 9)), wanted).status().code(), StatusCode::kCorruption);
}

}  // namespace
}  // namespace relata
