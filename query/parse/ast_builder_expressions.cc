#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <typeinfo>

#include "query/parse/ast_builder.h"
#include "query/parse/limits.h"
#include "query/parse/syntax_failure.h"

namespace relata {

using Grammar = AstBuilder::Grammar;

// Throws when the expression at `span` would be `added` levels too deep.
class AstBuilder::DepthGuard {
 public:
  DepthGuard(AstBuilder& builder, std::uint32_t added, ast::SourceSpan span) : builder_(builder), added_(added) {
    if (builder.depth_ + added > kMaxExpressionDepth) {
      throw SyntaxFailure{"ExpressionTooDeep",
                          fmt::format("the expression is too deep; the limit is {} operators above one operand", kMaxExpressionDepth),
                          span};
    }
    builder.depth_ += added;
  }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  ~DepthGuard() { builder_.depth_ -= added_; }

 private:
  AstBuilder& builder_;
  std::uint32_t added_;
};

namespace {

template <typename Context>
Context* as(Grammar::ExpressionContext* context) {
  return typeid(*context) == typeid(Context) ? static_cast<Context*>(context) : nullptr;
}

// The operand to the left of an operator that is written after it or between two; null for atoms and prefix operators.
Grammar::ExpressionContext* left_operand(Grammar::ExpressionContext* context) {
  if (as<Grammar::AtomExpressionContext>(context) || as<Grammar::SignContext>(context) || as<Grammar::NegationContext>(context))
    return nullptr;
  return static_cast<Grammar::ExpressionContext*>(context->children.front());
}

ast::BinaryOperator operator_of(Grammar::BinaryContext* context) {
  switch (static_cast<antlr4::tree::TerminalNode*>(context->children[1])->getSymbol()->getType()) {
    case Grammar::OR: return ast::BinaryOperator::kOr;
    case Grammar::XOR: return ast::BinaryOperator::kXor;
    case Grammar::AND: return ast::BinaryOperator::kAnd;
    case Grammar::EQUAL: return ast::BinaryOperator::kEqual;
    case Grammar::NOT_EQUAL: return ast::BinaryOperator::kNotEqual;
    case Grammar::LESS: return ast::BinaryOperator::kLess;
    case Grammar::LESS_EQUAL: return ast::BinaryOperator::kLessOrEqual;
    case Grammar::GREATER: return ast::BinaryOperator::kGreater;
    case Grammar::GREATER_EQUAL: return ast::BinaryOperator::kGreaterOrEqual;
    case Grammar::PLUS: return ast::BinaryOperator::kAdd;
    case Grammar::MINUS: return ast::BinaryOperator::kSubtract;
    case Grammar::STAR: return ast::BinaryOperator::kMultiply;
    case Grammar::SLASH: return ast::BinaryOperator::kDivide;
    case Grammar::PERCENT: return ast::BinaryOperator::kModulo;
    case Grammar::CARET: return ast::BinaryOperator::kPower;
    case Grammar::IN: return ast::BinaryOperator::kIn;
    case Grammar::STARTS: return ast::BinaryOperator::kStartsWith;
    case Grammar::ENDS: return ast::BinaryOperator::kEndsWith;
    case Grammar::CONTAINS: return ast::BinaryOperator::kContains;
    default: return ast::BinaryOperator::kRegexMatch;
  }
}

bool is_comparison(ast::BinaryOperator op) { return op >= ast::BinaryOperator::kEqual && op <= ast::BinaryOperator::kGreaterOrEqual; }
bool is_logical(ast::BinaryOperator op) { return op <= ast::BinaryOperator::kAnd; }

Grammar::ExpressionContext* right_operand(Grammar::BinaryContext* context) {
  return static_cast<Grammar::ExpressionContext*>(context->children.back());
}

ast::SourceSpan covering(ast::SourceSpan first, ast::SourceSpan last) { return {first.offset, last.offset + last.length - first.offset}; }

// Operands joined by an associative operator, as a tree of logarithmic depth.
ast::ExpressionPtr balanced(ast::BinaryOperator op, std::span<const ast::ExpressionPtr> operands) {
  if (operands.size() == 1) return operands.front();
  const std::size_t half = (operands.size() + 1) / 2;
  const auto left = balanced(op, operands.first(half));
  const auto right = balanced(op, operands.subspan(half));
  return ast::share(ast::Expression{ast::Binary{op, left, right}, covering(left->span, right->span)});
}

}  // namespace

// The grammar's left recursion makes a + b + c + ... as deep as it is long, so the left side is walked in a loop: down to the first
// operand, then up again over the operators.
ast::ExpressionPtr AstBuilder::expression(Grammar::ExpressionContext* context) {
  std::vector<Grammar::ExpressionContext*> steps;
  std::uint32_t deepening = 0;
  Grammar::ExpressionContext* first = context;
  while (auto* left = left_operand(first)) {
    auto* binary = as<Grammar::BinaryContext>(first);
    const bool flattened = binary && (is_logical(operator_of(binary)) || is_comparison(operator_of(binary)));
    if (!flattened) ++deepening;
    steps.push_back(first);
    first = left;
  }
  const DepthGuard guard(*this, deepening, span(context));
  std::reverse(steps.begin(), steps.end());

  ast::ExpressionPtr result = spine_operand(first);
  for (std::size_t i = 0; i < steps.size();) {
    auto* binary = as<Grammar::BinaryContext>(steps[i]);
    if (!binary) {
      result = postfix(result, steps[i++]);
      continue;
    }
    const ast::BinaryOperator op = operator_of(binary);
    std::vector<ast::ExpressionPtr> operands{result};
    std::vector<ast::BinaryOperator> operators;
    // Equal logical operators and neighbouring comparisons are taken together; others one by one.
    for (; i < steps.size(); ++i) {
      auto* next = as<Grammar::BinaryContext>(steps[i]);
      if (!next) break;
      const ast::BinaryOperator next_op = operator_of(next);
      const bool joins = operators.empty() || (is_logical(op) && next_op == op) || (is_comparison(op) && is_comparison(next_op));
      if (!joins) break;
      operators.push_back(next_op);
      operands.push_back(expression(right_operand(next)));
    }
    // From the contexts rather than the operands, so that parentheses count.
    const ast::SourceSpan whole = covering(span(first), span(steps[i - 1]));
    if (operators.size() == 1) {
      result = ast::share(ast::Expression{ast::Binary{op, operands[0], operands[1]}, whole});
    } else if (is_comparison(op)) {
      result = ast::share(ast::Expression{ast::ComparisonChain{std::move(operands), std::move(operators)}, whole});
    } else {
      result = balanced(op, operands);
    }
  }
  return result;
}

ast::ExpressionPtr AstBuilder::spine_operand(Grammar::ExpressionContext* context) {
  if (auto* c = as<Grammar::AtomExpressionContext>(context)) return atom(c->atom());
  if (auto* c = as<Grammar::SignContext>(context)) return sign(c);
  auto* c = static_cast<Grammar::NegationContext*>(context);
  return ast::share(ast::Expression{ast::Unary{ast::UnaryOperator::kNot, expression(c->expression())}, span(c)});
}

ast::ExpressionPtr AstBuilder::sign(Grammar::SignContext* context) {
  const bool minus = context->MINUS() != nullptr;
  // -9223372036854775808 is an integer although 9223372036854775808 is not.
  if (auto* operand = as<Grammar::AtomExpressionContext>(context->expression()); operand && minus) {
    auto* literal = operand->atom()->literal();
    if (literal && literal->numberLiteral()) {
      return ast::share(ast::Expression{ast::Literal{number(literal->numberLiteral(), true, span(context))}, span(context)});
    }
  }
  const auto op = minus ? ast::UnaryOperator::kMinus : ast::UnaryOperator::kPlus;
  return ast::share(ast::Expression{ast::Unary{op, expression(context->expression())}, span(context)});
}

ast::ExpressionPtr AstBuilder::postfix(const ast::ExpressionPtr& operand, Grammar::ExpressionContext* context) {
  const auto made = [&](auto node) { return ast::share(ast::Expression{std::move(node), span(context)}); };
  if (auto* c = as<Grammar::PropertyLookupContext>(context)) return made(ast::PropertyAccess{operand, schema_name(c->schemaName())});
  if (auto* c = as<Grammar::LabelTestContext>(context)) return made(ast::LabelTest{operand, labels(c->nodeLabels())});
  if (auto* c = as<Grammar::SubscriptContext>(context)) return made(ast::Subscript{operand, expression(c->expression(1))});
  if (auto* c = as<Grammar::SliceContext>(context))
    return made(ast::Slice{operand, optional_expression(c->from), optional_expression(c->to)});
  auto* c = static_cast<Grammar::NullTestContext*>(context);
  return made(ast::Unary{c->NOT() ? ast::UnaryOperator::kIsNotNull : ast::UnaryOperator::kIsNull, operand});
}

std::vector<ast::ExpressionPtr> AstBuilder::expression_list(Grammar::ExpressionListContext* context) {
  std::vector<ast::ExpressionPtr> items;
  if (!context) return items;
  for (auto* item : context->expression()) items.push_back(expression(item));
  return items;
}

}  // namespace relata
