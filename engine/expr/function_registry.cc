#include "engine/expr/function_registry.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <deque>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"

namespace relata {
namespace {

class FunctionTable {
 public:
  FunctionTable() {
    for (auto* family : {&general_functions, &conversion_functions, &math_functions, &string_functions, &list_functions, &graph_functions,
                         &instant_functions, &duration_functions, &truncate_functions}) {
      for (FunctionEntry& entry : family()) add(std::move(entry));
    }
  }

  const FunctionEntry* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }
  std::span<const FunctionEntry* const> all() const { return pointers_; }

 private:
  void add(FunctionEntry entry) {
    const FunctionEntry& kept = entries_.emplace_back(std::move(entry));
    pointers_.push_back(&kept);
    const bool inserted = by_name_.emplace(kept.signature.name, &kept).second;
    assert(inserted && "two functions of one name");
    (void)inserted;
  }

  std::deque<FunctionEntry> entries_;
  std::vector<const FunctionEntry*> pointers_;
  absl::flat_hash_map<std::string_view, const FunctionEntry*> by_name_;
};

const FunctionTable& table() {
  static const FunctionTable functions;
  return functions;
}

}  // namespace

const FunctionEntry* find_function(std::string_view name) { return table().find(name); }

std::span<const FunctionEntry* const> all_functions() { return table().all(); }

Status wrong_argument(std::string_view function, const Value& argument) {
  return type_error("InvalidArgumentValue", fmt::format("{}() cannot take a {}", function, to_string(argument.kind())));
}

}  // namespace relata
