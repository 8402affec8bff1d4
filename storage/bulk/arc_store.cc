#include "storage/bulk/arc_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace relata {
namespace {

constexpr std::size_t kBlockArcs = 1 << 16;

// Of a file in a place that the user chose.
Status file_error(const char* what, const std::filesystem::path& scratch) {
  if (errno == ENOSPC) return Status::resource_exhausted(fmt::format("{}: the disk is full", scratch.string()));
  return Status::io_error(fmt::format("cannot {} a temporary file in {}: {}", what, scratch.string(), std::strerror(errno)));
}

}  // namespace

ArcStore::~ArcStore() {
  if (file_ >= 0) ::close(file_);
}

Status ArcStore::add(std::span<const Arc> arcs) {
  size_ += arcs.size();
  while (!arcs.empty()) {
    if (blocks_.empty() || blocks_.back().size() == kBlockArcs) {
      if ((blocks_.size() + 1) * kBlockArcs * sizeof(Arc) > memory_bytes_) RELATA_RETURN_IF_ERROR(spill());
      blocks_.emplace_back().reserve(kBlockArcs);
    }
    std::vector<Arc>& block = blocks_.back();
    const std::size_t taken = std::min(arcs.size(), kBlockArcs - block.size());
    block.insert(block.end(), arcs.begin(), arcs.begin() + static_cast<std::ptrdiff_t>(taken));
    arcs = arcs.subspan(taken);
  }
  return Status::ok();
}

Status ArcStore::spill() {
  if (file_ < 0) {
    file_ = ::open(scratch_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file_ < 0) return file_error("make", scratch_);
  }
  for (const std::vector<Arc>& block : blocks_) {
    const char* data = reinterpret_cast<const char*>(block.data());
    for (std::size_t left = block.size() * sizeof(Arc); left > 0;) {
      const ssize_t written = ::write(file_, data, left);
      if (written < 0) return file_error("write to", scratch_);
      data += written;
      left -= static_cast<std::size_t>(written);
    }
    spilled_ += block.size();
  }
  blocks_.clear();
  return Status::ok();
}

Status ArcStore::for_each(const Visit& visit) const {
  std::vector<Arc> buffer;
  std::uint64_t done = 0;
  while (done < spilled_) {
    buffer.resize(std::min<std::uint64_t>(kBlockArcs, spilled_ - done));
    const std::size_t bytes = buffer.size() * sizeof(Arc);
    if (::pread(file_, buffer.data(), bytes, static_cast<off_t>(done * sizeof(Arc))) != static_cast<ssize_t>(bytes)) {
      return file_error("read from", scratch_);
    }
    visit(buffer, done + 1);
    done += buffer.size();
  }
  for (const std::vector<Arc>& block : blocks_) {
    visit(block, done + 1);
    done += block.size();
  }
  return Status::ok();
}

}  // namespace relata
