#pragma once

#include <string>
#include <string_view>

#include "storage/base/status.h"

namespace relata {

// Errors of running expressions, in the TCK's words. The evaluator adds the position.

inline Status type_error(std::string_view detail, std::string message) {
  return Status::runtime_error("TypeError", detail, std::move(message));
}
inline Status argument_error(std::string_view detail, std::string message) {
  return Status::runtime_error("ArgumentError", detail, std::move(message));
}
inline Status arithmetic_error(std::string_view detail, std::string message) {
  return Status::runtime_error("ArithmeticError", detail, std::move(message));
}
inline Status integer_overflow(std::string_view what) {
  return arithmetic_error("IntegerOverflow", std::string(what) + " does not fit into a 64-bit integer");
}
inline Status deleted_entity(std::string_view what) {
  return Status::runtime_error("EntityNotFound", "DeletedEntityAccess", "the " + std::string(what) + " has been deleted");
}

}  // namespace relata
