#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "storage/graph/index_records.h"
#include "storage/graph/records.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Keys of index entries (IndexEntry::key), and the ranges of them in which something is to be found. Ranges hold the node ids of all
// that is asked for and, for values longer than kLongestEncoding, of more: compare the values themselves.

bool covers(const IndexDefinition& definition, std::span<const LabelId> labels);

// The entry of a node in a range index; none when the index does not hold it.
std::optional<std::string> range_entry(const IndexDefinition& definition, NodeId node, std::span<const LabelId> labels,
                                       const PropertyList& properties);
// The same for a node that has this value of the index's property; null for none.
std::optional<std::string> range_entry(const IndexDefinition& definition, NodeId node, std::span<const LabelId> labels, const Value& value);
std::string term_entry(std::string_view term, NodeId node);

// The node of an entry. Requires: at least 8 bytes.
NodeId node_of_entry(std::string_view key);
// Value or term (without the zero byte) of an entry. Require a well-formed key.
std::string_view value_of_entry(std::string_view key);
std::string_view term_of_entry(std::string_view key);

// None where nothing can be found.
std::optional<KeyRange> range_of_equal(const Value& value);
// At least one bound; values equal to a bound are in the range.
std::optional<KeyRange> range_between(const Value* lower, const Value* upper);
std::optional<KeyRange> range_of_prefix(const Value& text);
KeyRange range_of_term(std::string_view term);
KeyRange range_of_term_prefix(std::string_view beginning);

}  // namespace relata
