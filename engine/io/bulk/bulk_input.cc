#include "engine/io/bulk/bulk_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/io/csv/byte_source.h"
#include "engine/io/csv/csv_chunker.h"

namespace relata {
namespace {

constexpr std::size_t kHeaderChunkBytes = 64 << 10;

// The header as text: the caller's, or the first record of the first file.
Result<std::string> header_text(const BulkFiles& source, const CsvFormat& format) {
  if (source.files.empty()) return Status::invalid_argument("no file is named");
  if (!source.header.empty()) return source.header;
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> file, ByteSource::open(source.files.front()));
  CsvChunker chunker(*file, format, kHeaderChunkBytes);
  RELATA_ASSIGN_OR_RETURN(CsvChunk header, chunker.header());
  if (header.text.empty()) return Status::invalid_argument("the file is empty: it has no header");
  return std::move(header.text);
}

class InputOpener {
 public:
  InputOpener(BulkInput& input, BulkNames& names, BulkIdSpaces& spaces) : input_(input), names_(names), spaces_(spaces) {}

  Status run() {
    for (std::size_t at = 0; at < input_.columns.size(); ++at) RELATA_RETURN_IF_ERROR(take_column(at));
    std::sort(input_.properties.begin(), input_.properties.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    RELATA_RETURN_IF_ERROR(input_.kind == BulkKind::kNodes ? take_labels() : take_type());
    return Status::ok();
  }

 private:
  Status take_column(std::size_t at) {
    const BulkColumn& column = input_.columns[at];
    switch (column.role) {
      case BulkRole::kIgnore:
      case BulkRole::kProperty: break;
      case BulkRole::kId: {
        input_.id_column = at;
        std::unique_ptr<BulkIds>& ids = spaces_[column.id_space];
        if (!ids) ids = std::make_unique<BulkIds>();
        input_.ids = ids.get();
        break;
      }
      case BulkRole::kLabels: input_.label_columns.push_back(at); break;
      case BulkRole::kType: input_.type_column = at; break;
      case BulkRole::kStartId: {
        input_.start_column = at;
        RELATA_ASSIGN_OR_RETURN(input_.start_ids, known_space(column.id_space));
        break;
      }
      case BulkRole::kEndId: {
        input_.end_column = at;
        RELATA_ASSIGN_OR_RETURN(input_.end_ids, known_space(column.id_space));
        break;
      }
    }
    if (column.role == BulkRole::kIgnore || column.name.empty()) return Status::ok();
    RELATA_ASSIGN_OR_RETURN(const std::uint32_t key, names_.id(NameSpace::kKey, column.name));
    input_.properties.emplace_back(at, KeyId{key});
    return Status::ok();
  }

  Result<const BulkIds*> known_space(const std::string& name) const {
    if (const auto found = spaces_.find(name); found != spaces_.end()) return found->second.get();
    if (name.empty()) return Status::invalid_argument("no file of nodes has a column :ID without an id space");
    return Status::invalid_argument(fmt::format("no file of nodes has a column :ID({})", name));
  }

  Status take_labels() {
    for (const std::string& name : input_.source->names) {
      RELATA_ASSIGN_OR_RETURN(const std::uint32_t label, names_.id(NameSpace::kLabel, name));
      input_.labels.push_back({label});
    }
    std::sort(input_.labels.begin(), input_.labels.end());
    input_.labels.erase(std::unique(input_.labels.begin(), input_.labels.end()), input_.labels.end());
    return Status::ok();
  }

  Status take_type() {
    const std::vector<std::string>& names = input_.source->names;
    if (names.size() > 1) return Status::invalid_argument("a relationship has one type");
    if (names.empty() && !input_.type_column) {
      return Status::invalid_argument("the relationships have no type: name it before the file, TYPE=FILE, or in a column :TYPE");
    }
    if (names.empty()) return Status::ok();
    RELATA_ASSIGN_OR_RETURN(const std::uint32_t type, names_.id(NameSpace::kType, names.front()));
    input_.type = TypeId{type};
    return Status::ok();
  }

  BulkInput& input_;
  BulkNames& names_;
  BulkIdSpaces& spaces_;
};

}  // namespace

Result<BulkInput> open_bulk_input(BulkKind kind, const BulkFiles& source, const BulkImportOptions& options, BulkNames& names,
                                  BulkIdSpaces& spaces) {
  BulkInput input{kind, &source, {}, {}, {}, {}, {}, nullptr, {}, {}, 0, 0, nullptr, nullptr};
  const auto open = [&]() -> Status {
    RELATA_ASSIGN_OR_RETURN(std::string text, header_text(source, csv_format(options)));
    CsvReader reader(text, csv_format(options), 1);
    std::vector<CsvField> fields;
    if (!reader.next(fields)) return Status::invalid_argument("the header is empty");
    if (!reader.problem().empty()) return Status::invalid_argument(std::string(reader.problem()));
    const BulkType id_type = options.integer_ids ? BulkType::kInteger : BulkType::kString;
    RELATA_ASSIGN_OR_RETURN(input.columns, parse_bulk_header(fields, kind, id_type));
    return InputOpener(input, names, spaces).run();
  };
  Status opened = open();
  if (opened.code() == StatusCode::kInvalidArgument && !source.files.empty()) {
    return std::move(opened).with_context(source.files.front().string());
  }
  RELATA_RETURN_IF_ERROR(std::move(opened));
  return input;
}

}  // namespace relata
