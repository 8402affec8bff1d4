#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/value.h"

namespace relata {

// Static types that the binder tells apart; kAny when it cannot know.
enum class StaticType : std::uint8_t {
  kAny,
  kBoolean,
  kInteger,
  kFloat,
  kNumber,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
  kNull,
};

struct FunctionSignature {
  std::string name;  // lower case
  std::uint32_t min_arguments = 0;
  std::uint32_t max_arguments = 0;         // UINT32_MAX: any number
  std::vector<StaticType> argument_types;  // missing ones are kAny
  StaticType result = StaticType::kAny;
  bool deterministic = true;  // rand(), datetime() are not
};

struct ProcedureParameter {
  std::string name;
  StaticType type = StaticType::kAny;
  bool nullable = true;
  std::optional<Value> default_value;  // may be left out of the call when set
};

struct ProcedureSignature {
  std::string name;
  std::vector<ProcedureParameter> arguments;
  std::vector<ProcedureParameter> results;  // default_value unused
  bool updates = false;
  std::string description;
};

// An index over one property of the nodes with one label.
struct IndexInfo {
  bool unique = false;      // no two nodes have the same value
  std::uint64_t nodes = 0;  // that have the property
};

// What a compiler must know of the world outside the query. Thread safety: const methods from any thread.
class Catalog {
 public:
  virtual ~Catalog() = default;
  // `name` in lower case. Null when there is none. The signature lives as long as the catalog.
  virtual const FunctionSignature* find_function(std::string_view name) const = 0;
  // Exact name. Null when there is none.
  virtual const ProcedureSignature* find_procedure(std::string_view name) const = 0;

  // Estimates for the planner; exact in the statistics' snapshot.
  virtual std::uint64_t node_count() const = 0;
  virtual std::uint64_t node_count(std::string_view label) const = 0;
  virtual std::uint64_t edge_count() const = 0;
  virtual std::uint64_t edge_count(std::string_view type) const = 0;
  // Changes when a plan made before may be wrong or badly chosen.
  virtual std::uint64_t version() const = 0;
  // None when there is no such index.
  virtual std::optional<IndexInfo> find_index(std::string_view /*label*/, std::string_view /*key*/) const { return std::nullopt; }
};

}  // namespace relata
