#pragma once

#include <filesystem>
#include <memory>

#include "storage/base/result.h"

namespace relata {

// Where a bulk load works until all of it is there: the directory TARGET.loading beside the graph's own, locked against other loads. Goes
// with the object; what a killed load has left goes when the next one begins.
class LoadingDirectory {
 public:
  // kAlreadyExists when there is something at `target` other than an empty directory, kBusy when another process loads into it.
  static Result<std::unique_ptr<LoadingDirectory>> create(const std::filesystem::path& target);
  ~LoadingDirectory();
  LoadingDirectory(const LoadingDirectory&) = delete;
  LoadingDirectory& operator=(const LoadingDirectory&) = delete;

  // The graph as long as it is not published; on the same file system as the target.
  std::filesystem::path graph() const { return loading_ / "graph"; }
  // For temporary files.
  const std::filesystem::path& scratch() const { return loading_; }

  // Puts the graph into its place: there or not there, also after loss of power, and on the disk when it returns.
  // Requires: the graph's files are closed and on the disk.
  Status publish();

 private:
  LoadingDirectory(std::filesystem::path target, std::filesystem::path loading, int lock)
      : target_(std::move(target)), loading_(std::move(loading)), lock_(lock) {}

  std::filesystem::path target_;
  std::filesystem::path loading_;
  int lock_;
};

}  // namespace relata
