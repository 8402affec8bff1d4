#include "query/bind/pattern_binder.h"

#include <fmt/format.h>

#include "query/bind/bind_error.h"

namespace relata {
namespace {

std::vector<std::string> texts(const std::vector<ast::Name>& names) {
  std::vector<std::string> result;
  for (const auto& name : names) result.push_back(name.text);
  return result;
}

Status already_bound(const ast::Name& name) {
  return bind_error("VariableAlreadyBound", fmt::format("variable '{}' is already bound; choose another name", name.text), name.span);
}

Status type_conflict(const ast::Name& name, Type actual, std::string_view wanted) {
  return bind_error("VariableTypeConflict",
                    fmt::format("variable '{}' is {}, but here it stands for {}", name.text, describe(actual), wanted), name.span);
}

}  // namespace

Result<std::vector<bound::PathPattern>> PatternBinder::match(const std::vector<ast::PathPattern>& patterns) {
  std::vector<bound::PathPattern> result;
  for (const auto& pattern : patterns) {
    RELATA_ASSIGN_OR_RETURN(auto bound, path(pattern));
    result.push_back(std::move(bound));
  }
  for (std::size_t i = 0; i < patterns.size() && mode_ == Mode::kMatch; ++i) {
    RELATA_RETURN_IF_ERROR(bind_all_properties(patterns[i], scope_, result[i]));
  }
  return result;
}

Result<bound::PathPattern> PatternBinder::predicate(const ast::PathPattern& pattern) {
  mode_ = Mode::kPredicate;
  RELATA_ASSIGN_OR_RETURN(auto result, path(pattern));
  RELATA_RETURN_IF_ERROR(bind_all_properties(pattern, scope_, result));
  return result;
}

Result<std::vector<bound::PathPattern>> PatternBinder::create(const std::vector<ast::PathPattern>& patterns) {
  mode_ = Mode::kCreate;
  return match(patterns);
}

Result<bound::PathPattern> PatternBinder::merge(const ast::PathPattern& pattern) {
  mode_ = Mode::kMerge;
  const Scope before = scope_;
  RELATA_ASSIGN_OR_RETURN(auto result, path(pattern));
  RELATA_RETURN_IF_ERROR(bind_all_properties(pattern, before, result));
  return result;
}

Result<bound::PathPattern> PatternBinder::path(const ast::PathPattern& pattern) {
  if (pattern.function != ast::PathFunction::kNone) {
    if (writes()) return bind_error("UnexpectedSyntax", fmt::format("{} cannot take a shortest path", clause_name()), pattern.span);
    if (pattern.relationships.size() != 1) {
      return bind_error("InvalidRelationshipPattern", "a shortest path is written with exactly one relationship, as in (a)-[*]-(b)",
                        pattern.span);
    }
  }
  bound::PathPattern result;
  result.function = pattern.function;
  const bool alone = pattern.relationships.empty();
  for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
    if (i > 0) {
      RELATA_ASSIGN_OR_RETURN(auto bound, relationship(pattern.relationships[i - 1]));
      result.relationships.push_back(std::move(bound));
    }
    RELATA_ASSIGN_OR_RETURN(auto bound, node(pattern.nodes[i], alone));
    result.nodes.push_back(std::move(bound));
  }
  if (pattern.variable) {
    if (scope_.find(pattern.variable->text)) return already_bound(*pattern.variable);
    result.path = state_.new_slot(pattern.variable->text);
    scope_.declare({pattern.variable->text, *result.path, {StaticType::kPath}});
  }
  return result;
}

Result<bound::NodePattern> PatternBinder::node(const ast::NodePattern& pattern, bool alone) {
  bound::NodePattern result;
  result.labels = texts(pattern.labels);
  if (mode_ == Mode::kCreate) RELATA_RETURN_IF_ERROR(bind_properties(pattern.properties, scope_, result.properties, result.property_map));
  if (pattern.variable) {
    RELATA_RETURN_IF_ERROR(declare_node(pattern, alone, result));
  } else {
    result.slot = state_.new_slot();
  }
  return result;
}

Status PatternBinder::declare_node(const ast::NodePattern& pattern, bool alone, bound::NodePattern& result) {
  const ast::Name& name = *pattern.variable;
  const Symbol* symbol = scope_.find(name.text);
  if (!symbol) {
    if (mode_ == Mode::kPredicate) {
      return bind_error("UndefinedVariable", fmt::format("variable '{}' is not defined; a pattern in WHERE cannot introduce it", name.text),
                        name.span);
    }
    result.slot = state_.new_slot(name.text);
    scope_.declare({name.text, result.slot, {StaticType::kNode}});
    return Status::ok();
  }
  if (!may_be(symbol->type, StaticType::kNode)) return type_conflict(name, symbol->type, "a Node");
  if (writes() && (alone || !pattern.labels.empty() || pattern.properties)) {
    return bind_error(
        "VariableAlreadyBound",
        fmt::format("variable '{}' is already bound, so {} cannot make it anew; as the end of a relationship it stands without labels "
                    "and properties",
                    name.text, clause_name()),
        name.span);
  }
  result.slot = symbol->slot;
  result.bound = mode_ == Mode::kCreate || is_declared_before(*symbol);
  return Status::ok();
}

bool PatternBinder::is_declared_before(const Symbol& symbol) const {
  const auto& own = scope_.symbols();
  const bool own_symbol = !own.empty() && &symbol >= own.data() && &symbol < own.data() + own.size();
  return !own_symbol || static_cast<std::size_t>(&symbol - own.data()) < declared_before_;
}

Result<bound::RelationshipPattern> PatternBinder::relationship(const ast::RelationshipPattern& pattern) {
  bound::RelationshipPattern result;
  result.types = texts(pattern.types);
  result.direction = pattern.direction;
  result.variable_length = pattern.variable_length;
  result.min_hops = pattern.min_hops;
  result.max_hops = pattern.max_hops;
  if (mode_ == Mode::kCreate) RELATA_RETURN_IF_ERROR(bind_properties(pattern.properties, scope_, result.properties, result.property_map));
  if (pattern.variable) {
    RELATA_RETURN_IF_ERROR(declare_relationship(pattern, result));
  } else {
    result.slot = state_.new_slot();
  }
  if (writes()) RELATA_RETURN_IF_ERROR(check_created_relationship(pattern));
  return result;
}

Status PatternBinder::declare_relationship(const ast::RelationshipPattern& pattern, bound::RelationshipPattern& result) {
  const ast::Name& name = *pattern.variable;
  const Type type{StaticType::kRelationship, static_cast<std::uint8_t>(pattern.variable_length ? 1 : 0)};
  const Symbol* symbol = scope_.find(name.text);
  if (!symbol) {
    if (mode_ == Mode::kPredicate) {
      return bind_error("UndefinedVariable", fmt::format("variable '{}' is not defined; a pattern in WHERE cannot introduce it", name.text),
                        name.span);
    }
    result.slot = state_.new_slot(name.text);
    scope_.declare({name.text, result.slot, type});
    relationships_.insert(name.text);
    return Status::ok();
  }
  const bool fits = symbol->type.is_open() || symbol->type == type ||
                    (pattern.variable_length && symbol->type.is_list() && symbol->type.element().is_open());
  if (!fits) return type_conflict(name, symbol->type, pattern.variable_length ? "a List of Relationships" : "a Relationship");
  if (writes()) return already_bound(name);
  if (relationships_.contains(name.text)) {
    return bind_error(
        "RelationshipUniquenessViolation",
        fmt::format("relationship '{}' stands twice in these patterns, but the relationships of one MATCH differ from one another",
                    name.text),
        name.span);
  }
  relationships_.insert(name.text);
  result.slot = symbol->slot;
  result.bound = true;
  return Status::ok();
}

Status PatternBinder::check_created_relationship(const ast::RelationshipPattern& pattern) const {
  if (pattern.variable_length) {
    return bind_error("CreatingVarLength", fmt::format("{} makes single relationships, so * cannot stand here", clause_name()),
                      pattern.span);
  }
  if (pattern.types.size() != 1) {
    return bind_error("NoSingleRelationshipType",
                      fmt::format("{} needs exactly one type for a relationship, as in -[:KNOWS]->", clause_name()), pattern.span);
  }
  if (mode_ == Mode::kCreate && pattern.direction == Direction::kBoth) {
    return bind_error("RequiresDirectedRelationship", "CREATE needs a direction for a relationship: --> or <--", pattern.span);
  }
  return Status::ok();
}

Status PatternBinder::bind_all_properties(const ast::PathPattern& pattern, const Scope& scope, bound::PathPattern& result) {
  for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
    auto& node = result.nodes[i];
    RELATA_RETURN_IF_ERROR(bind_properties(pattern.nodes[i].properties, scope, node.properties, node.property_map));
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    auto& relationship = result.relationships[i];
    RELATA_RETURN_IF_ERROR(bind_properties(pattern.relationships[i].properties, scope, relationship.properties, relationship.property_map));
  }
  return Status::ok();
}

Status PatternBinder::bind_properties(const ast::ExpressionPtr& properties, const Scope& scope, bound::PropertyEntries& entries,
                                      bound::ExpressionPtr& map) {
  if (!properties) return Status::ok();
  ExpressionBinder binder(state_, scope, owner_);
  const auto* literal = std::get_if<ast::MapLiteral>(&properties->node);
  if (!literal) {
    if (mode_ != Mode::kCreate) {
      return bind_error("InvalidParameterUse", "a parameter cannot hold all the properties of a pattern here; write {key: $parameter.key}",
                        properties->span);
    }
    RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*properties));
    map = bound.expression;
    return Status::ok();
  }
  for (const auto& [key, value] : literal->entries) {
    RELATA_ASSIGN_OR_RETURN(auto bound, binder.bind(*value));
    entries.emplace_back(key.text, bound.expression);
  }
  return Status::ok();
}

}  // namespace relata
