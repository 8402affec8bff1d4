#pragma once

#include <memory>
#include <utility>

namespace relata::ast {

// An immutable T that may be absent, cheap to copy and compared by content, so that syntax trees are values.
// T may be incomplete where Shared<T> is only named. Thread safety: as std::shared_ptr<const T>.
template <typename T>
class Shared {
 public:
  Shared() = default;
  Shared(std::nullptr_t) {}
  explicit Shared(std::shared_ptr<const T> value) : value_(std::move(value)) {}

  explicit operator bool() const { return value_ != nullptr; }
  // Require a value.
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }

  friend bool operator==(const Shared& a, const Shared& b) {
    return a.value_ == b.value_ || (a.value_ && b.value_ && *a.value_ == *b.value_);
  }

 private:
  std::shared_ptr<const T> value_;
};

template <typename T>
Shared<T> share(T value) {
  return Shared<T>(std::make_shared<const T>(std::move(value)));
}

}  // namespace relata::ast
