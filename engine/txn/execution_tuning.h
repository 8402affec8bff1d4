#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace relata {

// How statements are compiled and carried out, never what they yield. Tests turn it to extremes.
struct ExecutionTuning {
  std::uint32_t batch_size = 1024;  // at least 1
  // Names of rewrite rules (query/rewrite/rewriter.h) to leave out.
  std::set<std::string, std::less<>> disabled_rules;
};

}  // namespace relata
