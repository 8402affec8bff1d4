#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace relata {

// One record of RFC 4180: a field with a comma, a quote or a line end is quoted. Lines end with \n.
void write_csv_record(const std::vector<std::string>& fields, std::ostream& out);

}  // namespace relata
