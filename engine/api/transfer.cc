#include "engine/api/transfer.h"

#include <ostream>

#include "engine/io/dot_writer.h"
#include "engine/io/picture.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"

namespace relata {
namespace {

Status write_picture(const GraphSelection& selection, PictureFormat format, std::ostream& out) {
  std::string picture = to_dot(selection);
  if (format != PictureFormat::kDot) {
    RELATA_ASSIGN_OR_RETURN(picture, render_dot(picture, format));
  }
  out << picture << std::flush;
  return out ? Status::ok() : Status::io_error("the output could not be written; is the disk full?");
}

}  // namespace

Status export_picture(const Database& database, PictureFormat format, std::ostream& out) {
  return guarded([&] {
    const MemorySnapshotPtr graph = database.core().snapshot();
    return write_picture(select_facts(*graph), format, out);
  });
}

Status export_picture(const QueryResult& result, PictureFormat format, std::ostream& out) {
  return guarded([&] { return write_picture(select_result(result), format, out); });
}

}  // namespace relata
