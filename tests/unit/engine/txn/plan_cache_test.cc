#include "engine/txn/plan_cache.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using Cache = PlanCache<int>;

TEST(PlanCache, GivesAPlanBackForItsTextAndCatalog) {
  Cache cache;
  cache.insert("RETURN 1", 7, std::make_shared<int>(1));
  ASSERT_NE(cache.find("RETURN 1", 7), nullptr);
  EXPECT_EQ(*cache.find("RETURN 1", 7), 1);
  EXPECT_EQ(cache.find("RETURN 1", 8), nullptr);
  EXPECT_EQ(cache.find("RETURN 2", 7), nullptr);
}

TEST(PlanCache, ReplacesAStalePlan) {
  Cache cache;
  cache.insert("q", 1, std::make_shared<int>(1));
  cache.insert("q", 2, std::make_shared<int>(2));
  EXPECT_EQ(cache.size(), 1U);
  EXPECT_EQ(cache.find("q", 1), nullptr);
  EXPECT_EQ(*cache.find("q", 2), 2);
}

TEST(PlanCache, DropsTheLeastRecentlyUsed) {
  Cache cache;
  for (std::size_t i = 0; i < Cache::kMostPlans; ++i) cache.insert(std::to_string(i), 1, std::make_shared<int>(0));
  ASSERT_NE(cache.find("0", 1), nullptr);
  cache.insert("one more", 1, std::make_shared<int>(0));
  EXPECT_EQ(cache.size(), Cache::kMostPlans);
  EXPECT_NE(cache.find("0", 1), nullptr);
  EXPECT_EQ(cache.find("1", 1), nullptr);
}

TEST(PlanCache, DoesNotKeepDataLoads) {
  Cache cache;
  cache.insert(std::string(Cache::kLongestText + 1, 'x'), 1, std::make_shared<int>(0));
  EXPECT_EQ(cache.size(), 0U);
}

}  // namespace
}  // namespace relata
