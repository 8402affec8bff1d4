#include <gmock/gmock.h>

#include "tests/unit/storage/child_process.h"

// Some tests run this program again as another process that uses the same graph.
int main(int argc, char** argv) {
  if (const auto code = relata::run_child_role({argv + 1, argv + argc})) return *code;
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
