#include "storage/graph/index_entries.h"

#include <algorithm>

#include "storage/base/coding.h"
#include "storage/layout/order_preserving.h"

namespace relata {
namespace {

constexpr std::size_t kNodeBytes = 8;

}  // namespace

bool covers(const IndexDefinition& definition, std::span<const LabelId> labels) {
  return std::any_of(definition.labels.begin(), definition.labels.end(),
                     [&](LabelId label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); });
}

std::optional<std::string> range_entry(const IndexDefinition& definition, NodeId node, std::span<const LabelId> labels,
                                       const PropertyList& properties) {
  if (definition.kind != IndexKind::kRange) return std::nullopt;
  const KeyId key = definition.keys.front();
  const auto found =
      std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  if (found == properties.end() || found->first != key) return std::nullopt;
  return range_entry(definition, node, labels, found->second);
}

std::optional<std::string> range_entry(const IndexDefinition& definition, NodeId node, std::span<const LabelId> labels,
                                       const Value& value) {
  if (definition.kind != IndexKind::kRange || value.is_null() || !covers(definition, labels)) return std::nullopt;
  std::optional<std::string> entry = encode_ordered(value);
  if (entry) append_u64(*entry, node.value);
  return entry;
}

std::string term_entry(std::string_view term, NodeId node) {
  std::string entry(term);
  entry += '\0';
  append_u64(entry, node.value);
  return entry;
}

NodeId node_of_entry(std::string_view key) { return {decode_u64(key.substr(key.size() - kNodeBytes))}; }
std::string_view value_of_entry(std::string_view key) { return key.substr(0, key.size() - kNodeBytes); }
std::string_view term_of_entry(std::string_view key) { return key.substr(0, key.size() - kNodeBytes - 1); }

std::optional<KeyRange> range_of_equal(const Value& value) {
  const std::optional<std::string> encoded = encode_ordered(value);
  if (!encoded) return std::nullopt;
  return KeyRange::prefix(*encoded);
}

std::optional<KeyRange> range_between(const Value* lower, const Value* upper) {
  std::optional<std::string> from;
  std::optional<std::string> to;
  if (lower != nullptr && !(from = encode_ordered(*lower))) return std::nullopt;
  if (upper != nullptr && !(to = encode_ordered(*upper))) return std::nullopt;
  if (from && to && comparable_prefix(*from) != comparable_prefix(*to)) return std::nullopt;
  KeyRange range = KeyRange::prefix(comparable_prefix(from ? *from : *to));
  if (from) range.begin = *from;
  if (to) range.end = KeyRange::prefix(*to).end;
  return range;
}

std::optional<KeyRange> range_of_prefix(const Value& text) {
  if (!text.is_string()) return std::nullopt;
  return KeyRange::prefix(encode_ordered_prefix(text.as_string()));
}

KeyRange range_of_term(std::string_view term) {
  std::string prefix(term);
  prefix += '\0';
  return KeyRange::prefix(prefix);
}

KeyRange range_of_term_prefix(std::string_view beginning) { return KeyRange::prefix(beginning); }

}  // namespace relata
