#pragma once

#include <cstdint>

#include "storage/bulk/bulk_loader.h"

namespace relata {

// Of the load that a test kills.
constexpr std::uint32_t kKilledLoadNodes = 1500;

// The sample graph as an ordinary commit: nodes with a number each, and three times as many edges among them.
MutationList sample_commit(std::uint32_t nodes);
// The same graph through a loader, in blocks, up to but not including finish().
Status add_sample(BulkLoader& loader, std::uint32_t nodes);
Status finish_sample(BulkLoader& loader);

}  // namespace relata
