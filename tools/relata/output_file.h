#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

#include "storage/base/status.h"

namespace relata {

// Lets `write` fill a file that appears under its name only when all of it is on the disk; an older file of that name stays as it was
// on any error. kIoError names file and reason; else what `write` returned.
Status write_output_file(const std::filesystem::path& file, const std::function<Status(std::ostream&)>& write);

}  // namespace relata
