#pragma once

// Fields of annotations, for engine/extract/foreign alone: what is missing or of another kind than it should be reads as nothing.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/extract/foreign/offset_map.h"

namespace relata::extract {

inline bool is_list(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_array();
}

inline const nlohmann::json& list_at(const nlohmann::json& object, const char* name) {
  static const nlohmann::json kNone = nlohmann::json::array();
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : kNone;
}

inline std::string text_at(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// A text, or a whole number as its text.
inline std::string scalar_at(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (found->is_number_integer()) return found->dump();
  return found->is_string() ? found->get<std::string>() : "";
}

// The stretch from "begin" to "end".
inline std::optional<Span> span_at(const nlohmann::json& object, const OffsetMap& offsets) {
  const auto begin = object.find("begin");
  const auto end = object.find("end");
  if (begin == object.end() || end == object.end() || !begin->is_number_unsigned() || !end->is_number_unsigned()) return std::nullopt;
  return offsets.to_span(begin->get<std::uint64_t>(), end->get<std::uint64_t>());
}

}  // namespace relata::extract
