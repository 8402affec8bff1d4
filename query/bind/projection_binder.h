#pragma once

#include <absl/container/flat_hash_set.h>

#include <string>
#include <vector>

#include "query/ast/query.h"
#include "query/bind/aggregate_binder.h"
#include "query/bind/expression_binder.h"

namespace relata {

struct Column {
  std::string name;
  bound::Slot slot;
  Type type;
};

enum class ProjectionClause { kWith, kReturn };

// Binds one WITH or RETURN: its items, the split into group keys and aggregates, ORDER BY, SKIP, LIMIT and WHERE.
// Borrows all it is given; use once.
class ProjectionBinder : private ExpressionBinder::Interceptor {
 public:
  ProjectionBinder(BindState& state, const Scope& incoming, bound::SingleQuery& owner, ProjectionClause clause)
      : state_(state),
        incoming_(incoming),
        owner_(owner),
        clause_(clause),
        aggregates_(state, incoming, owner),
        keys_scope_(incoming.outer()) {}

  Result<bound::Projection> bind(const ast::Projection& projection, const ast::ExpressionPtr& where);
  // After bind().
  const std::vector<Column>& columns() const { return columns_; }

 private:
  struct Item {
    ast::ExpressionPtr written;
    std::string name;
    bool aggregating = false;
    Type type;
    bound::Slot slot;
  };
  enum class Phase { kAggregatingItem, kAfterItems };

  Status collect_items(const ast::Projection& projection);
  Status add_item(const ast::ProjectionItem& written);
  Status check_aliases(const ast::Projection& projection) const;
  Status bind_items(bound::Projection& result);
  Status bind_key(Item& item, bound::Projection& result);
  Status bind_aggregating_item(Item& item, bound::Projection& result);
  Status bind_what_follows(const ast::Projection& projection, const ast::ExpressionPtr& where, bound::Projection& result);

  Result<std::optional<TypedExpression>> intercept(const ast::Expression& expression) override;
  Status undefined(const std::string& name, ast::SourceSpan span) const override;
  Result<std::optional<TypedExpression>> intercept_after_items(const ast::Expression& expression);
  Result<TypedExpression> aggregate(const ast::Expression& expression);
  const Item* find_item(const ast::Expression& expression) const;
  // Rows before the projection can no longer be seen from ORDER BY and WHERE.
  bool closed() const { return aggregating_ || distinct_; }

  BindState& state_;
  const Scope& incoming_;
  bound::SingleQuery& owner_;
  const ProjectionClause clause_;
  std::vector<Item> items_;
  absl::flat_hash_set<std::string> names_;
  std::vector<Column> columns_;
  AggregateBinder aggregates_;
  bool aggregating_ = false;
  bool distinct_ = false;
  Phase phase_ = Phase::kAggregatingItem;
  Scope keys_scope_;                             // variables that are group keys
  const Scope* after_scope_ = nullptr;           // what ORDER BY and WHERE see
  const ast::Expression* after_root_ = nullptr;  // the sort key or predicate being bound
  bool after_aggregates_ = false;                // it contains an aggregate
};

}  // namespace relata
