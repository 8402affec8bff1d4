#include "engine/expr/regex_match.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>
#include <re2/re2.h>

#include <memory>

#include "engine/expr/expression_error.h"

namespace relata {
namespace {

// Patterns usually stand in the query; those made from data must not pile up.
constexpr std::size_t kMaxKept = 64;
constexpr std::int64_t kMaxPatternBytes = 1 << 20;

const RE2& compiled(const std::string& pattern) {
  static thread_local absl::flat_hash_map<std::string, std::unique_ptr<RE2>> kept;
  if (const auto found = kept.find(pattern); found != kept.end()) return *found->second;
  if (kept.size() >= kMaxKept) kept.clear();
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxPatternBytes);
  return *kept.emplace(pattern, std::make_unique<RE2>(pattern, options)).first->second;
}

}  // namespace

Result<bool> matches_regex(const std::string& text, const std::string& pattern) {
  const RE2& regex = compiled(pattern);
  if (!regex.ok())
    return argument_error("InvalidArgumentValue", fmt::format("'{}' is not a regular expression: {}", pattern, regex.error()));
  return RE2::FullMatch(text, regex);
}

}  // namespace relata
