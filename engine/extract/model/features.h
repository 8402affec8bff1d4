#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace relata::extract {

// Features are 32-bit hashes of a template's number and its values. Two features that share a hash share their weights, which costs
// little: Ganchev and Dredze, "Small Statistical Models by Random Feature Mixing" (2008).

constexpr std::uint64_t mix_hash(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t hash = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

constexpr std::uint32_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

class FeatureList {
 public:
  void clear() { features_.clear(); }
  template <typename... Values>
  void add(std::uint32_t feature_template, Values... values) {
    std::uint64_t hash = mix_hash(0x51ED270B35AE4F11ULL, feature_template);
    ((hash = mix_hash(hash, static_cast<std::uint64_t>(values))), ...);
    features_.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  const std::vector<std::uint32_t>& items() const { return features_; }

 private:
  std::vector<std::uint32_t> features_;
};

}  // namespace relata::extract
