#include "tools/relata/byte_text.h"

#include <fmt/format.h>

namespace relata {

std::string byte_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  const char* const units[] = {"KB", "MB", "GB", "TB"};
  auto amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  // 999.95 would be printed as 1000.0.
  for (; amount >= 999.95 && unit < 3; ++unit) amount /= 1000;
  return fmt::format("{:.1f} {}", amount, units[unit]);
}

}  // namespace relata
