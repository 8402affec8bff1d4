#pragma once

#include <memory>

#include <nlohmann/json_fwd.hpp>

#include "engine/exec/procedure.h"

namespace relata::tck {

// A procedure that returns the rows of a table whose input columns equal the arguments. `signature` as the TCK writes it:
// "test.my.proc(name :: STRING?, id :: INTEGER?) :: (city :: STRING?)".
std::unique_ptr<Procedure> make_mock_procedure(const std::string& signature, const nlohmann::json& header, const nlohmann::json& rows);

}  // namespace relata::tck
