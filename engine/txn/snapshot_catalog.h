#pragma once

#include "engine/exec/procedure.h"
#include "engine/graph/snapshot.h"
#include "query/bind/catalog.h"

namespace relata {

// Changes when statistics have moved so far that another plan may be better: a count has grown or shrunk to another power of two, or
// there are new names or other indexes. Cost: O(labels + types).
std::uint64_t statistics_version(const Snapshot& snapshot);

// What the compiler knows of one snapshot. Borrows both; thread-safe as they are.
class SnapshotCatalog final : public Catalog {
 public:
  // `version`: statistics_version(snapshot), or kept from when it was asked last.
  SnapshotCatalog(const Snapshot& snapshot, const ProcedureRegistry& procedures, std::uint64_t version)
      : snapshot_(snapshot), procedures_(procedures), version_(version) {}

  const FunctionSignature* find_function(std::string_view name) const override;
  const ProcedureSignature* find_procedure(std::string_view name) const override;
  std::uint64_t node_count() const override { return snapshot_.node_count(); }
  std::uint64_t node_count(std::string_view label) const override;
  std::uint64_t edge_count() const override { return snapshot_.edge_count(); }
  std::uint64_t edge_count(std::string_view type) const override;
  std::optional<IndexInfo> find_index(std::string_view label, std::string_view key) const override;
  std::uint64_t version() const override { return version_; }

 private:
  const Snapshot& snapshot_;
  const ProcedureRegistry& procedures_;
  std::uint64_t version_;
};

}  // namespace relata
