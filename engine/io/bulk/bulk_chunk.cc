#include "engine/io/bulk/bulk_chunk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/io/bulk/bulk_value.h"
#include "storage/base/limits.h"
#include "storage/layout/node_record_encoder.h"
#include "storage/layout/record_codec.h"
#include "storage/segment/property_column.h"

namespace relata {
namespace {

// How much of an id an error message shows.
constexpr std::size_t kShownBytes = 60;

std::string_view shown(std::string_view id) { return is_utf8(id) ? id.substr(0, kShownBytes) : "?"; }

// Texts of a record that together have fewer bytes than this cannot become a record beyond the limit: no value takes more than a few times
// the bytes of its text.
constexpr std::size_t kCertainlySmall = limits::kValueBytes / 64;

class ChunkReader {
 public:
  ChunkReader(const BulkInput& input, const BulkImportOptions& options, CsvChunk source, BulkNames& names, std::uint64_t number)
      : input_(input), options_(options), names_(names), number_(number) {
    chunk_.source = std::make_shared<CsvChunk>(std::move(source));
    for (const auto& [at, key] : input.properties) columns_.emplace_back(key);
  }

  BulkChunk run() {
    CsvReader reader(chunk_.source->text, csv_format(options_), chunk_.source->first_line);
    while (reader.next(fields_)) {
      Status status = reader.problem().empty() ? read_record(reader.line()) : Status::invalid_argument(std::string(reader.problem()));
      if (status.is_ok()) continue;
      // What stands in the columns of a record that is none.
      for (BlockColumn& column : columns_) column.truncate(records_);
      ++chunk_.bad_records;
      if (chunk_.first_bad.size() < BulkImportReport::kShownBadRecords) {
        chunk_.first_bad.push_back({reader.line(), std::string(status.message())});
      }
    }
    if (input_.kind == BulkKind::kNodes) {
      hand_over(chunk_.nodes);
    } else {
      hand_over(chunk_.edges);
    }
    return std::move(chunk_);
  }

 private:
  template <typename Block>
  void hand_over(Block& block) {
    block.columns = std::move(columns_);
    const bool texts = std::any_of(input_.properties.begin(), input_.properties.end(),
                                   [&](const auto& property) { return is_text(input_.columns[property.first]); });
    if (!texts) return;
    block.source = chunk_.source;
    block.source_bytes = chunk_.source->text.size();
  }

  Status read_record(std::uint64_t line) {
    if (fields_.size() != input_.columns.size()) {
      return Status::invalid_argument(fmt::format("the record has {} fields, the header {}", fields_.size(), input_.columns.size()));
    }
    RELATA_RETURN_IF_ERROR(input_.kind == BulkKind::kNodes ? read_node(line) : read_relationship());
    ++records_;
    return Status::ok();
  }

  static bool is_text(const BulkColumn& column) { return column.type == BulkType::kString && !column.is_list; }

  // `integer(key, number)`, `text(key, text)` or `other(key, value)` for each property that the record has; these return a Status.
  template <typename Integer, typename Text, typename Other>
  Status for_each_property(const Integer& integer, const Text& text, const Other& other) {
    for (std::size_t i = 0; i < input_.properties.size(); ++i) {
      const auto& [at, key] = input_.properties[i];
      const BulkColumn& column = input_.columns[at];
      const CsvField& field = fields_[at];
      if (const auto number = plain_integer(field.text, column)) {
        RELATA_RETURN_IF_ERROR(integer(i, *number));
      } else if (is_text(column) && !(field.text.empty() && !field.quoted) && is_utf8(field.text)) {
        RELATA_RETURN_IF_ERROR(text(i, field.text));
      } else {
        Result<Value> value = parse_bulk_value(field, column, options_.array_delimiter);
        if (!value.is_ok()) return std::move(value).status().with_context(fmt::format("column '{}'", column.name));
        if (!value->is_null()) RELATA_RETURN_IF_ERROR(other(i, std::move(value).value()));
      }
    }
    return Status::ok();
  }

  void add_value(std::size_t column, Value value) {
    if (const auto number = column_number(value)) return columns_[column].add_number(records_, value.kind(), *number);
    columns_[column].add_value(records_, std::move(value));
  }

  static Status check_size(std::size_t size) {
    if (size <= limits::kValueBytes) return Status::ok();
    return Status::resource_exhausted(fmt::format("the record has {} bytes, more than the limit of {}", size, limits::kValueBytes));
  }

  Status read_labels() {
    labels_ = input_.labels;
    for (const std::size_t at : input_.label_columns) {
      for (std::string_view rest = fields_[at].text; !rest.empty();) {
        const std::size_t end = rest.find(options_.array_delimiter);
        RELATA_ASSIGN_OR_RETURN(const std::uint32_t label, names_.id(NameSpace::kLabel, rest.substr(0, end), number_));
        labels_.push_back({label});
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      }
    }
    if (input_.label_columns.empty()) return Status::ok();
    std::sort(labels_.begin(), labels_.end());
    labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
    return Status::ok();
  }

  // The place of labels_ in the block's list of sets.
  std::uint32_t label_set() {
    NodeBlock& nodes = chunk_.nodes;
    if (!nodes.labels.empty() && nodes.label_sets[nodes.labels.back()] == labels_) return nodes.labels.back();
    const auto [place, added] = label_sets_.emplace(labels_, static_cast<std::uint32_t>(nodes.label_sets.size()));
    if (added) nodes.label_sets.push_back(labels_);
    return place->second;
  }

  Status read_node(std::uint64_t line) {
    encoder_.restart();
    RELATA_RETURN_IF_ERROR(for_each_property(
        [&](std::size_t i, std::int64_t number) {
          columns_[i].add_number(records_, ValueKind::kInteger, static_cast<std::uint64_t>(number));
          encoder_.add_integer(columns_[i].key(), number);
          return Status::ok();
        },
        [&](std::size_t i, std::string_view text) {
          columns_[i].add_text(records_, text);
          encoder_.add_text(columns_[i].key(), text);
          return Status::ok();
        },
        [&](std::size_t i, Value value) {
          Status encoded = encoder_.add(columns_[i].key(), value);
          add_value(i, std::move(value));
          return encoded;
        }));
    RELATA_RETURN_IF_ERROR(read_labels());
    NodeBlock& nodes = chunk_.nodes;
    const std::size_t before = nodes.bytes.size();
    encoder_.finish(labels_, nodes.bytes);
    if (Status fits = check_size(nodes.bytes.size() - before); !fits.is_ok()) {
      nodes.bytes.resize(before);
      return fits;
    }
    nodes.ends.push_back(nodes.bytes.size());
    nodes.labels.push_back(label_set());
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
    RELATA_RETURN_IF_ERROR(for_each_property(
        [&](std::size_t i, std::int64_t number) {
          columns_[i].add_number(records_, ValueKind::kInteger, static_cast<std::uint64_t>(number));
          return Status::ok();
        },
        [&](std::size_t i, std::string_view text) {
          columns_[i].add_text(records_, text);
          return Status::ok();
        },
        [&](std::size_t i, Value value) {
          add_value(i, std::move(value));
          return Status::ok();
        }));
    RELATA_ASSIGN_OR_RETURN(const TypeId type, type_of());
    arc.type = type.value;
    RELATA_RETURN_IF_ERROR(check_relationship_size());
    chunk_.edges.arcs.push_back(arc);
    return Status::ok();
  }

  Status check_relationship_size() {
    std::size_t bytes = 0;
    for (const CsvField& field : fields_) bytes += field.text.size();
    if (bytes < kCertainlySmall) return Status::ok();
    EdgeRecord record;
    for (const auto& [at, key] : input_.properties) {
      RELATA_ASSIGN_OR_RETURN(Value value, parse_bulk_value(fields_[at], input_.columns[at], options_.array_delimiter));
      if (!value.is_null()) record.properties.emplace_back(key, std::move(value));
    }
    RELATA_ASSIGN_OR_RETURN(const std::string encoded, encode(record));
    return check_size(encoded.size());
  }

  const BulkInput& input_;
  const BulkImportOptions& options_;
  BulkNames& names_;
  std::uint64_t number_;
  BulkChunk chunk_;
  std::size_t records_ = 0;           // that are good
  std::vector<BlockColumn> columns_;  // in the order of input_.properties
  std::map<std::vector<LabelId>, std::uint32_t> label_sets_;
  NodeRecordEncoder encoder_;
  // Kept from record to record for their memory.
  std::vector<CsvField> fields_;
  std::vector<LabelId> labels_;
  std::string_view last_type_;
  TypeId last_type_id_;
};

}  // namespace

BulkChunk read_bulk_chunk(const BulkInput& input, const BulkImportOptions& options, CsvChunk source, BulkNames& names,
                          std::uint64_t number) {
  return ChunkReader(input, options, std::move(source), names, number).run();
}

}  // namespace relata
