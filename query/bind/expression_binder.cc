#include "query/bind/expression_binder.h"

#include <fmt/format.h>

#include <utility>

#include "query/ast/walk.h"
#include "query/bind/aggregate_functions.h"
#include "query/bind/bind_error.h"

namespace relata {

bound::ExpressionPtr make_expression(decltype(bound::Expression::node) node, ast::SourceSpan span) {
  return std::make_shared<const bound::Expression>(bound::Expression{std::move(node), span.offset, span.length});
}

bound::ExpressionPtr slot_reference(bound::Slot slot, ast::SourceSpan span) { return make_expression(bound::SlotReference{slot}, span); }

Result<TypedExpression> ExpressionBinder::bind(const ast::Expression& expression) {
  // Inside a comprehension an aggregate would run once per element, which means nothing.
  const bool misplaced = scope_ != &base_scope_ && is_aggregate_call(expression);
  if (interceptor_ && !misplaced && !mentions_local(expression)) {
    RELATA_ASSIGN_OR_RETURN(auto replaced, interceptor_->intercept(expression));
    if (replaced) return std::move(*replaced);
  }
  return std::visit([&](const auto& node) { return bind_node(node, expression.span); }, expression.node);
}

Result<bound::ExpressionPtr> ExpressionBinder::bind_predicate(const ast::ExpressionPtr& expression) {
  if (!expression) return bound::ExpressionPtr();
  predicate_position_ = true;
  auto bound = bind(*expression);
  predicate_position_ = false;
  if (!bound.is_ok()) return std::move(bound).status();
  if (!may_be(bound->type, StaticType::kBoolean)) {
    return bind_error("InvalidArgumentType", fmt::format("a predicate must be a Boolean, but this is {}", describe(bound->type)),
                      expression->span);
  }
  return std::move(bound->expression);
}

Result<std::vector<TypedExpression>> ExpressionBinder::bind_aggregate_arguments(const ast::FunctionCall& call) {
  inside_aggregate_ = true;
  std::vector<TypedExpression> arguments;
  for (const auto& argument : call.arguments) {
    RELATA_ASSIGN_OR_RETURN(auto bound, bind(*argument));
    arguments.push_back(std::move(bound));
  }
  inside_aggregate_ = false;
  return arguments;
}

bool ExpressionBinder::is_local(std::string_view name) const {
  for (const Scope* scope = scope_; scope != &base_scope_; scope = scope->outer()) {
    for (const auto& symbol : scope->symbols()) {
      if (symbol.name == name) return true;
    }
  }
  return false;
}

bool ExpressionBinder::mentions_local(const ast::Expression& expression) const {
  if (scope_ == &base_scope_) return false;
  return ast::any_operand(expression, [&](const ast::Expression& operand) {
    const auto* variable = std::get_if<ast::Variable>(&operand.node);
    return variable && is_local(variable->name);
  });
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Literal& node, ast::SourceSpan span) {
  return TypedExpression{make_expression(bound::Literal{node.value}, span), type_of(node.value)};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Parameter& node, ast::SourceSpan span) {
  state_.parameters.push_back({node.name, span.offset, span.length});
  return TypedExpression{make_expression(bound::Parameter{node.name}, span), {}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Variable& node, ast::SourceSpan span) {
  if (const Symbol* symbol = scope_->find(node.name)) return TypedExpression{slot_reference(symbol->slot, span), symbol->type};
  if (interceptor_) return interceptor_->undefined(node.name, span);
  return undefined_variable(node.name, *scope_, span);
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::PropertyAccess& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto object, bind(*node.object));
  const Type type = object.type;
  if (type.is(StaticType::kPath)) {
    return bind_error("InvalidArgumentType", "a Path has no properties; take them from nodes(path) or relationships(path)",
                      node.object->span);
  }
  const bool scalar = type.is(StaticType::kBoolean) || type.is_number() || type.is(StaticType::kString) || type.is_list();
  if (scalar) {
    return Status::compile_error(
        "TypeError", "InvalidArgumentType",
        fmt::format("only nodes, relationships, maps and temporal values have properties, but this is {}", describe(type)),
        node.object->span.offset, node.object->span.length);
  }
  return TypedExpression{make_expression(bound::PropertyAccess{object.expression, node.key.text}, span), {}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::LabelTest& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto object, bind(*node.object));
  if (!object.type.is_open() && !object.type.is_entity()) {
    return bind_error("InvalidArgumentType",
                      fmt::format("only nodes and relationships have labels or types, but this is {}", describe(object.type)),
                      node.object->span);
  }
  std::vector<std::string> names;
  for (const auto& name : node.names) names.push_back(name.text);
  return TypedExpression{make_expression(bound::LabelTest{object.expression, std::move(names)}, span), {StaticType::kBoolean}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Case& node, ast::SourceSpan span) {
  predicate_position_ = false;
  bound::Case result;
  if (node.operand) {
    RELATA_ASSIGN_OR_RETURN(auto operand, bind(*node.operand));
    result.operand = operand.expression;
  }
  Type type{StaticType::kNull};
  for (const auto& [when, then] : node.branches) {
    bound::ExpressionPtr condition;
    if (node.operand) {
      RELATA_ASSIGN_OR_RETURN(auto bound, bind(*when));
      condition = bound.expression;
    } else {
      RELATA_ASSIGN_OR_RETURN(condition, bind_predicate(when));
    }
    RELATA_ASSIGN_OR_RETURN(auto value, bind(*then));
    type = join(type, value.type);
    result.branches.emplace_back(std::move(condition), value.expression);
  }
  if (node.otherwise) {
    RELATA_ASSIGN_OR_RETURN(auto otherwise, bind(*node.otherwise));
    type = join(type, otherwise.type);
    result.otherwise = otherwise.expression;
  }
  return TypedExpression{make_expression(std::move(result), span), type};
}

}  // namespace relata
