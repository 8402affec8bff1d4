#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/bind/bind_error.h"
#include "query/bind/query_binder.h"

namespace relata {
namespace {

std::string signature_words(const ProcedureSignature& procedure) {
  std::string words = procedure.name + "(";
  for (const auto& argument : procedure.arguments) {
    if (words.back() != '(') words += ", ";
    words += argument.name;
  }
  return words + ")";
}

}  // namespace

Status QueryBinder::bind_clause(const ast::Call& clause) {
  const ProcedureSignature* procedure = state_.catalog.find_procedure(clause.procedure.text);
  if (!procedure) {
    return Status::compile_error("ProcedureError", "ProcedureNotFound", fmt::format("there is no procedure '{}'", clause.procedure.text),
                                 clause.procedure.span.offset, clause.procedure.span.length);
  }
  bound::CallProcedure call;
  call.name = procedure->name;
  if (clause.arguments) {
    RELATA_ASSIGN_OR_RETURN(call.arguments, call_arguments(clause, *procedure));
  } else {
    RELATA_ASSIGN_OR_RETURN(call.arguments, implied_arguments(clause, *procedure));
  }
  RELATA_RETURN_IF_ERROR(bind_yields(clause, *procedure, call));
  RELATA_ASSIGN_OR_RETURN(call.where, expressions().bind_predicate(clause.where));
  state_.updates = state_.updates || procedure->updates;
  query_.clauses.emplace_back(call);
  if (standalone_call_) return_yields(call);
  return Status::ok();
}

Result<std::vector<bound::ExpressionPtr>> QueryBinder::call_arguments(const ast::Call& clause, const ProcedureSignature& procedure) {
  const auto& written = *clause.arguments;
  const auto& wanted = procedure.arguments;
  const bool enough = written.size() >= wanted.size() || wanted[written.size()].default_value;
  if (written.size() > wanted.size() || !enough) {
    return bind_error("InvalidNumberOfArguments",
                      fmt::format("{} takes {} arguments, not {}", signature_words(procedure), wanted.size(), written.size()),
                      clause.procedure.span);
  }
  std::vector<bound::ExpressionPtr> arguments;
  for (std::size_t i = 0; i < written.size(); ++i) {
    RELATA_ASSIGN_OR_RETURN(auto bound, expressions().bind(*written[i]));
    if (!may_be(bound.type, wanted[i].type)) {
      return bind_error("InvalidArgumentType",
                        fmt::format("argument '{}' of {} takes {}, but this is {}", wanted[i].name, procedure.name,
                                    describe(type_of(wanted[i].type)), describe(bound.type)),
                        written[i]->span);
    }
    arguments.push_back(bound.expression);
  }
  for (std::size_t i = written.size(); i < wanted.size(); ++i) {
    if (!wanted[i].default_value) {
      return bind_error("InvalidNumberOfArguments", fmt::format("{} needs its argument '{}'", signature_words(procedure), wanted[i].name),
                        clause.procedure.span);
    }
    arguments.push_back(make_expression(bound::Literal{*wanted[i].default_value}, {}));
  }
  return arguments;
}

// CALL without parentheses: the arguments are the statement's parameters of the same names.
Result<std::vector<bound::ExpressionPtr>> QueryBinder::implied_arguments(const ast::Call& clause, const ProcedureSignature& procedure) {
  if (!standalone_call_) {
    return bind_error("InvalidArgumentPassingMode",
                      fmt::format("inside a query a procedure is called with its arguments: CALL {}", signature_words(procedure)),
                      clause.procedure.span);
  }
  std::vector<bound::ExpressionPtr> arguments;
  for (const auto& argument : procedure.arguments) {
    const ast::SourceSpan span = clause.procedure.span;
    state_.parameters.push_back({argument.name, span.offset, span.length, true});
    arguments.push_back(make_expression(bound::Parameter{argument.name}, span));
  }
  return arguments;
}

Status QueryBinder::bind_yields(const ast::Call& clause, const ProcedureSignature& procedure, bound::CallProcedure& call) {
  if (clause.yield_star && !standalone_call_) {
    return bind_error("UnexpectedSyntax", "YIELD * is only for a call that stands alone; name the columns", clause.procedure.span);
  }
  if (clause.yield_star || (standalone_call_ && !clause.yields)) {
    for (std::size_t i = 0; i < procedure.results.size(); ++i) {
      RELATA_RETURN_IF_ERROR(yield(procedure, i, {procedure.results[i].name, clause.procedure.span}, call));
    }
    return Status::ok();
  }
  for (const auto& item : clause.items) {
    const auto found = std::find_if(procedure.results.begin(), procedure.results.end(),
                                    [&](const ProcedureParameter& result) { return result.name == item.column.text; });
    if (found == procedure.results.end()) {
      return bind_error("UndefinedVariable", fmt::format("{} has no column '{}'", procedure.name, item.column.text), item.column.span);
    }
    const auto column = static_cast<std::size_t>(found - procedure.results.begin());
    RELATA_RETURN_IF_ERROR(yield(procedure, column, item.alias.value_or(item.column), call));
  }
  return Status::ok();
}

Status QueryBinder::yield(const ProcedureSignature& procedure, std::size_t column, const ast::Name& name, bound::CallProcedure& call) {
  if (scope_.find(name.text)) {
    return bind_error(
        "VariableAlreadyBound",
        fmt::format("variable '{}' is already bound; choose another name: YIELD {} AS name", name.text, procedure.results[column].name),
        name.span);
  }
  const bound::Slot slot = state_.new_slot(name.text);
  const Type type = type_of(procedure.results[column].type);
  scope_.declare({name.text, slot, type});
  call.yields.push_back({static_cast<std::uint32_t>(column), slot});
  return Status::ok();
}

void QueryBinder::return_yields(const bound::CallProcedure& call) {
  if (call.yields.empty()) return;
  bound::Projection projection;
  for (const auto& symbol : scope_.symbols()) {
    projection.items.push_back({slot_reference(symbol.slot, {}), symbol.slot, symbol.name});
    columns_.push_back({symbol.name, symbol.slot, symbol.type});
  }
  query_.clauses.emplace_back(std::move(projection));
  query_.returns_rows = true;
}

}  // namespace relata
