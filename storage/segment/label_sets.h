#pragma once

#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "storage/base/ids.h"

namespace relata {

// Every set of labels that some node has, once: what a node's labels are is a view of it, whatever becomes of the segment that said so.
// Thread-safe. Graphs have few of them, and none goes before the object.
class LabelSets {
 public:
  // Ascending labels. The view is valid as long as this object.
  std::span<const LabelId> intern(std::vector<LabelId> labels) {
    const std::scoped_lock lock(mutex_);
    return *sets_.insert(std::move(labels)).first;
  }

 private:
  std::mutex mutex_;
  std::set<std::vector<LabelId>> sets_;
};

}  // namespace relata
