#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace relata {

// A set of keys, for telling whether two sets are the same without looking each key of one up in the other.
class Fingerprint {
 public:
  void add(std::string_view key) {
    sum_ += std::hash<std::string_view>{}(key);
    ++count_;
  }
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace relata
