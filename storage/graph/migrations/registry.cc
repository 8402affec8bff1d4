#include "storage/graph/migrations/migration.h"

namespace relata {

std::span<const Migration> migrations() {
  static const Migration kAll[] = {
      migration_to_format_2(),
      migration_to_format_3(),
      migration_to_format_4(),
  };
  return kAll;
}

}  // namespace relata
