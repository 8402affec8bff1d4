#include "query/parse/ast_builder.h"
#include "query/parse/literals.h"
#include "query/parse/syntax_failure.h"

namespace relata {

std::vector<ast::PathPattern> AstBuilder::pattern(Grammar::PatternContext* context) {
  std::vector<ast::PathPattern> parts;
  for (auto* part : context->patternPart()) parts.push_back(pattern_part(part));
  return parts;
}

ast::PathPattern AstBuilder::pattern_part(Grammar::PatternPartContext* context) {
  ast::PathPattern path = context->shortestPath() ? shortest_path(context->shortestPath()) : pattern_element(context->patternElement());
  path.variable = optional_variable(context->variable());
  path.span = span(context);
  return path;
}

ast::PathPattern AstBuilder::shortest_path(Grammar::ShortestPathContext* context) {
  ast::PathPattern path = pattern_element(context->patternElement());
  path.function = context->SHORTESTPATH() ? ast::PathFunction::kShortestPath : ast::PathFunction::kAllShortestPaths;
  path.span = span(context);
  return path;
}

ast::PathPattern AstBuilder::pattern_element(Grammar::PatternElementContext* context) {
  while (context->patternElement()) context = context->patternElement();
  return pattern_chain(context->nodePattern(), context->patternChain(), span(context));
}

ast::PathPattern AstBuilder::relationships_pattern(Grammar::RelationshipsPatternContext* context) {
  return pattern_chain(context->nodePattern(), context->patternChain(), span(context));
}

ast::PathPattern AstBuilder::pattern_chain(Grammar::NodePatternContext* first, const std::vector<Grammar::PatternChainContext*>& rest,
                                           ast::SourceSpan span) {
  ast::PathPattern path;
  path.span = span;
  path.nodes.push_back(node_pattern(first));
  for (auto* link : rest) {
    path.relationships.push_back(relationship_pattern(link->relationshipPattern()));
    path.nodes.push_back(node_pattern(link->nodePattern()));
  }
  return path;
}

ast::NodePattern AstBuilder::node_pattern(Grammar::NodePatternContext* context) {
  ast::NodePattern node;
  node.variable = optional_variable(context->variable());
  if (context->nodeLabels()) node.labels = labels(context->nodeLabels());
  node.properties = properties(context->properties());
  node.span = span(context);
  return node;
}

ast::RelationshipPattern AstBuilder::relationship_pattern(Grammar::RelationshipPatternContext* context) {
  ast::RelationshipPattern relationship;
  relationship.span = span(context);
  const bool left = context->leftArrowHead() != nullptr;
  const bool right = context->rightArrowHead() != nullptr;
  relationship.direction = left == right ? Direction::kBoth : left ? Direction::kIn : Direction::kOut;
  auto* detail = context->relationshipDetail();
  if (!detail) return relationship;
  relationship.variable = optional_variable(detail->variable());
  if (detail->relationshipTypes()) {
    for (auto* type : detail->relationshipTypes()->schemaName()) relationship.types.push_back(schema_name(type));
  }
  if (detail->rangeLiteral()) range_literal(detail->rangeLiteral(), relationship);
  relationship.properties = properties(detail->properties());
  return relationship;
}

void AstBuilder::range_literal(Grammar::RangeLiteralContext* context, ast::RelationshipPattern& pattern) {
  if (!context->STAR()) {
    throw SyntaxFailure{"InvalidRelationshipPattern", "a range of hops begins with *, as in [:KNOWS*1..3]", span(context)};
  }
  pattern.variable_length = true;
  if (!context->DOT_DOT()) {
    if (context->rangeBound(0)) pattern.min_hops = pattern.max_hops = range_bound(context->rangeBound(0));
    return;
  }
  // *n.. and *..n differ only in the side of the dots on which the number stands.
  const std::size_t dots = context->DOT_DOT()->getSymbol()->getTokenIndex();
  for (auto* bound : context->rangeBound()) {
    (bound->start->getTokenIndex() < dots ? pattern.min_hops : pattern.max_hops) = range_bound(bound);
  }
}

std::uint64_t AstBuilder::range_bound(Grammar::RangeBoundContext* context) {
  if (context->MINUS()) {
    throw SyntaxFailure{"InvalidRelationshipPattern", "the number of hops of a variable length relationship cannot be negative",
                        span(context)};
  }
  return static_cast<std::uint64_t>(integer_literal(text(context->start), false, span(context)).as_integer());
}

ast::ExpressionPtr AstBuilder::properties(Grammar::PropertiesContext* context) {
  if (!context) return nullptr;
  if (context->mapLiteral()) return map_literal(context->mapLiteral());
  return ast::share(parameter(context->parameter()));
}

std::vector<ast::Name> AstBuilder::labels(Grammar::NodeLabelsContext* context) {
  std::vector<ast::Name> names;
  for (auto* name : context->schemaName()) names.push_back(schema_name(name));
  return names;
}

}  // namespace relata
