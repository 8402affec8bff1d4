#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

#include "storage/base/status.h"

namespace relata {

// A T, or the Status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // Requires: !status.is_ok().
  Result(Status status) : state_(std::in_place_index<1>, std::move(status)) { assert(!std::get<1>(state_).is_ok()); }
  template <typename U>
  requires(std::is_convertible_v<U&&, T> && !std::is_same_v<std::decay_t<U>, Result> && !std::is_same_v<std::decay_t<U>, Status> &&
           !std::is_same_v<std::decay_t<U>, T>) Result(U&& value)
      : state_(std::in_place_index<0>, std::forward<U>(value)) {}

  bool is_ok() const { return state_.index() == 0; }
  Status status() const& { return is_ok() ? Status::ok() : std::get<1>(state_); }
  Status status() && { return is_ok() ? Status::ok() : std::move(std::get<1>(state_)); }

  // Require: is_ok().
  T& value() & { return *checked(); }
  const T& value() const& { return *const_cast<Result*>(this)->checked(); }
  T&& value() && { return std::move(*checked()); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

 private:
  T* checked() {
    assert(is_ok());
    return std::get_if<0>(&state_);
  }
  std::variant<T, Status> state_;
};

}  // namespace relata

#define RELATA_CONCAT_INNER_(a, b) a##b
#define RELATA_CONCAT_(a, b) RELATA_CONCAT_INNER_(a, b)

// RELATA_ASSIGN_OR_RETURN(auto name, expression): names the value of a Result, or leaves with its status.
#define RELATA_ASSIGN_OR_RETURN(declaration, expression) \
  RELATA_ASSIGN_OR_RETURN_IMPL_(RELATA_CONCAT_(relata_result_, __LINE__), declaration, expression)
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses.
#define RELATA_ASSIGN_OR_RETURN_IMPL_(result, declaration, expression) \
  auto result = (expression);                                          \
  if (!result.is_ok()) return std::move(result).status();              \
  declaration = std::move(result).value()
// NOLINTEND(bugprone-macro-parentheses)
