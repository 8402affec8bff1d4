#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/bind/bound_expression.h"
#include "query/bind/type.h"

namespace relata {

struct Symbol {
  std::string name;
  bound::Slot slot;
  Type type;
};

// Variables that a place in the query sees: its own, in order of declaration, then those of the scope around it (of the query that a
// nested query stands in), which must outlive it.
class Scope {
 public:
  explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}

  // Null when there is none. Valid until the next declaration.
  const Symbol* find(std::string_view name) const;
  // Hides a symbol of the same name.
  void declare(Symbol symbol);

  // Its own, without those around it.
  const std::vector<Symbol>& symbols() const { return symbols_; }
  // Of every variable that find() would find.
  std::vector<std::string> visible_names() const;
  const Scope* outer() const { return outer_; }

 private:
  const Symbol* find_own(std::string_view name) const;

  const Scope* outer_;
  std::vector<Symbol> symbols_;
  // By name, the last declaration. Only kept when there are many: most scopes are too short to be worth hashing.
  absl::flat_hash_map<std::string, std::size_t> index_;
};

}  // namespace relata
