#pragma once

#include <string>

#include "engine/api/transfer.h"

namespace relata {

// Lays out DOT text and renders it, through libgvc. Thread-safe: GraphViz is not, so calls wait for one another. kIoError with
// GraphViz' own words when it fails.
Result<std::string> render_dot(const std::string& dot, PictureFormat format);

}  // namespace relata
