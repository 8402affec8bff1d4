#include "engine/index/shared_tree.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

namespace relata {
namespace {

using Tree = SharedTree<int>;
using Model = std::map<std::string, int>;

Model content(const Tree& tree, std::string_view from = "") {
  Model found;
  tree.visit_from(from, [&](const std::string& key, int value) {
    found.emplace(key, value);
    return true;
  });
  return found;
}

// Steps through keys in an order that fills leaves from both sides; some go again.
void change(Tree& tree, Model& model, Epoch epoch) {
  const int steps = *rc::gen::inRange(0, 600);
  const auto start = *rc::gen::inRange<unsigned>(0, 1000);
  const auto stride = *rc::gen::element<unsigned>(1, 7, 999);
  const bool erases = *rc::gen::inRange(0, 3) == 0;
  for (int i = 0; i < steps; ++i) {
    const std::string key = std::to_string(1000 + (start + static_cast<unsigned>(i) * stride) % 1000);
    if (erases) {
      RC_ASSERT(tree.erase(key, epoch) == (model.erase(key) == 1));
    } else {
      tree.insert(key, i, epoch);
      model[key] = i;
    }
  }
}

TEST(SharedTree, HoldsWhatAMapHolds) {
  EXPECT_TRUE(rc::check([] {
    Tree tree;
    Model model;
    const Epoch epoch = next_epoch();
    for (int round = 0; round < 4; ++round) change(tree, model, epoch);
    RC_ASSERT(content(tree) == model);
    RC_ASSERT(tree.size() == model.size());
    const std::string from = std::to_string(*rc::gen::inRange(900, 2100));
    RC_ASSERT(content(tree, from) == Model(model.lower_bound(from), model.end()));
    RC_ASSERT((tree.find(from) != nullptr) == model.contains(from));
  }));
}

TEST(SharedTree, LeavesOlderVersionsAsTheyWere) {
  EXPECT_TRUE(rc::check([] {
    std::vector<std::pair<Tree, Model>> versions(1);
    for (int round = 0; round < 4; ++round) {
      versions.push_back(versions.back());
      change(versions.back().first, versions.back().second, next_epoch());
    }
    for (const auto& [tree, model] : versions) RC_ASSERT(content(tree) == model);
  }));
}

TEST(SharedTree, StopsWhenTheVisitorHasEnough) {
  Tree tree;
  for (int i = 0; i < 1000; ++i) tree.insert(std::to_string(i), i, 1);
  int visits = 0;
  tree.visit_from("5", [&](const std::string&, int) { return ++visits < 3; });
  EXPECT_EQ(visits, 3);
}

}  // namespace
}  // namespace relata
