#pragma once

#include <RelataParser.h>

#include <string>
#include <vector>

#include "query/ast/statement.h"
#include "query/parse/source_text.h"

namespace relata {

// Walks a parse tree once and builds the syntax tree. For query/parse's own source files: this header brings ANTLR with it.
// Throws SyntaxFailure for what the grammar lets through and the language does not know. The sources: ast_builder_schema.cc,
// ast_builder_clauses.cc, ast_builder_patterns.cc, ast_builder_expressions.cc, ast_builder_atoms.cc.
class AstBuilder {
 public:
  using Grammar = grammar::RelataParser;

  explicit AstBuilder(const SourceText& source) : source_(source) {}

  ast::Statement statement(Grammar::StatementContext* context);

 private:
  // Indexes and constraints.
  ast::Statement schema_command(Grammar::SchemaCommandContext* context);
  ast::CreateIndex create_index(Grammar::SymbolicNameContext* name, bool if_not_exists, Grammar::IndexedNodeContext* node,
                                const std::vector<Grammar::IndexedPropertyContext*>& properties);

  // Clauses.
  ast::Query regular_query(Grammar::RegularQueryContext* context);
  ast::SingleQuery single_query(Grammar::SingleQueryContext* context);
  ast::Clause clause(Grammar::ClauseContext* context);
  ast::Match match(Grammar::MatchClauseContext* context);
  ast::Merge merge(Grammar::MergeClauseContext* context);
  ast::SetItem set_item(Grammar::SetItemContext* context);
  std::vector<ast::SetItem> set_items(const std::vector<Grammar::SetItemContext*>& contexts);
  ast::Remove remove(Grammar::RemoveClauseContext* context);
  ast::Delete delete_clause(Grammar::DeleteClauseContext* context);
  ast::Call call(Grammar::CallClauseContext* context);
  ast::Projection projection(Grammar::ProjectionBodyContext* context);
  ast::ProjectionItem projection_item(Grammar::ProjectionItemContext* context);
  // The object and the last key of a.b.c.
  std::pair<ast::ExpressionPtr, ast::Name> property_target(Grammar::PropertyExpressionContext* context);

  // Patterns.
  std::vector<ast::PathPattern> pattern(Grammar::PatternContext* context);
  ast::PathPattern pattern_part(Grammar::PatternPartContext* context);
  ast::PathPattern shortest_path(Grammar::ShortestPathContext* context);
  ast::PathPattern pattern_element(Grammar::PatternElementContext* context);
  ast::PathPattern pattern_chain(Grammar::NodePatternContext* first, const std::vector<Grammar::PatternChainContext*>& rest,
                                 ast::SourceSpan span);
  ast::PathPattern relationships_pattern(Grammar::RelationshipsPatternContext* context);
  ast::NodePattern node_pattern(Grammar::NodePatternContext* context);
  ast::RelationshipPattern relationship_pattern(Grammar::RelationshipPatternContext* context);
  void range_literal(Grammar::RangeLiteralContext* context, ast::RelationshipPattern& pattern);
  std::uint64_t range_bound(Grammar::RangeBoundContext* context);
  ast::ExpressionPtr properties(Grammar::PropertiesContext* context);
  std::vector<ast::Name> labels(Grammar::NodeLabelsContext* context);

  // Expressions.
  ast::ExpressionPtr expression(Grammar::ExpressionContext* context);
  ast::ExpressionPtr optional_expression(Grammar::ExpressionContext* context) { return context ? expression(context) : nullptr; }
  ast::ExpressionPtr spine_operand(Grammar::ExpressionContext* context);
  ast::ExpressionPtr sign(Grammar::SignContext* context);
  // The operator written after `operand`: .key, :Label, [index], [from..to], IS NULL.
  ast::ExpressionPtr postfix(const ast::ExpressionPtr& operand, Grammar::ExpressionContext* context);
  std::vector<ast::ExpressionPtr> expression_list(Grammar::ExpressionListContext* context);
  ast::ExpressionPtr where(Grammar::WhereContext* context) { return context ? expression(context->expression()) : nullptr; }

  // Atoms.
  ast::ExpressionPtr atom(Grammar::AtomContext* context);
  ast::Expression unparenthesized_atom(Grammar::AtomContext* context);
  ast::Expression literal(Grammar::LiteralContext* context);
  Value number(Grammar::NumberLiteralContext* context, bool negative, ast::SourceSpan span);
  ast::ExpressionPtr map_literal(Grammar::MapLiteralContext* context);
  ast::Expression case_expression(Grammar::CaseExpressionContext* context);
  ast::Expression subquery(Grammar::SubqueryExpressionContext* context);
  ast::Expression quantifier(Grammar::QuantifierContext* context);
  ast::Expression reduce(Grammar::ReduceContext* context);
  ast::Expression list_comprehension(Grammar::ListComprehensionContext* context);
  ast::Expression pattern_comprehension(Grammar::PatternComprehensionContext* context);
  ast::Expression function_call(Grammar::FunctionInvocationContext* context);
  ast::Expression parameter(Grammar::ParameterContext* context);

  // Names and places.
  ast::Name symbolic_name(Grammar::SymbolicNameContext* context);
  ast::Name schema_name(Grammar::SchemaNameContext* context);
  ast::Name variable(Grammar::VariableContext* context) { return symbolic_name(context->symbolicName()); }
  std::optional<ast::Name> optional_variable(Grammar::VariableContext* context) {
    return context ? std::optional(variable(context)) : std::nullopt;
  }
  ast::SourceSpan span(const antlr4::ParserRuleContext* context) const;
  ast::SourceSpan span(const antlr4::Token* token) const { return source_.span(token->getStartIndex(), token->getStopIndex()); }
  std::string_view text(const antlr4::Token* token) const { return source_.slice(span(token)); }

  // Adds to the depth of the expression under construction; refuses what is too deep for those who walk it.
  class DepthGuard;

  const SourceText& source_;
  std::uint32_t depth_ = 0;
};

}  // namespace relata
