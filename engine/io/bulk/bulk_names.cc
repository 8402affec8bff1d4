#include "engine/io/bulk/bulk_names.h"

#include <fmt/format.h>

#include <mutex>

#include "engine/io/bulk/bulk_value.h"
#include "storage/base/limits.h"

namespace relata {

Result<std::uint32_t> BulkNames::id(NameSpace space, std::string_view name, std::uint64_t chunk) {
  Space& names = spaces_[static_cast<std::size_t>(space)];
  {
    const std::shared_lock lock(mutex_);
    if (const auto found = names.ids.find(name); found != names.ids.end()) return found->second;
  }
  if (name.empty()) return Status::invalid_argument("a name is empty");
  if (!is_utf8(name)) return Status::invalid_argument("a name is no UTF-8");
  if (name.size() > limits::kNameBytes) {
    return Status::resource_exhausted(fmt::format("a name has {} bytes, more than the limit of {}", name.size(), limits::kNameBytes));
  }
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return next_chunk_ >= chunk; });
  if (names.names.size() >= limits::kNamesPerSpace) {
    return Status::resource_exhausted(fmt::format("there are more than {} names of one kind", limits::kNamesPerSpace));
  }
  const auto [place, added] = names.ids.emplace(name, static_cast<std::uint32_t>(names.names.size() + 1));
  if (added) names.names.emplace_back(name);
  return place->second;
}

void BulkNames::chunk_done(std::uint64_t chunk) {
  {
    const std::scoped_lock lock(mutex_);
    done_.insert(chunk);
    while (done_.erase(next_chunk_) > 0) ++next_chunk_;
  }
  turn_.notify_all();
}

}  // namespace relata
