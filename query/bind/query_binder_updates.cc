#include <fmt/format.h>

#include <utility>

#include "query/bind/bind_error.h"
#include "query/bind/pattern_binder.h"
#include "query/bind/query_binder.h"

namespace relata {
namespace {

std::vector<std::string> texts(const std::vector<ast::Name>& names) {
  std::vector<std::string> result;
  for (const auto& name : names) result.push_back(name.text);
  return result;
}

}  // namespace

Status QueryBinder::bind_clause(const ast::Create& clause) {
  bound::Create create;
  PatternBinder patterns(state_, query_, scope_);
  RELATA_ASSIGN_OR_RETURN(create.patterns, patterns.create(clause.patterns));
  query_.clauses.emplace_back(std::move(create));
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::Merge& clause) {
  bound::Merge merge;
  PatternBinder patterns(state_, query_, scope_);
  RELATA_ASSIGN_OR_RETURN(merge.pattern, patterns.merge(clause.pattern));
  for (const auto& item : clause.on_create) {
    RELATA_ASSIGN_OR_RETURN(auto bound, set_item(item));
    merge.on_create.push_back(std::move(bound));
  }
  for (const auto& item : clause.on_match) {
    RELATA_ASSIGN_OR_RETURN(auto bound, set_item(item));
    merge.on_match.push_back(std::move(bound));
  }
  query_.clauses.emplace_back(std::move(merge));
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::Set& clause) {
  bound::Update update;
  for (const auto& item : clause.items) {
    RELATA_ASSIGN_OR_RETURN(auto bound, set_item(item));
    update.items.push_back(std::move(bound));
  }
  query_.clauses.emplace_back(std::move(update));
  return Status::ok();
}

Status QueryBinder::bind_clause(const ast::Remove& clause) {
  bound::Update update;
  for (const auto& item : clause.items) {
    RELATA_ASSIGN_OR_RETURN(auto bound, remove_item(item));
    update.items.push_back(std::move(bound));
  }
  query_.clauses.emplace_back(std::move(update));
  return Status::ok();
}

Result<bound::UpdateItem> QueryBinder::set_item(const ast::SetItem& item) {
  if (const auto* set = std::get_if<ast::SetProperty>(&item)) {
    RELATA_ASSIGN_OR_RETURN(auto object, changed_object(*set->object));
    RELATA_ASSIGN_OR_RETURN(auto value, expressions().bind(*set->value));
    return bound::UpdateItem(bound::SetProperty{std::move(object), set->key.text, value.expression});
  }
  if (const auto* set = std::get_if<ast::SetProperties>(&item)) {
    RELATA_ASSIGN_OR_RETURN(auto target, changed_variable(set->variable, false));
    RELATA_ASSIGN_OR_RETURN(auto value, expressions().bind(*set->value));
    if (!may_be(value.type, StaticType::kMap) && !value.type.is_entity()) {
      return bind_error("InvalidArgumentType",
                        fmt::format("properties come from a Map, a Node or a Relationship, but this is {}", describe(value.type)),
                        set->value->span);
    }
    return bound::UpdateItem(bound::SetProperties{target, value.expression, set->merge});
  }
  const auto& set = std::get<ast::SetLabels>(item);
  RELATA_ASSIGN_OR_RETURN(auto target, changed_variable(set.variable, true));
  return bound::UpdateItem(bound::SetLabels{target, texts(set.labels)});
}

Result<bound::UpdateItem> QueryBinder::remove_item(const ast::RemoveItem& item) {
  if (const auto* remove = std::get_if<ast::RemoveProperty>(&item)) {
    RELATA_ASSIGN_OR_RETURN(auto object, changed_object(*remove->object));
    return bound::UpdateItem(bound::RemoveProperty{std::move(object), remove->key.text});
  }
  const auto& remove = std::get<ast::RemoveLabels>(item);
  RELATA_ASSIGN_OR_RETURN(auto target, changed_variable(remove.variable, true));
  return bound::UpdateItem(bound::RemoveLabels{target, texts(remove.labels)});
}

Result<bound::Slot> QueryBinder::changed_variable(const ast::Name& name, bool labels) {
  const Symbol* symbol = scope_.find(name.text);
  if (!symbol) return undefined_variable(name.text, scope_, name.span);
  const bool fits = symbol->type.is_open() || symbol->type.is(StaticType::kNode) || (symbol->type.is(StaticType::kRelationship) && !labels);
  if (!fits) {
    return bind_error("InvalidArgumentType",
                      fmt::format("'{}' is {}, but only {} can be changed like this", name.text, describe(symbol->type),
                                  labels ? "nodes" : "nodes and relationships"),
                      name.span);
  }
  return symbol->slot;
}

Result<bound::ExpressionPtr> QueryBinder::changed_object(const ast::Expression& expression) {
  RELATA_ASSIGN_OR_RETURN(auto object, expressions().bind(expression));
  if (!object.type.is_open() && !object.type.is_entity()) {
    return bind_error("InvalidArgumentType",
                      fmt::format("only properties of nodes and relationships can be changed, but this is {}", describe(object.type)),
                      expression.span);
  }
  return std::move(object.expression);
}

Status QueryBinder::bind_clause(const ast::Delete& clause) {
  bound::Delete result;
  result.detach = clause.detach;
  for (const auto& target : clause.targets) {
    if (std::holds_alternative<ast::LabelTest>(target->node)) {
      return bind_error("InvalidDelete", "DELETE takes whole nodes and relationships; use REMOVE to take a label away", target->span);
    }
    RELATA_ASSIGN_OR_RETURN(auto bound, expressions().bind(*target));
    if (!bound.type.is_open() && !bound.type.is_entity() && !bound.type.is(StaticType::kPath)) {
      return bind_error("InvalidArgumentType",
                        fmt::format("DELETE takes nodes, relationships and paths, but this is {}", describe(bound.type)), target->span);
    }
    result.targets.push_back(bound.expression);
  }
  query_.clauses.emplace_back(std::move(result));
  return Status::ok();
}

}  // namespace relata
