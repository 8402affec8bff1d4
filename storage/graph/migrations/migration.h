#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "storage/kv/kv_store.h"

namespace relata {

// Brings a store from one format of the layout as a whole to the next: tables, keys, meanings. A format is raised with every change that
// a program of the format before could not read, or would spoil by writing.
struct Migration {
  std::uint64_t from;     // to from + 1
  std::string_view what;  // what the new format has, for people
  // Whether a program of the new format needs it done to read the store; one that is opened for reading only cannot be changed.
  bool needed_for_reading;
  // In one transaction with the new format number. Run again from the start when it ends with kConflict.
  Status (*apply)(KvTransaction& transaction);
};

// One file each: to add one, add its function here and a line to the list in registry.cc, and keep a database of the new format
// (docs/storage.md, "Migration").
Migration migration_to_format_2();
Migration migration_to_format_3();
Migration migration_to_format_4();

// All, ascending and without gaps from format 1 on.
std::span<const Migration> migrations();

}  // namespace relata
