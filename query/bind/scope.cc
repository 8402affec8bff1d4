#include "query/bind/scope.h"

#include <absl/strings/string_view.h>

namespace relata {
namespace {

constexpr std::size_t kMostUnindexed = 24;

}  // namespace

const Symbol* Scope::find_own(std::string_view name) const {
  if (symbols_.size() > kMostUnindexed) {
    // Debian's Abseil has a string_view of its own.
    const auto found = index_.find(absl::string_view(name.data(), name.size()));
    return found == index_.end() ? nullptr : &symbols_[found->second];
  }
  for (auto symbol = symbols_.rbegin(); symbol != symbols_.rend(); ++symbol) {
    if (symbol->name == name) return &*symbol;
  }
  return nullptr;
}

const Symbol* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->outer_) {
    if (const Symbol* symbol = scope->find_own(name)) return symbol;
  }
  return nullptr;
}

void Scope::declare(Symbol symbol) {
  symbols_.push_back(std::move(symbol));
  if (symbols_.size() <= kMostUnindexed) return;
  for (std::size_t i = index_.empty() ? 0 : symbols_.size() - 1; i < symbols_.size(); ++i) index_[symbols_[i].name] = i;
}

std::vector<std::string> Scope::visible_names() const {
  std::vector<std::string> names;
  for (const Scope* scope = this; scope; scope = scope->outer_) {
    for (const auto& symbol : scope->symbols_) names.push_back(symbol.name);
  }
  return names;
}

}  // namespace relata
