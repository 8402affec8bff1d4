#pragma once

#include <compare>
#include <optional>

#include "storage/base/value.h"

namespace relata {

// openCypher's two notions (CIP2016-06-14). Comparability is three-valued: nullopt stands for null.
std::optional<bool> cypher_equal(const Value& a, const Value& b);
// a < b and so on; nullopt for null or incomparable kinds.
std::optional<bool> cypher_less(const Value& a, const Value& b);
std::optional<bool> cypher_less_or_equal(const Value& a, const Value& b);

// Orderability is total, for ORDER BY, min and max: Map < Node < Relationship < List < Path < DateTime < LocalDateTime < Date < Time
// < LocalTime < Duration < String < Boolean < Number < NaN < null.
std::weak_ordering order(const Value& a, const Value& b);

// Equivalence, for DISTINCT, grouping and UNION: null equals null, NaN equals NaN, 1 equals 1.0. `equivalence_hash` agrees with it.
bool equivalent(const Value& a, const Value& b);
std::size_t equivalence_hash(const Value& value);

}  // namespace relata
