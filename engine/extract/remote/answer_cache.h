#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "storage/base/result.h"

namespace relata::extract {

// Answers to requests, each in a file called by a hash of the request. The file holds the request as well, so that requests of the same
// hash never get each other's answers. Thread-safe, also between processes: files appear whole or not at all.
class AnswerCache {
 public:
  // An empty directory keeps nothing.
  explicit AnswerCache(std::filesystem::path directory) : directory_(std::move(directory)) {}

  std::optional<std::string> find(std::string_view request) const;
  // kIoError names the file that cannot be written.
  Status put(std::string_view request, std::string_view answer) const;

 private:
  std::filesystem::path file_of(std::string_view request) const;

  std::filesystem::path directory_;
};

}  // namespace relata::extract
