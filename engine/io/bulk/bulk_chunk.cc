#include "engine/io/bulk/bulk_chunk.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/io/bulk/bulk_value.h"
#include "storage/base/limits.h"
#include "storage/layout/record_codec.h"

namespace relata {
namespace {

// How much of an id an error message shows.
constexpr std::size_t kShownBytes = 60;

std::string_view shown(std::string_view id) { return is_utf8(id) ? id.substr(0, kShownBytes) : "?"; }

class ChunkReader {
 public:
  ChunkReader(const BulkInput& input, const BulkImportOptions& options, CsvChunk source, BulkNames& names, std::uint64_t number)
      : input_(input), options_(options), names_(names), number_(number) {
    chunk_.source = std::make_unique<CsvChunk>(std::move(source));
  }

  BulkChunk run() {
    CsvReader reader(chunk_.source->text, csv_format(options_), chunk_.source->first_line);
    while (reader.next(fields_)) {
      Status status = reader.problem().empty() ? read_record(reader.line()) : Status::invalid_argument(std::string(reader.problem()));
      if (status.is_ok()) continue;
      ++chunk_.bad_records;
      if (chunk_.first_bad.size() < BulkImportReport::kShownBadRecords) {
        chunk_.first_bad.push_back({reader.line(), std::string(status.message())});
      }
    }
    return std::move(chunk_);
  }

 private:
  Status read_record(std::uint64_t line) {
    if (fields_.size() != input_.columns.size()) {
      return Status::invalid_argument(fmt::format("the record has {} fields, the header {}", fields_.size(), input_.columns.size()));
    }
    return input_.kind == BulkKind::kNodes ? read_node(line) : read_relationship();
  }

  Status read_properties(PropertyList& properties) {
    properties.clear();
    for (const auto& [at, key] : input_.properties) {
      const BulkColumn& column = input_.columns[at];
      Result<Value> value = parse_bulk_value(fields_[at], column, options_.array_delimiter);
      if (!value.is_ok()) return std::move(value).status().with_context(fmt::format("column '{}'", column.name));
      if (!value->is_null()) properties.emplace_back(key, std::move(value).value());
    }
    return Status::ok();
  }

  template <typename Record>
  Status append(const Record& record) {
    const std::size_t before = chunk_.records.bytes.size();
    RELATA_RETURN_IF_ERROR(encoder_.append(record, chunk_.records.bytes));
    const std::size_t size = chunk_.records.bytes.size() - before;
    if (size > limits::kValueBytes) {
      chunk_.records.bytes.resize(before);
      return Status::resource_exhausted(fmt::format("the record has {} bytes, more than the limit of {}", size, limits::kValueBytes));
    }
    chunk_.records.sizes.push_back(static_cast<std::uint32_t>(size));
    return Status::ok();
  }

  Status read_labels() {
    node_.labels = input_.labels;
    if (input_.label_columns.empty()) return Status::ok();
    for (const std::size_t at : input_.label_columns) {
      for (std::string_view rest = fields_[at].text; !rest.empty();) {
        const std::size_t end = rest.find(options_.array_delimiter);
        RELATA_ASSIGN_OR_RETURN(const std::uint32_t label, names_.id(NameSpace::kLabel, rest.substr(0, end), number_));
        node_.labels.push_back({label});
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      }
    }
    std::sort(node_.labels.begin(), node_.labels.end());
    node_.labels.erase(std::unique(node_.labels.begin(), node_.labels.end()), node_.labels.end());
    return Status::ok();
  }

  Status read_node(std::uint64_t line) {
    RELATA_RETURN_IF_ERROR(read_properties(node_.properties));
    RELATA_RETURN_IF_ERROR(read_labels());
    RELATA_RETURN_IF_ERROR(append(node_));
    if (input_.id_column) chunk_.ids.push_back({fields_[*input_.id_column].text, line});
    return Status::ok();
  }

  Result<std::uint32_t> end_of(std::size_t column, const BulkIds& ids, std::string_view what) const {
    const std::string_view id = fields_[column].text;
    if (const std::uint32_t node = ids.find(id); node != 0) return node;
    const std::string& space = input_.columns[column].id_space;
    return Status::invalid_argument(fmt::format("{}: no node{} has the id '{}'", what, space.empty() ? "" : " of " + space, shown(id)));
  }

  Result<TypeId> type_of() {
    const std::string_view name = input_.type_column ? fields_[*input_.type_column].text : std::string_view();
    if (name.empty()) {
      if (input_.type) return *input_.type;
      return Status::invalid_argument("the relationship has no type");
    }
    // Neighbouring records are mostly of one type.
    if (name != last_type_) {
      RELATA_ASSIGN_OR_RETURN(last_type_id_.value, names_.id(NameSpace::kType, name, number_));
      last_type_ = name;
    }
    return last_type_id_;
  }

  Status read_relationship() {
    Arc arc{};
    RELATA_ASSIGN_OR_RETURN(arc.source, end_of(input_.start_column, *input_.start_ids, ":START_ID"));
    RELATA_ASSIGN_OR_RETURN(arc.target, end_of(input_.end_column, *input_.end_ids, ":END_ID"));
    RELATA_RETURN_IF_ERROR(read_properties(edge_.properties));
    RELATA_ASSIGN_OR_RETURN(edge_.type, type_of());
    arc.type = edge_.type.value;
    edge_.source = {arc.source};
    edge_.target = {arc.target};
    RELATA_RETURN_IF_ERROR(append(edge_));
    chunk_.arcs.push_back(arc);
    return Status::ok();
  }

  const BulkInput& input_;
  const BulkImportOptions& options_;
  BulkNames& names_;
  std::uint64_t number_;
  BulkChunk chunk_;
  RecordEncoder encoder_;
  // Kept from record to record for their memory.
  std::vector<CsvField> fields_;
  NodeRecord node_;
  EdgeRecord edge_;
  std::string_view last_type_;
  TypeId last_type_id_;
};

}  // namespace

BulkChunk read_bulk_chunk(const BulkInput& input, const BulkImportOptions& options, CsvChunk source, BulkNames& names,
                          std::uint64_t number) {
  return ChunkReader(input, options, std::move(source), names, number).run();
}

}  // namespace relata
