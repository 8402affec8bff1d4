#include <fmt/format.h>

#include "query/parse/ast_builder.h"
#include "query/parse/literals.h"
#include "query/parse/syntax_failure.h"

namespace relata {

namespace {

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// `[x IN list]` also reads as a list of one comparison; as everywhere in openCypher it is a comprehension.
ast::Expression list_literal(std::vector<ast::ExpressionPtr> items) {
  const auto* comparison = items.size() == 1 ? std::get_if<ast::Binary>(&items.front()->node) : nullptr;
  const auto* variable =
      comparison && comparison->op == ast::BinaryOperator::kIn ? std::get_if<ast::Variable>(&comparison->left->node) : nullptr;
  // In `[(x) IN list]` the variable does not begin the item.
  if (!variable || comparison->left->span.offset != items.front()->span.offset) return {ast::ListLiteral{std::move(items)}, {}};
  return {ast::ListComprehension{{variable->name, comparison->left->span}, comparison->right, nullptr, nullptr}, {}};
}

}  // namespace

ast::ExpressionPtr AstBuilder::atom(Grammar::AtomContext* context) {
  // Parentheses leave no trace but the nesting that they show.
  if (auto* c = context->parenthesizedExpression()) return expression(c->expression());
  ast::Expression result = unparenthesized_atom(context);
  result.span = span(context);
  return ast::share(std::move(result));
}

ast::Expression AstBuilder::unparenthesized_atom(Grammar::AtomContext* context) {
  if (auto* c = context->variable()) return {ast::Variable{variable(c).text}, {}};
  if (auto* c = context->literal()) return literal(c);
  if (auto* c = context->functionInvocation()) return function_call(c);
  if (auto* c = context->parameter()) return parameter(c);
  if (auto* c = context->caseExpression()) return case_expression(c);
  if (auto* c = context->subqueryExpression()) return subquery(c);
  if (auto* c = context->quantifier()) return quantifier(c);
  if (auto* c = context->reduce()) return reduce(c);
  if (auto* c = context->listComprehension()) return list_comprehension(c);
  if (auto* c = context->patternComprehension()) return pattern_comprehension(c);
  if (auto* c = context->shortestPath()) return {ast::PatternExpression{ast::share(shortest_path(c))}, {}};
  return {ast::PatternExpression{ast::share(relationships_pattern(context->relationshipsPattern()))}, {}};
}

ast::Expression AstBuilder::literal(Grammar::LiteralContext* context) {
  if (auto* c = context->numberLiteral()) return {ast::Literal{number(c, false, span(c))}, {}};
  if (auto* c = context->STRING()) return {ast::Literal{Value(string_literal(text(c->getSymbol()), span(c->getSymbol())))}, {}};
  if (context->TRUE()) return {ast::Literal{Value(true)}, {}};
  if (context->FALSE()) return {ast::Literal{Value(false)}, {}};
  if (context->NULL_()) return {ast::Literal{Value::null()}, {}};
  if (auto* c = context->listLiteral()) return list_literal(expression_list(c->expressionList()));
  return *map_literal(context->mapLiteral());
}

Value AstBuilder::number(Grammar::NumberLiteralContext* context, bool negative, ast::SourceSpan span) {
  const std::string_view digits = text(context->start);
  if (context->integerLiteral()) return integer_literal(digits, negative, span);
  if (context->FLOAT()) return float_literal(digits, negative, span);
  throw SyntaxFailure{
      "InvalidNumberLiteral",
      fmt::format("'{}' is not a number; numbers look like 42, 0x2A, 0o52, 4.2 or 4.2e1, and names cannot begin with a digit", digits),
      this->span(context)};
}

ast::ExpressionPtr AstBuilder::map_literal(Grammar::MapLiteralContext* context) {
  ast::MapLiteral map;
  for (auto* entry : context->mapEntry()) map.entries.emplace_back(schema_name(entry->schemaName()), expression(entry->expression()));
  return ast::share(ast::Expression{std::move(map), span(context)});
}

ast::Expression AstBuilder::parameter(Grammar::ParameterContext* context) {
  std::string name = context->symbolicName() ? symbolic_name(context->symbolicName()).text : std::string(text(context->stop));
  return {ast::Parameter{std::move(name)}, span(context)};
}

ast::Expression AstBuilder::case_expression(Grammar::CaseExpressionContext* context) {
  ast::Case result;
  result.operand = optional_expression(context->subject);
  for (auto* branch : context->caseBranch()) {
    result.branches.emplace_back(expression(branch->expression(0)), expression(branch->expression(1)));
  }
  result.otherwise = optional_expression(context->otherwise);
  return {std::move(result), {}};
}

ast::Expression AstBuilder::subquery(Grammar::SubqueryExpressionContext* context) {
  ast::Subquery result{context->EXISTS()  ? ast::SubqueryKind::kExists
                       : context->COUNT() ? ast::SubqueryKind::kCount
                                          : ast::SubqueryKind::kCollect,
                       {}};
  if (context->regularQuery()) {
    result.query = ast::share(regular_query(context->regularQuery()));
    return {std::move(result), {}};
  }
  const ast::SourceSpan inside = span(context->pattern());
  ast::SingleQuery query;
  query.span = inside;
  query.clauses.push_back({ast::Match{false, pattern(context->pattern()), where(context->where())}, inside});
  result.query = ast::share(ast::Query{{std::move(query)}});
  return {std::move(result), {}};
}

ast::Expression AstBuilder::quantifier(Grammar::QuantifierContext* context) {
  const auto kind = context->ALL()    ? ast::QuantifierKind::kAll
                    : context->ANY()  ? ast::QuantifierKind::kAny
                    : context->NONE() ? ast::QuantifierKind::kNone
                                      : ast::QuantifierKind::kSingle;
  return {ast::Quantifier{kind, variable(context->variable()), expression(context->expression()), where(context->where())}, {}};
}

ast::Expression AstBuilder::reduce(Grammar::ReduceContext* context) {
  return {ast::Reduce{variable(context->variable(0)), expression(context->expression(0)), variable(context->variable(1)),
                      expression(context->expression(1)), expression(context->expression(2))},
          {}};
}

ast::Expression AstBuilder::list_comprehension(Grammar::ListComprehensionContext* context) {
  ast::ListComprehension result{variable(context->variable()), expression(context->expression(0)), where(context->where()), {}};
  if (context->BAR()) result.projection = expression(context->expression(1));
  return {std::move(result), {}};
}

ast::Expression AstBuilder::pattern_comprehension(Grammar::PatternComprehensionContext* context) {
  ast::PathPattern path = relationships_pattern(context->relationshipsPattern());
  path.variable = optional_variable(context->variable());
  return {ast::PatternComprehension{ast::share(std::move(path)), where(context->where()), expression(context->expression())}, {}};
}

ast::Expression AstBuilder::function_call(Grammar::FunctionInvocationContext* context) {
  ast::FunctionCall call;
  auto* name = context->functionName();
  call.name = name->symbolicName() ? lower_case(symbolic_name(name->symbolicName()).text) : "exists";
  for (auto* part : name->schemaName()) call.name += '.' + lower_case(schema_name(part).text);
  call.star = context->STAR() != nullptr;
  call.distinct = context->DISTINCT() != nullptr;
  call.arguments = expression_list(context->expressionList());
  return {std::move(call), {}};
}

}  // namespace relata
