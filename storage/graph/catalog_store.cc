#include <fmt/format.h>

#include "storage/graph/index_tables.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// Absent numbers are those of an empty store.
Result<std::uint64_t> read_number(const KvReader& reader, std::string_view name, std::uint64_t otherwise) {
  const std::string key = keys::meta(name);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, reader.get(key));
  if (!bytes) return otherwise;
  Result<std::uint64_t> number = decode_number(*bytes);
  if (!number.is_ok()) return at_key(number.status(), key);
  return number;
}

}  // namespace

Result<CatalogState> read_catalog(const KvReader& reader) {
  CatalogState state;
  RELATA_ASSIGN_OR_RETURN(state.version, read_number(reader, "version", 0));
  RELATA_ASSIGN_OR_RETURN(state.next_node, read_number(reader, "next_node", 1));
  RELATA_ASSIGN_OR_RETURN(state.next_edge, read_number(reader, "next_edge", 1));
  RELATA_ASSIGN_OR_RETURN(state.packed_edges, read_number(reader, "packed_edges", 1));
  std::vector<std::string>* const spaces[] = {&state.labels, &state.types, &state.keys};
  RELATA_RETURN_IF_ERROR(
      for_each_pair(reader, KeyRange::prefix(keys::table(keys::Table::kDictionary)), [&](const KvPair& pair) -> Result<bool> {
        const auto parsed = keys::parse_dictionary(pair.first);
        if (!parsed) return at_key(Status::corruption("this is no key of the dictionary"), pair.first);
        std::vector<std::string>& names = *spaces[static_cast<std::size_t>(parsed->first)];
        if (parsed->second != names.size() + 1) {
          return at_key(Status::corruption(fmt::format("the dictionary misses the name with id {}", names.size() + 1)), pair.first);
        }
        Result<std::string> name = decode_text(pair.second);
        if (!name.is_ok()) return at_key(name.status(), pair.first);
        names.push_back(std::move(name).value());
        return true;
      }));
  RELATA_ASSIGN_OR_RETURN(const std::uint64_t next_index, read_number(reader, "next_index", 1));
  state.next_index = static_cast<std::uint32_t>(next_index);
  RELATA_ASSIGN_OR_RETURN(state.indexes, read_indexes(reader));
  return state;
}

Status write_counters(KvTransaction& transaction, const CatalogState& state) {
  RELATA_RETURN_IF_ERROR(transaction.put(keys::meta("version"), encode_number(state.version)));
  RELATA_RETURN_IF_ERROR(transaction.put(keys::meta("next_node"), encode_number(state.next_node)));
  return transaction.put(keys::meta("next_edge"), encode_number(state.next_edge));
}

}  // namespace relata
