#include <fmt/format.h>

#include "query/bind/bind_error.h"
#include "query/bind/expression_binder.h"

namespace relata {
namespace {

// Makes the variables of a comprehension visible while it lives.
class LocalScope {
 public:
  explicit LocalScope(const Scope*& current) : current_(current), scope_(current) { current_ = &scope_; }
  LocalScope(const LocalScope&) = delete;
  LocalScope& operator=(const LocalScope&) = delete;
  ~LocalScope() { current_ = scope_.outer(); }
  void declare(Symbol symbol) { scope_.declare(std::move(symbol)); }

 private:
  const Scope*& current_;
  Scope scope_;
};

Status not_a_list(std::string_view what, Type type, ast::SourceSpan span) {
  return Status::compile_error("TypeError", "InvalidArgumentType", fmt::format("{} needs a list, but this is {}", what, describe(type)),
                               span.offset, span.length);
}

}  // namespace

Result<TypedExpression> ExpressionBinder::bind_node(const ast::ListLiteral& node, ast::SourceSpan span) {
  predicate_position_ = false;
  bound::ListLiteral list;
  Type element{node.items.empty() ? StaticType::kAny : StaticType::kNull};
  for (const auto& item : node.items) {
    RELATA_ASSIGN_OR_RETURN(auto bound, bind(*item));
    element = join(element, bound.type);
    list.items.push_back(bound.expression);
  }
  return TypedExpression{make_expression(std::move(list), span), element.list_of()};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::MapLiteral& node, ast::SourceSpan span) {
  predicate_position_ = false;
  bound::MapLiteral map;
  for (const auto& [key, value] : node.entries) {
    RELATA_ASSIGN_OR_RETURN(auto bound, bind(*value));
    map.entries.emplace_back(key.text, bound.expression);
  }
  return TypedExpression{make_expression(std::move(map), span), {StaticType::kMap}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Subscript& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto object, bind(*node.object));
  RELATA_ASSIGN_OR_RETURN(auto index, bind(*node.index));
  const Type type = object.type;
  if (!type.is_open() && !type.is_list() && !type.is(StaticType::kMap) && !type.is_entity()) {
    return not_a_list("a subscript", type, node.object->span);
  }
  return TypedExpression{make_expression(bound::Subscript{object.expression, index.expression}, span),
                         type.is_list() ? type.element() : Type{}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Slice& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto list, bind(*node.list));
  if (!may_be(list.type, StaticType::kList)) return not_a_list("a slice", list.type, node.list->span);
  bound::Slice slice{list.expression, nullptr, nullptr};
  if (node.from) {
    RELATA_ASSIGN_OR_RETURN(auto from, bind(*node.from));
    slice.from = from.expression;
  }
  if (node.to) {
    RELATA_ASSIGN_OR_RETURN(auto to, bind(*node.to));
    slice.to = to.expression;
  }
  return TypedExpression{make_expression(std::move(slice), span), list.type};
}

Result<TypedExpression> ExpressionBinder::bind_element_source(const ast::Expression& list, std::string_view what) {
  RELATA_ASSIGN_OR_RETURN(auto bound, bind(list));
  if (!may_be(bound.type, StaticType::kList)) {
    return bind_error("InvalidArgumentType", fmt::format("{} goes over a list, but this is {}", what, describe(bound.type)), list.span);
  }
  return TypedExpression{bound.expression, bound.type.is_list() ? bound.type.element() : Type{}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::ListComprehension& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto list, bind_element_source(*node.list, "a list comprehension"));
  bound::ListComprehension result{state_.new_slot(node.variable.text), list.expression, nullptr, nullptr};
  LocalScope local(scope_);
  local.declare({node.variable.text, result.variable, list.type});
  RELATA_ASSIGN_OR_RETURN(result.predicate, bind_predicate(node.predicate));
  Type element = list.type;
  if (node.projection) {
    RELATA_ASSIGN_OR_RETURN(auto projection, bind(*node.projection));
    result.projection = projection.expression;
    element = projection.type;
  }
  return TypedExpression{make_expression(std::move(result), span), element.list_of()};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Quantifier& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto list, bind_element_source(*node.list, "a quantifier"));
  bound::Quantifier result{node.kind, state_.new_slot(node.variable.text), list.expression, nullptr};
  LocalScope local(scope_);
  local.declare({node.variable.text, result.variable, list.type});
  if (node.predicate) {
    RELATA_ASSIGN_OR_RETURN(result.predicate, bind_predicate(node.predicate));
  } else {
    // all(x IN list): the elements themselves are the predicate.
    result.predicate = slot_reference(result.variable, node.variable.span);
  }
  return TypedExpression{make_expression(std::move(result), span), {StaticType::kBoolean}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Reduce& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto initial, bind(*node.initial));
  RELATA_ASSIGN_OR_RETURN(auto list, bind_element_source(*node.list, "reduce"));
  bound::Reduce result{state_.new_slot(node.accumulator.text), initial.expression, state_.new_slot(node.variable.text), list.expression,
                       nullptr};
  LocalScope local(scope_);
  // The body may change the accumulator's type on the way.
  local.declare({node.accumulator.text, result.accumulator, {}});
  local.declare({node.variable.text, result.variable, list.type});
  RELATA_ASSIGN_OR_RETURN(auto body, bind(*node.body));
  result.body = body.expression;
  return TypedExpression{make_expression(std::move(result), span), {}};
}

}  // namespace relata
