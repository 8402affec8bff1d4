#include "tools/relata/csv_text.h"

#include <ostream>

namespace relata {
namespace {

void write_field(const std::string& field, std::ostream& out) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    out << field;
    return;
  }
  out << '"';
  for (const char c : field) {
    if (c == '"') out << '"';
    out << c;
  }
  out << '"';
}

}  // namespace

void write_csv_record(const std::vector<std::string>& fields, std::ostream& out) {
  // A lone empty field would read as an empty line, which is no record.
  if (fields.size() == 1 && fields.front().empty()) {
    out << "\"\"\n";
    return;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out << ',';
    write_field(fields[i], out);
  }
  out << '\n';
}

}  // namespace relata
