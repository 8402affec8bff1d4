#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/value.h"
#include "storage/bulk/arc_store.h"
#include "storage/graph/records.h"

namespace relata {

class PropertyColumnBuilder;

// One property of the records of a block, in their order, as a column of its own: records by the million are not made one by one only to be
// taken apart again.
class BlockColumn {
 public:
  explicit BlockColumn(KeyId key) : key_(key) {}
  KeyId key() const { return key_; }

  // What the record numbered `record` has; those between it and the last that was told lack the property. Numbers are those of
  // column_number(), all of one kind in a column; a text must stay where it is as long as the block. A column takes one of the three.
  void add_number(std::size_t record, ValueKind kind, std::uint64_t number) {
    fill(record, numbers_);
    kind_ = kind;
    numbers_.push_back(number);
  }
  void add_text(std::size_t record, std::string_view text) {
    fill(record, texts_);
    texts_.push_back(text);
  }
  void add_value(std::size_t record, Value value) {
    fill(record, values_);
    values_.push_back(std::move(value));
  }

  // The records from `count` on, or those marked, are gone.
  void truncate(std::size_t count);
  void remove(const std::vector<bool>& marked);

  // Adds those of the records from `begin` up to but not including `end`; `offset`: of the first.
  void add_to(PropertyColumnBuilder& builder, std::uint32_t offset, std::size_t begin, std::size_t end) const;
  std::size_t bytes() const {
    return numbers_.size() * sizeof(std::uint64_t) + texts_.size() * sizeof(std::string_view) + values_.size() * sizeof(Value);
  }

 private:
  template <typename Items>
  void fill(std::size_t record, Items& items) {
    for (std::size_t at = items.size(); at < record; ++at) absent_.push_back(static_cast<std::uint32_t>(at));
    items.resize(record);
  }

  KeyId key_;
  ValueKind kind_ = ValueKind::kInteger;
  // Of all records up to the last that has the property, one of these.
  std::vector<std::uint64_t> numbers_;
  std::vector<std::string_view> texts_;
  std::vector<Value> values_;
  std::vector<std::uint32_t> absent_;  // the records among them that lack it, ascending
};

// Records one after another in the order of the ids that they will get, in columns. `source` is what texts point into.
struct NodeBlock {
  // Encoded (RecordEncoder), one after another, and where each ends.
  std::string bytes;
  std::vector<std::size_t> ends;
  std::vector<std::uint32_t> labels;             // of each record: the place in label_sets
  std::vector<std::vector<LabelId>> label_sets;  // ascending labels
  std::vector<BlockColumn> columns;
  std::shared_ptr<const void> source;
  std::size_t source_bytes = 0;

  std::size_t size() const { return ends.size(); }
  std::size_t memory() const;
  // Records that are marked go.
  void remove(const std::vector<bool>& marked);
};

struct EdgeBlock {
  std::vector<Arc> arcs;
  std::vector<BlockColumn> columns;
  std::shared_ptr<const void> source;
  std::size_t source_bytes = 0;

  std::size_t size() const { return arcs.size(); }
  std::size_t memory() const;
};

// Some records of a block.
template <typename Block>
struct BlockPart {
  std::shared_ptr<const Block> block;
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

}  // namespace relata
