#pragma once

#include <cereal/cereal.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "storage/base/result.h"
#include "storage/layout/archive.h"
#include "storage/layout/envelope.h"

namespace relata {

// The one place where exceptions of encoding end.
template <typename Write>
Status encoding(Write write) {
  try {
    write();
    return Status::ok();
  } catch (const CodecError& error) {
    return Status(error.code, error.what);
  } catch (const cereal::Exception& error) {
    return Status::io_error(error.what());
  }
}

template <typename Write>
Result<std::string> sealed(Write write) {
  RecordWriter writer;
  RELATA_RETURN_IF_ERROR(encoding([&] { write(writer); }));
  return seal(writer.bytes());
}

// The one place where exceptions of decoding end.
template <typename Read>
auto unsealed(std::string_view bytes, Read read) -> Result<decltype(read(std::declval<RecordReader&>()))> {
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal(bytes));
  try {
    RecordReader reader(payload);
    auto record = read(reader);
    if (!reader.at_end()) return Status::corruption("the record is longer than its content");
    return record;
  } catch (const CodecError& error) {
    return Status(error.code, error.what);
  } catch (const cereal::Exception& error) {
    return Status::corruption(error.what());
  }
}

}  // namespace relata
