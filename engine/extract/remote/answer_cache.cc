#include "engine/extract/remote/answer_cache.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <fstream>
#include <iterator>

namespace relata::extract {
namespace {

// FNV-1a: the file also holds the request, so nothing depends on its strength.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

std::filesystem::path AnswerCache::file_of(std::string_view request) const {
  const std::string name = fmt::format("{:016x}", hash_of(request));
  return directory_ / name.substr(0, 2) / (name + ".json");
}

std::optional<std::string> AnswerCache::find(std::string_view request) const {
  if (directory_.empty()) return std::nullopt;
  std::ifstream file(file_of(request), std::ios::binary);
  if (!file) return std::nullopt;
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  // The request is one line, the answer the rest.
  if (content.size() <= request.size() || !content.starts_with(request) || content[request.size()] != '\n') return std::nullopt;
  return content.substr(request.size() + 1);
}

Status AnswerCache::put(std::string_view request, std::string_view answer) const {
  if (directory_.empty()) return Status::ok();
  static std::atomic<unsigned> next = 0;
  const std::filesystem::path path = file_of(request);
  const std::filesystem::path temporary = fmt::format("{}.{}.{}", path.string(), ::getpid(), next++);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream file(temporary, std::ios::binary);
  file << request << '\n' << answer;
  file.close();
  if (file) {
    std::filesystem::rename(temporary, path, error);
    if (!error) return Status::ok();
  }
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  return Status::io_error(
      fmt::format("the answer cannot be kept in '{}': {}", path.string(), error ? error.message() : std::strerror(errno)));
}

}  // namespace relata::extract
