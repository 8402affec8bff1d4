#pragma once

#include <absl/container/flat_hash_set.h>

#include <string>
#include <vector>

#include "query/ast/pattern.h"
#include "query/bind/expression_binder.h"

namespace relata {

// Binds the patterns of one clause and declares their new variables in `scope`. Borrows all it is given; use once.
class PatternBinder {
 public:
  PatternBinder(BindState& state, bound::SingleQuery& owner, Scope& scope)
      : state_(state), owner_(owner), scope_(scope), declared_before_(scope.symbols().size()) {}

  // Properties may mention any variable of the patterns.
  Result<std::vector<bound::PathPattern>> match(const std::vector<ast::PathPattern>& patterns);
  // A pattern that introduces no variables.
  Result<bound::PathPattern> predicate(const ast::PathPattern& pattern);
  // Properties may mention what is bound before the clause, and in CREATE what stands further left.
  Result<std::vector<bound::PathPattern>> create(const std::vector<ast::PathPattern>& patterns);
  Result<bound::PathPattern> merge(const ast::PathPattern& pattern);

 private:
  enum class Mode { kMatch, kPredicate, kCreate, kMerge };

  Result<bound::PathPattern> path(const ast::PathPattern& pattern);
  Result<bound::NodePattern> node(const ast::NodePattern& pattern, bool alone);
  Result<bound::RelationshipPattern> relationship(const ast::RelationshipPattern& pattern);
  Status declare_node(const ast::NodePattern& pattern, bool alone, bound::NodePattern& result);
  Status declare_relationship(const ast::RelationshipPattern& pattern, bound::RelationshipPattern& result);
  Status check_created_relationship(const ast::RelationshipPattern& pattern) const;
  // MATCH and MERGE: after all variables are declared.
  Status bind_all_properties(const ast::PathPattern& pattern, const Scope& scope, bound::PathPattern& result);
  Status bind_properties(const ast::ExpressionPtr& properties, const Scope& scope, bound::PropertyEntries& entries,
                         bound::ExpressionPtr& map);
  bool is_declared_before(const Symbol& symbol) const;
  bool writes() const { return mode_ == Mode::kCreate || mode_ == Mode::kMerge; }
  const char* clause_name() const { return mode_ == Mode::kCreate ? "CREATE" : "MERGE"; }

  BindState& state_;
  bound::SingleQuery& owner_;
  Scope& scope_;
  const std::size_t declared_before_;  // symbols of the scope that this clause finds
  Mode mode_ = Mode::kMatch;
  absl::flat_hash_set<std::string> relationships_;  // variables that stand for relationships of this clause
};

}  // namespace relata
