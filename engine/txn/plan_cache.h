#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace relata {

// Compiled statements by their text, the least recently used ones dropped first. Thread-safe.
template <typename Plan>
class PlanCache {
 public:
  static constexpr std::size_t kMostPlans = 1024;
  static constexpr std::size_t kLongestText = 64 << 10;  // longer texts are data loads, seldom run twice

  // Null when there is none for this version of the catalog.
  std::shared_ptr<const Plan> find(std::string_view text, std::uint64_t catalog_version) {
    const std::lock_guard lock(mutex_);
    const auto found = by_text_.find(text);
    if (found == by_text_.end() || found->second->catalog_version != catalog_version) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->plan;
  }

  // Replaces the plan that there was for the text.
  void insert(std::string_view text, std::uint64_t catalog_version, std::shared_ptr<const Plan> plan) {
    if (text.size() > kLongestText) return;
    const std::lock_guard lock(mutex_);
    if (const auto found = by_text_.find(text); found != by_text_.end()) {
      const auto entry = found->second;
      by_text_.erase(found);
      entries_.erase(entry);
    }
    entries_.push_front({std::string(text), catalog_version, std::move(plan)});
    by_text_.emplace(entries_.front().text, entries_.begin());
    if (entries_.size() > kMostPlans) {
      by_text_.erase(entries_.back().text);
      entries_.pop_back();
    }
  }

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return entries_.size();
  }

 private:
  struct Entry {
    std::string text;
    std::uint64_t catalog_version;
    std::shared_ptr<const Plan> plan;
  };
  mutable std::mutex mutex_;
  std::list<Entry> entries_;                                                           // the most recently used first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_text_;  // views into the entries' texts
};

}  // namespace relata
