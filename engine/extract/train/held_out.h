#pragma once

#include <set>
#include <string>

namespace relata::extract {

// Documents of GUM that no model is trained on, without their extension.
const std::set<std::string>& held_out_documents();

}  // namespace relata::extract
