#include <fmt/format.h>

#include <ostream>

#include "engine/api/transfer.h"
#include "engine/io/graph_selection.h"
#include "engine/io/json_properties.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"
#include "engine/txn/result_state.h"

namespace relata {
namespace {

using nlohmann::ordered_json;

class JsonExport {
 public:
  JsonExport(const GraphSelection& selection, const GraphStore* store, std::ostream& out)
      : selection_(selection), graph_(*selection.graph), store_(store), out_(out) {}

  Result<TransferCounts> run() {
    for (const NodeId node : selection_.nodes) write_node(node);
    for (const EdgeId edge : selection_.edges) write_relationship(edge);
    if (store_) {
      for (const NodeId node : selection_.nodes) RELATA_RETURN_IF_ERROR(write_text(node));
      for (const EdgeId edge : selection_.edges) RELATA_RETURN_IF_ERROR(write_evidence(edge));
    }
    out_.flush();
    if (!out_) return Status::io_error("the output could not be written; is the disk full?");
    return counts_;
  }

 private:
  // Strings have been made valid before; replacing is for names of labels and keys.
  void write_line(const ordered_json& line) { out_ << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n'; }

  ordered_json labels(NodeId node) const {
    ordered_json list = ordered_json::array();
    for (const LabelId label : graph_.labels(node)) list.push_back(graph_.names().label(label));
    return list;
  }

  void add_properties(const PropertyList& properties, ordered_json& line) const {
    nlohmann::json plain = nlohmann::json::object();
    nlohmann::json types = nlohmann::json::object();
    for (const auto& [key, value] : properties) {
      const std::string& name = graph_.names().key(key);
      plain[name] = to_plain_json(value);
      if (nlohmann::json hint = type_hint(value); !hint.is_null()) types[name] = std::move(hint);
    }
    line["properties"] = plain;
    if (!types.empty()) line["types"] = types;
  }

  void write_node(NodeId node) {
    ordered_json line = {{"type", "node"}, {"id", std::to_string(node.value)}, {"labels", labels(node)}};
    add_properties(graph_.properties(node), line);
    write_line(line);
    ++counts_.nodes;
  }

  void write_relationship(EdgeId edge) {
    const EdgeEnds ends = graph_.ends(edge);
    ordered_json line = {{"id", std::to_string(edge.value)}, {"type", "relationship"}, {"label", graph_.names().type(ends.type)}};
    add_properties(graph_.properties(edge), line);
    line["start"] = {{"id", std::to_string(ends.source.value)}, {"labels", labels(ends.source)}};
    line["end"] = {{"id", std::to_string(ends.target.value)}, {"labels", labels(ends.target)}};
    write_line(line);
    ++counts_.relationships;
  }

  Status write_text(NodeId node) {
    RELATA_ASSIGN_OR_RETURN(const std::optional<std::string> text, store_->article_text(node));
    if (!text) return Status::ok();
    write_line({{"type", "text"}, {"article", std::to_string(node.value)}, {"text", *text}});
    ++counts_.texts;
    return Status::ok();
  }

  Status write_evidence(EdgeId edge) {
    RELATA_ASSIGN_OR_RETURN(const std::vector<EvidenceRecord> records, store_->evidence(edge));
    for (const EvidenceRecord& record : records) {
      write_line({{"type", "evidence"},
                  {"relationship", std::to_string(edge.value)},
                  {"article", std::to_string(record.article.value)},
                  {"begin", record.begin},
                  {"end", record.end},
                  {"head_text", record.head_text},
                  {"tail_text", record.tail_text},
                  {"said_by", record.said_by},
                  {"confidence", record.confidence},
                  {"extractor", record.extractor}});
      ++counts_.evidence;
    }
    return Status::ok();
  }

  const GraphSelection& selection_;
  const Snapshot& graph_;
  const GraphStore* store_;
  std::ostream& out_;
  TransferCounts counts_;
};

}  // namespace

Result<TransferCounts> export_json_lines(const Database& database, std::ostream& out) {
  return guarded([&]() -> Result<TransferCounts> {
    const MemorySnapshotPtr graph = database.core().snapshot();
    return JsonExport(select_all(*graph), &database.core().store(), out).run();
  });
}

Result<TransferCounts> export_json_lines(const QueryResult& result, std::ostream& out) {
  return guarded([&]() -> Result<TransferCounts> {
    const GraphSelection selection = select_result(result);
    if (!selection.graph) return TransferCounts{};
    return JsonExport(selection, nullptr, out).run();
  });
}

}  // namespace relata
