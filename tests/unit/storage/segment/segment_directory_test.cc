#include "storage/segment/segment_directory.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(SegmentDirectory, IsReadBackAsItWasWritten) {
  SegmentDirectory directory;
  directory.version = 1'000'000'000'000;
  directory.label_counts = {{{1}, 5}, {{UINT32_MAX}, 1}};
  directory.segments = {{{SegmentGroup::kOut, 3, 1}, {10, 2, 0xdeadbeef}}, {{SegmentGroup::kEdges, UINT32_MAX, UINT32_MAX}, {0, 1, 0}}};
  const std::string bytes = directory.encode();
  const SegmentDirectory read = SegmentDirectory::decode(bytes).value();
  EXPECT_EQ(read.version, directory.version);
  EXPECT_EQ(read.label_counts, directory.label_counts);
  EXPECT_EQ(read.segments, directory.segments);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(SegmentDirectory::decode(bytes.substr(0, size)).is_ok()) << size;
}

}  // namespace
}  // namespace relata
