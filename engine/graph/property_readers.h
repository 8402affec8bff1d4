#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "storage/segment/property_column.h"

namespace relata {

// One property of nodes, or of relationships, for whoever wants it of many: a reader remembers which columns it has come across. For one
// thread; of a snapshot that outlives it, as it is at the time of reading. Ids come in any order. Errors: as Snapshot.

class PropertyNumbers {
 public:
  virtual ~PropertyNumbers() = default;
  // Replaces `numbers` by those of the ids. Cost: some nanoseconds each.
  virtual void read(std::span<const std::uint64_t> ids, std::vector<PropertyNumber>& numbers) = 0;
  // Appends the ids from `from` on and below `end`, ascending, whose value lies in the interval, or is neither null nor of its kind. Cost:
  // less than a nanosecond each that is passed over.
  virtual void select(std::uint64_t from, std::uint64_t end, const NumberInterval& interval, std::vector<std::uint64_t>& ids) = 0;
};

// What somebody says of a value; nothing certain with kOpen.
enum class Verdict : std::uint8_t { kNo, kOpen, kYes };
using ValueTest = std::function<Verdict(const Value&)>;

// Asks a test, which says the same of equal values and kNo of null, only once for each value in the dictionary of a column.
class PropertyVerdicts {
 public:
  virtual ~PropertyVerdicts() = default;
  // Replaces `verdicts` by those on the ids.
  virtual void read(std::span<const std::uint64_t> ids, std::vector<Verdict>& verdicts) = 0;
  // Appends the ids from `from` on and below `end`, ascending, of which the test does not say kNo.
  virtual void select(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) = 0;
};

}  // namespace relata
