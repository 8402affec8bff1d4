#include "query/bind/projection_binder.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/ast/walk.h"
#include "query/bind/aggregate_functions.h"
#include "query/bind/bind_error.h"
#include "query/bind/row_count.h"

namespace relata {
namespace {

const std::string* variable_name(const ast::Expression& expression) {
  const auto* variable = std::get_if<ast::Variable>(&expression.node);
  return variable ? &variable->name : nullptr;
}

bool mentions(const ast::Expression& expression, std::string_view name) {
  return ast::any_operand(expression, [&](const ast::Expression& operand) {
    const auto* variable = variable_name(operand);
    return variable && *variable == name;
  });
}

// What may stand beside an aggregate when it is a group key: anything more complex would make the grouping hard to see.
bool is_simple_key(const ast::Expression& expression) {
  return std::holds_alternative<ast::Variable>(expression.node) || std::holds_alternative<ast::PropertyAccess>(expression.node);
}

}  // namespace

Result<bound::Projection> ProjectionBinder::bind(const ast::Projection& projection, const ast::ExpressionPtr& where) {
  bound::Projection result;
  result.distinct = distinct_ = projection.distinct;
  RELATA_RETURN_IF_ERROR(collect_items(projection));
  result.aggregating = aggregating_ = std::any_of(items_.begin(), items_.end(), [](const Item& item) { return item.aggregating; });
  RELATA_RETURN_IF_ERROR(bind_items(result));
  RELATA_RETURN_IF_ERROR(bind_what_follows(projection, where, result));
  // Last: a missing name is the least of the mistakes that an item can have.
  if (clause_ == ProjectionClause::kWith) RELATA_RETURN_IF_ERROR(check_aliases(projection));
  result.aggregates = std::move(aggregates_).take();
  return result;
}

Status ProjectionBinder::collect_items(const ast::Projection& projection) {
  if (projection.star) {
    if (clause_ == ProjectionClause::kReturn && incoming_.visible_names().empty()) {
      return bind_error("NoVariablesInScope", "RETURN * has nothing to return: no variable is defined here", projection.span);
    }
    for (const auto& symbol : incoming_.symbols()) {
      items_.push_back({ast::share(ast::Expression{ast::Variable{symbol.name}, projection.span}), symbol.name, false, {}, {}});
      names_.insert(symbol.name);
    }
    // By name: the order of declaration is no promise that a user could rely on.
    std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.name < b.name; });
  }
  for (const auto& item : projection.items) RELATA_RETURN_IF_ERROR(add_item(item));
  return Status::ok();
}

Status ProjectionBinder::add_item(const ast::ProjectionItem& written) {
  const std::string* variable = variable_name(*written.expression);
  Item item;
  item.written = written.expression;
  item.name = written.alias ? written.alias->text : variable ? *variable : written.text;
  item.aggregating = contains_aggregate(*written.expression);
  if (!names_.insert(item.name).second) {
    return bind_error("ColumnNameConflict", fmt::format("there are two columns named '{}'", item.name),
                      written.alias ? written.alias->span : written.expression->span);
  }
  items_.push_back(std::move(item));
  return Status::ok();
}

Status ProjectionBinder::check_aliases(const ast::Projection& projection) const {
  for (const auto& item : projection.items) {
    if (item.alias || variable_name(*item.expression)) continue;
    return bind_error("NoExpressionAlias", fmt::format("WITH needs a name for this: {} AS name", item.text), item.expression->span);
  }
  return Status::ok();
}

Status ProjectionBinder::bind_items(bound::Projection& result) {
  result.items.resize(items_.size());
  // Group keys first: aggregating items may refer to them wherever they stand.
  for (auto& item : items_) {
    if (!item.aggregating) RELATA_RETURN_IF_ERROR(bind_key(item, result));
  }
  for (auto& item : items_) {
    if (item.aggregating) RELATA_RETURN_IF_ERROR(bind_aggregating_item(item, result));
    columns_.push_back({item.name, item.slot, item.type});
  }
  return Status::ok();
}

Status ProjectionBinder::bind_key(Item& item, bound::Projection& result) {
  ExpressionBinder binder(state_, incoming_, owner_);
  RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*item.written));
  const std::string* variable = variable_name(*item.written);
  const auto* reference = std::get_if<bound::SlotReference>(&bound.expression->node);
  item.slot = variable && *variable == item.name && reference ? reference->slot : state_.new_slot(item.name);
  item.type = bound.type;
  auto& place = result.items[static_cast<std::size_t>(&item - items_.data())];
  if (!aggregating_) {
    place = {bound.expression, item.slot, item.name};
    return Status::ok();
  }
  if (variable) keys_scope_.declare({*variable, item.slot, item.type});
  result.group_keys.push_back({bound.expression, item.slot, item.name});
  place = {slot_reference(item.slot, item.written->span), item.slot, item.name};
  return Status::ok();
}

Status ProjectionBinder::bind_aggregating_item(Item& item, bound::Projection& result) {
  phase_ = Phase::kAggregatingItem;
  ExpressionBinder binder(state_, keys_scope_, owner_, this);
  RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*item.written));
  // An aggregate that is an item by itself needs no second slot.
  const auto* reference = std::get_if<bound::SlotReference>(&bound.expression->node);
  item.slot = reference ? reference->slot : state_.new_slot(item.name);
  item.type = bound.type;
  result.items[static_cast<std::size_t>(&item - items_.data())] = {bound.expression, item.slot, item.name};
  return Status::ok();
}

Status ProjectionBinder::bind_what_follows(const ast::Projection& projection, const ast::ExpressionPtr& where, bound::Projection& result) {
  phase_ = Phase::kAfterItems;
  Scope after(closed() ? incoming_.outer() : &incoming_);
  for (const auto& column : columns_) after.declare({column.name, column.slot, column.type});
  after_scope_ = &after;
  ExpressionBinder binder(state_, after, owner_, this);
  for (const auto& key : projection.order_by) {
    after_root_ = &*key.expression;
    after_aggregates_ = contains_aggregate(*key.expression);
    RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*key.expression));
    result.order_by.push_back({bound.expression, key.descending});
  }
  if (where) {
    after_root_ = &*where;
    after_aggregates_ = contains_aggregate(*where);
    RELATA_ASSIGN_OR_RETURN(result.where, binder.bind_predicate(where));
  }
  after_scope_ = nullptr;
  RELATA_ASSIGN_OR_RETURN(result.skip, bind_row_count(projection.skip, "SKIP", state_, incoming_, owner_));
  RELATA_ASSIGN_OR_RETURN(result.limit, bind_row_count(projection.limit, "LIMIT", state_, incoming_, owner_));
  return Status::ok();
}

Result<std::optional<TypedExpression>> ProjectionBinder::intercept(const ast::Expression& expression) {
  if (phase_ == Phase::kAfterItems) return intercept_after_items(expression);
  if (is_aggregate_call(expression)) {
    RELATA_ASSIGN_OR_RETURN(auto bound, aggregate(expression));
    return std::optional(std::move(bound));
  }
  if (std::holds_alternative<ast::PropertyAccess>(expression.node)) {
    if (const Item* key = find_item(expression))
      return std::optional(TypedExpression{slot_reference(key->slot, expression.span), key->type});
  }
  return std::optional<TypedExpression>();
}

// In ORDER BY and WHERE, an expression that is also an item stands for the item's value.
Result<std::optional<TypedExpression>> ProjectionBinder::intercept_after_items(const ast::Expression& expression) {
  if (is_aggregate_call(expression) && aggregating_) {
    RELATA_ASSIGN_OR_RETURN(auto bound, aggregate(expression));
    return std::optional(std::move(bound));
  }
  if (std::holds_alternative<ast::Literal>(expression.node) || std::holds_alternative<ast::Parameter>(expression.node)) {
    return std::optional<TypedExpression>();
  }
  const std::string* variable = variable_name(expression);
  if (variable && after_scope_->find(*variable)) return std::optional<TypedExpression>();
  const bool replaceable = !after_aggregates_ || &expression == after_root_ || is_simple_key(expression);
  const Item* item = replaceable ? find_item(expression) : nullptr;
  if (!item) return std::optional<TypedExpression>();
  return std::optional(TypedExpression{slot_reference(item->slot, expression.span), item->type});
}

const ProjectionBinder::Item* ProjectionBinder::find_item(const ast::Expression& expression) const {
  for (const auto& item : items_) {
    const bool known = phase_ == Phase::kAfterItems || !item.aggregating;
    if (known && *item.written == expression) return &item;
  }
  return nullptr;
}

Status ProjectionBinder::undefined(const std::string& name, ast::SourceSpan span) const {
  if (!incoming_.find(name)) return undefined_variable(name, incoming_, span);
  const bool in_key =
      std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return !item.aggregating && mentions(*item.written, name); });
  if (phase_ == Phase::kAggregatingItem || (after_aggregates_ && in_key)) {
    return bind_error(
        "AmbiguousAggregationExpression",
        fmt::format("'{}' stands beside an aggregate but is no group key; make it an item of its own, or compute it in a WITH before",
                    name),
        span);
  }
  return bind_error(
      "UndefinedVariable",
      fmt::format("variable '{}' cannot be seen any more after {}; make it an item", name, aggregating_ ? "aggregation" : "DISTINCT"),
      span);
}

Result<TypedExpression> ProjectionBinder::aggregate(const ast::Expression& expression) {
  if (phase_ == Phase::kAggregatingItem) return aggregates_.bind(expression);
  if (auto known = aggregates_.find(expression)) return std::move(*known);
  const auto& call = std::get<ast::FunctionCall>(expression.node);
  RELATA_RETURN_IF_ERROR(check_aggregate_arguments(call, expression.span));
  // Its variables first: that they are gone is the likelier mistake. Inside its arguments nothing stands beside an aggregate.
  after_aggregates_ = false;
  ExpressionBinder binder(state_, *after_scope_, owner_, this);
  RELATA_ASSIGN_OR_RETURN([[maybe_unused]] auto arguments, binder.bind_aggregate_arguments(call));
  return bind_error("InvalidAggregation", fmt::format("{}(...) is not among the items; make it one and sort by its name", call.name),
                    expression.span);
}

}  // namespace relata
