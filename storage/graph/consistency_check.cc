#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "storage/base/limits.h"
#include "storage/graph/edge_packs.h"
#include "storage/graph/evidence_check.h"
#include "storage/graph/index_check.h"
#include "storage/graph/segment_reader.h"
#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/graph/table_check.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// Goes through every table once; what takes more than that, or belongs to one part of the store, has a file of its own. Memory: 8 bytes for
// each node and relationship.
class ConsistencyChecker {
 public:
  ConsistencyChecker(const KvReader& reader, ConsistencyReport report) : reader_(reader), report_(std::move(report)) {}
  ConsistencyChecker(const ConsistencyChecker&) = delete;
  ConsistencyChecker& operator=(const ConsistencyChecker&) = delete;

  Result<ConsistencyReport> run() {
    Result<CatalogState> catalog = read_catalog(reader_);
    if (catalog.is_ok()) {
      catalog_ = std::move(catalog).value();
    } else if (is_damage(catalog.status())) {
      problem(catalog.status().message());
    } else {
      return catalog.status();
    }
    for (auto check : {&ConsistencyChecker::names, &ConsistencyChecker::nodes, &ConsistencyChecker::edges, &ConsistencyChecker::segments,
                       &ConsistencyChecker::evidence, &ConsistencyChecker::evidence_of_articles, &ConsistencyChecker::texts,
                       &ConsistencyChecker::log, &ConsistencyChecker::indexes, &ConsistencyChecker::stray_keys}) {
      Status checked = (this->*check)();
      // What the store itself cannot read any more; the other tables may be sound.
      if (is_damage(checked)) {
        problem(checked.message());
      } else {
        RELATA_RETURN_IF_ERROR(std::move(checked));
      }
    }
    return std::move(report_);
  }

 private:
  // Bytes that are not what was written, as opposed to bytes that could not be read.
  static bool is_damage(const Status& status) {
    return status.code() == StatusCode::kCorruption || status.code() == StatusCode::kUnsupported;
  }
  void problem(std::string_view text) {
    if (report_.problem_count++ < ConsistencyReport::kMaxReportedProblems) report_.problems.emplace_back(text);
  }
  void problem_at(std::string_view key, std::string_view text) { problem(fmt::format("{}: {}", keys::describe(key), text)); }

  void missing(const std::string& wanted, std::string_view key, std::string_view text) { report_missing(sink_, wanted, key, text); }

  static bool has(const std::vector<std::uint64_t>& ids, std::uint64_t id) { return std::binary_search(ids.begin(), ids.end(), id); }

  void check_properties(std::string_view key, const PropertyList& properties) {
    for (std::size_t i = 0; i < properties.size(); ++i) {
      const KeyId id = properties[i].first;
      if (id.value == 0 || id.value > catalog_.keys.size())
        problem_at(key, fmt::format("property key {} is not in the dictionary", id.value));
      if (i > 0 && properties[i - 1].first >= id) problem_at(key, "properties are not in ascending order");
    }
  }

  // Names are found by their text: one that stands twice would hide the first.
  Status names() {
    for (const auto* space : {&catalog_.labels, &catalog_.types, &catalog_.keys}) {
      std::set<std::string_view> seen;
      for (const std::string& name : *space) {
        if (!seen.insert(name).second) problem(fmt::format("the dictionary holds the name '{}' twice", name));
      }
    }
    return Status::ok();
  }

  Status nodes() {
    return for_each_of_table(reader_, keys::Table::kNode, [&](const KvPair& pair) {
      ++report_.nodes;
      const auto id = keys::parse_id(keys::Table::kNode, pair.first);
      const Result<NodeRecord> record = decode_node(pair.second);
      if (id) nodes_.push_back(*id);
      if (!id || *id == 0 || *id >= catalog_.next_node) problem_at(pair.first, "the node's id was never handed out");
      if (!record.is_ok()) {
        problem_at(pair.first, record.status().message());
        return Status::ok();
      }
      for (const LabelId label : record->labels) {
        if (label.value == 0 || label.value > catalog_.labels.size())
          problem_at(pair.first, fmt::format("label {} is not in the dictionary", label.value));
      }
      if (!std::is_sorted(record->labels.begin(), record->labels.end(), std::less_equal<>()))
        problem_at(pair.first, "labels are not in ascending order");
      check_properties(pair.first, record->properties);
      return Status::ok();
    });
  }

  Status edges() {
    const EdgeVisit visit = [&](KeyView key, std::optional<EdgeId> id, const Result<EdgeRecord>& record) -> Result<bool> {
      if (id) {
        ++report_.edges;
        edges_.push_back(id->value);
        if (id->value == 0 || id->value >= catalog_.next_edge) {
          problem_at(key, "the relationship's id was never handed out");
          return true;
        }
      }
      if (record.is_ok()) {
        check_edge(key, *id, *record);
      } else {
        problem(record.status().message());
      }
      return true;
    };
    RELATA_RETURN_IF_ERROR(scan_edge_records(reader_, catalog_.packed_edges, visit));
    return check_stray_packs(reader_, catalog_.packed_edges, sink_);
  }

  // `key`: that of the record, or of its pack.
  void check_edge(std::string_view key, EdgeId id, const EdgeRecord& record) {
    const auto of_edge = [&](std::string_view text) {
      return key[0] == 'r' ? fmt::format("relationship {}: {}", id.value, text) : std::string(text);
    };
    if (record.type.value == 0 || record.type.value > catalog_.types.size()) {
      problem_at(key, of_edge(fmt::format("relationship type {} is not in the dictionary", record.type.value)));
    }
    check_properties(key, record.properties);
    if (!has(nodes_, record.source.value)) missing(keys::node(record.source), key, of_edge("it starts at a node that does not exist"));
    if (!has(nodes_, record.target.value)) missing(keys::node(record.target), key, of_edge("it ends at a node that does not exist"));
  }

  Status segments() { return check_segments(reader_, sink_); }

  Status evidence() {
    Status checked = evidence_check_.items();
    report_.evidence_items += evidence_check_.count();
    return checked;
  }
  Status evidence_of_articles() { return evidence_check_.items_of_articles(); }

  Status texts() {
    return for_each_of_table(reader_, keys::Table::kArticleText, [&](const KvPair& pair) {
      ++report_.articles;
      const auto id = keys::parse_id(keys::Table::kArticleText, pair.first);
      const Result<std::string> text = decode_text(pair.second);
      if (!text.is_ok()) problem_at(pair.first, text.status().message());
      if (!id) {
        problem_at(pair.first, "this is no key of its table");
        return Status::ok();
      }
      if (!has(nodes_, *id)) missing(keys::node({*id}), pair.first, "the text belongs to an article that does not exist");
      return Status::ok();
    });
  }

  Status log() {
    // It may reach back further than it has to.
    RELATA_ASSIGN_OR_RETURN(const LogExtent extent, read_log_extent(reader_));
    std::uint64_t needed = catalog_.version > limits::kLoggedVersions ? catalog_.version - limits::kLoggedVersions + 1 : 1;
    if (extent.segments_version > 0) needed = std::min(needed, extent.segments_version + 1);
    std::uint64_t expected = std::min(needed, extent.oldest);
    RELATA_RETURN_IF_ERROR(for_each_of_table(reader_, keys::Table::kLog, [&](const KvPair& pair) {
      const auto version = keys::parse_id(keys::Table::kLog, pair.first);
      if (version != expected) problem_at(pair.first, fmt::format("the change log goes on with another version than {}", expected));
      expected = version.value_or(expected) + 1;
      const Result<LogRecord> record = decode_log(pair.second);
      if (!record.is_ok()) problem_at(pair.first, record.status().message());
      return Status::ok();
    }));
    if (expected != catalog_.version + 1) problem(fmt::format("the change log ends before version {}", catalog_.version));
    return Status::ok();
  }

  Status indexes() { return check_indexes(reader_, catalog_, sink_); }

  // Keys of no table.
  Status stray_keys() {
    RELATA_ASSIGN_OR_RETURN(const std::uint64_t format, read_store_format(reader_));
    std::string known = "deglmnprstvwxy";
    if (format < 3) known.append(keys::kRetiredTables, sizeof keys::kRetiredTables);
    return for_each_pair(reader_, {}, [&](const KvPair& pair) -> Result<bool> {
      if (pair.first.empty() || known.find(pair.first[0]) == std::string::npos) problem_at(pair.first, "this key belongs to no table");
      return true;
    });
  }

  const KvReader& reader_;
  CatalogState catalog_;
  ConsistencyReport report_;
  // That there are records of, ascending.
  std::vector<std::uint64_t> nodes_;
  std::vector<std::uint64_t> edges_;
  const ProblemSink sink_ = [this](std::string_view key, std::string_view text) { problem_at(key, text); };
  EvidenceCheck evidence_check_{reader_, nodes_, edges_, sink_};
};

}  // namespace

Result<ConsistencyReport> check_consistency(const KvReader& reader, ConsistencyReport report) {
  return ConsistencyChecker(reader, std::move(report)).run();
}

}  // namespace relata
