#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expr/evaluator.h"
#include "query/bind/catalog.h"

namespace relata {

class GraphWriter;

struct ProcedureContext {
  const EvalContext& eval;
  GraphWriter* writer = nullptr;    // null in read-only statements
  std::function<bool()> cancelled;  // may be empty; long procedures ask it
};

// Something callable by CALL. Immutable; safe from any thread.
class Procedure {
 public:
  virtual ~Procedure() = default;
  virtual const ProcedureSignature& signature() const = 0;
  // `arguments` match the signature, defaults filled in. Each row has one value per result column.
  virtual Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const = 0;
};

// Procedures by exact name. Filled before it is shared.
class ProcedureRegistry {
 public:
  // Replaces a procedure of the same name.
  void add(std::unique_ptr<Procedure> procedure);
  const Procedure* find(std::string_view name) const;
  std::vector<const Procedure*> all() const;

 private:
  std::map<std::string, std::unique_ptr<Procedure>, std::less<>> procedures_;
};

}  // namespace relata
