#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/bind/aggregate_functions.h"
#include "query/bind/bind_error.h"
#include "query/bind/expression_binder.h"
#include "query/bind/function_types.h"
#include "query/bind/nested_query_binder.h"
#include "query/bind/pattern_binder.h"

namespace relata {
namespace {

std::string argument_count_words(const FunctionSignature& function) {
  if (function.max_arguments == UINT32_MAX) return fmt::format("at least {}", function.min_arguments);
  if (function.min_arguments == function.max_arguments) return fmt::format("{}", function.min_arguments);
  return fmt::format("{} to {}", function.min_arguments, function.max_arguments);
}

// Clocks stand still within a statement; rand() does not.
bool varies_within_statement(const FunctionSignature& function) {
  const bool clock = (function.result >= StaticType::kDate && function.result <= StaticType::kDuration) || function.name == "timestamp";
  return !function.deterministic && !clock;
}

// A function whose name is one letter away from `name`, or two letters swapped; empty when there is none. Catalogs answer for single names,
// so every such name is asked for: some fifty for each letter.
std::string similar_function(const std::string& name, const Catalog& catalog) {
  constexpr std::size_t kLongest = 40;
  if (name.size() < 3 || name.size() > kLongest) return {};
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789.";
  const auto known = [&](const std::string& candidate) { return catalog.find_function(candidate) != nullptr; };
  for (std::size_t i = 0; i <= name.size(); ++i) {
    std::string candidate = name;
    if (i + 1 < name.size()) {
      std::swap(candidate[i], candidate[i + 1]);
      if (known(candidate)) return candidate;
    }
    candidate = name;
    if (i < name.size() && known(candidate.erase(i, 1))) return candidate;
    for (const char letter : kLetters) {
      candidate = name;
      if (known(candidate.insert(i, 1, letter))) return candidate;
      candidate = name;
      if (i == name.size()) continue;
      candidate[i] = letter;
      if (known(candidate)) return candidate;
    }
  }
  return {};
}

}  // namespace

Result<TypedExpression> ExpressionBinder::bind_node(const ast::FunctionCall& node, ast::SourceSpan span) {
  predicate_position_ = false;
  if (find_aggregate(node.name)) {
    if (inside_aggregate_) return bind_error("NestedAggregation", "an aggregate function cannot contain another one", span);
    return bind_error("InvalidAggregation", fmt::format("{}() aggregates, which only items of WITH and RETURN can do", node.name), span);
  }
  const FunctionSignature* function = state_.catalog.find_function(node.name);
  if (node.name == "exists" && node.arguments.size() == 1) return bind_exists_function(node, span);
  if (!function) {
    const std::string near = similar_function(node.name, state_.catalog);
    const std::string suggestion = near.empty() ? "" : fmt::format("; did you mean {}?", near);
    return bind_error("UnknownFunction", fmt::format("there is no function '{}'{}", node.name, suggestion), span);
  }
  if (node.star || node.distinct) {
    return bind_error("UnexpectedSyntax", fmt::format("{}() does not aggregate, so it takes neither * nor DISTINCT", node.name), span);
  }
  if (node.arguments.size() < function->min_arguments || node.arguments.size() > function->max_arguments) {
    return bind_error("InvalidNumberOfArguments",
                      fmt::format("{}() takes {} arguments, not {}", node.name, argument_count_words(*function), node.arguments.size()),
                      span);
  }
  if (inside_aggregate_ && varies_within_statement(*function)) {
    return bind_error("NonConstantExpression", fmt::format("{}() cannot be used inside an aggregate function", node.name), span);
  }
  bound::FunctionCall call{node.name, {}};
  std::vector<Type> types;
  for (const auto& argument : node.arguments) {
    RELATA_ASSIGN_OR_RETURN(auto bound, bind(*argument));
    if (!accepts_argument(*function, types.size(), bound.type)) {
      return bind_error("InvalidArgumentType", fmt::format("{}() cannot take {}", node.name, describe(bound.type)), argument->span);
    }
    call.arguments.push_back(bound.expression);
    types.push_back(bound.type);
  }
  return TypedExpression{make_expression(std::move(call), span), result_type(*function, types)};
}

// exists((a)-->(b)) and exists(n.key): what EXISTS { } and IS NOT NULL have replaced.
Result<TypedExpression> ExpressionBinder::bind_exists_function(const ast::FunctionCall& node, ast::SourceSpan span) {
  const auto& argument = node.arguments.front();
  if (const auto* pattern = std::get_if<ast::PatternExpression>(&argument->node)) return bind_pattern_predicate(*pattern->pattern, span);
  RELATA_ASSIGN_OR_RETURN(auto bound, bind(*argument));
  return TypedExpression{make_expression(bound::Unary{bound::UnaryOperator::kIsNotNull, bound.expression}, span), {StaticType::kBoolean}};
}

TypedExpression ExpressionBinder::add_subquery(bound::SubqueryKind kind, bound::SingleQuery query, Type type, ast::SourceSpan span) {
  owner_.subqueries.push_back(std::move(query));
  const auto index = static_cast<std::uint32_t>(owner_.subqueries.size() - 1);
  return {make_expression(bound::Subquery{kind, index}, span), type};
}

Result<TypedExpression> ExpressionBinder::bind_pattern_predicate(const ast::PathPattern& pattern, ast::SourceSpan span) {
  RELATA_ASSIGN_OR_RETURN(auto query, bind_pattern_predicate_query(state_, pattern, *scope_));
  return add_subquery(bound::SubqueryKind::kExists, std::move(query), {StaticType::kBoolean}, span);
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::PatternExpression& node, ast::SourceSpan span) {
  const bool predicate = std::exchange(predicate_position_, false);
  if (node.pattern->function != ast::PathFunction::kNone) return bind_shortest_path(*node.pattern, span);
  if (!predicate) {
    return bind_error("UnexpectedSyntax",
                      "a pattern is a predicate, so it can only stand in WHERE; write EXISTS { } or a pattern comprehension here", span);
  }
  return bind_pattern_predicate(*node.pattern, span);
}

Result<TypedExpression> ExpressionBinder::bind_shortest_path(const ast::PathPattern& pattern, ast::SourceSpan span) {
  RELATA_ASSIGN_OR_RETURN(auto query, bind_path_query(state_, pattern, *scope_));
  TypedExpression paths = add_subquery(bound::SubqueryKind::kCollect, std::move(query), {StaticType::kPath, 1}, span);
  if (pattern.function == ast::PathFunction::kAllShortestPaths) return paths;
  const auto first = make_expression(bound::Literal{Value(0)}, span);
  return TypedExpression{make_expression(bound::Subscript{paths.expression, first}, span), {StaticType::kPath}};
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::PatternComprehension& node, ast::SourceSpan span) {
  predicate_position_ = false;
  RELATA_ASSIGN_OR_RETURN(auto nested, bind_pattern_comprehension_query(state_, node, *scope_));
  return add_subquery(bound::SubqueryKind::kCollect, std::move(nested.query), nested.item_type.list_of(), span);
}

Result<TypedExpression> ExpressionBinder::bind_node(const ast::Subquery& node, ast::SourceSpan span) {
  predicate_position_ = false;
  const auto& parts = node.query->parts;
  const bool mixes = std::any_of(parts.begin() + 1, parts.end(), [&](const auto& part) { return part.union_all != parts[1].union_all; });
  if (mixes) return bind_error("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", span);
  if (parts.size() > 1 && node.kind != ast::SubqueryKind::kExists && !parts[1].union_all) {
    return bind_error("InvalidClauseComposition", "only EXISTS can hold a UNION; COUNT and COLLECT take UNION ALL", span);
  }
  // The parts of a UNION are queries of their own: a row exists in one or the other, counts and lists add up.
  const auto joint = node.kind == ast::SubqueryKind::kExists ? bound::BinaryOperator::kOr : bound::BinaryOperator::kAdd;
  TypedExpression result;
  for (const auto& part : parts) {
    RELATA_ASSIGN_OR_RETURN(auto nested, bind_nested_query(state_, part, *scope_, node.kind));
    const Type type = node.kind == ast::SubqueryKind::kExists  ? Type{StaticType::kBoolean}
                      : node.kind == ast::SubqueryKind::kCount ? Type{StaticType::kInteger}
                                                               : nested.item_type.list_of();
    TypedExpression one = add_subquery(node.kind, std::move(nested.query), type, span);
    if (!result.expression) {
      result = std::move(one);
    } else {
      result = {make_expression(bound::Binary{joint, result.expression, one.expression}, span), join(result.type, one.type)};
    }
  }
  return result;
}

}  // namespace relata
