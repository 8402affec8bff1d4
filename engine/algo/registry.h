#pragma once

namespace relata {

class ProcedureRegistry;

// Makes every algorithm callable from queries.
void register_algorithms(ProcedureRegistry& registry);

}  // namespace relata
