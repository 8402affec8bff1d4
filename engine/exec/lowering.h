#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/exec/expression_scope.h"
#include "query/plan/plan.h"

namespace relata {

// What PROFILE measured of one operator.
struct OperatorProfile {
  std::string name;
  int depth = 0;
  std::uint64_t rows = 0;
  std::chrono::nanoseconds time{0};  // inputs included
};

// Of the operators of a query, in the order of EXPLAIN.
struct Profile {
  std::span<const std::string> slot_names;  // borrowed from the plan
  std::vector<std::unique_ptr<OperatorProfile>> operators;
};

// A part of a query, ready to be pulled. Borrows the plan and the state.
struct LoweredQuery {
  std::unique_ptr<ExpressionScope> scope;
  OperatorPtr root;
};

// Builds the operators of a plan. With `profile`, each is measured and has an entry there, the root's first.
LoweredQuery lower(const plan::SingleQuery& query, ExecutionState& state, Profile* profile);

std::string format_profile(const Profile& profile);

}  // namespace relata
