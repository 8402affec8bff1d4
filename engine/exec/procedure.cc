#include "engine/exec/procedure.h"

namespace relata {

void ProcedureRegistry::add(std::unique_ptr<Procedure> procedure) {
  std::string name = procedure->signature().name;
  procedures_.insert_or_assign(std::move(name), std::move(procedure));
}

const Procedure* ProcedureRegistry::find(std::string_view name) const {
  const auto found = procedures_.find(name);
  return found == procedures_.end() ? nullptr : found->second.get();
}

std::vector<const Procedure*> ProcedureRegistry::all() const {
  std::vector<const Procedure*> found;
  for (const auto& [name, procedure] : procedures_) found.push_back(procedure.get());
  return found;
}

}  // namespace relata
