#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <unordered_map>

#include "engine/api/transfer.h"
#include "engine/io/json_properties.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"
#include "storage/base/limits.h"

namespace relata {
namespace {

using nlohmann::json;

Result<std::string> text_of(const json& object, const char* name) {
  const auto field = object.find(name);
  if (field == object.end()) return Status::invalid_argument(fmt::format("\"{}\" is missing", name));
  if (field->is_number_integer()) return field->dump();
  if (!field->is_string()) return Status::invalid_argument(fmt::format("\"{}\" is no text", name));
  return field->get<std::string>();
}

// What is absent is empty.
Result<std::string> optional_text(const json& object, const char* name) {
  return object.contains(name) ? text_of(object, name) : Result<std::string>(std::string());
}

Result<std::uint32_t> offset_of(const json& object, const char* name) {
  const auto field = object.find(name);
  const bool fits = field != object.end() && field->is_number_unsigned() && field->get<std::uint64_t>() <= UINT32_MAX;
  if (!fits) return Status::invalid_argument(fmt::format("\"{}\" is no number of bytes", name));
  return field->get<std::uint32_t>();
}

// Values nest as deeply as they may be stored, within the line's object and its "types", where every level is two.
constexpr int kDeepestLine = 2 * limits::kValueDepth + 8;

// Null when the line is no JSON object, or one nested so deeply that going through it would exhaust the stack.
json parse_object(const std::string& line) {
  bool too_deep = false;
  json object = json::parse(
      line,
      [&](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > kDeepestLine;
        return !too_deep;
      },
      false);
  return object.is_object() && !too_deep ? std::move(object) : json();
}

class JsonImport {
 public:
  explicit JsonImport(GraphWriter& writer) : writer_(writer) {}

  Result<TransferCounts> run(std::istream& in) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      Status status = read_line(line);
      if (!status.is_ok()) return std::move(status).with_context(fmt::format("line {}", number));
    }
    if (in.bad()) return Status::io_error("the input could not be read to its end");
    return counts_;
  }

 private:
  Status read_line(const std::string& line) {
    const json object = parse_object(line);
    if (object.is_null()) return Status::invalid_argument("this is no JSON object, or one nested too deeply");
    RELATA_ASSIGN_OR_RETURN(const std::string type, text_of(object, "type"));
    if (type == "node") return read_node(object);
    if (type == "relationship") return read_relationship(object);
    if (type == "evidence") return read_evidence(object);
    if (type == "text") return read_text(object);
    return Status::invalid_argument(fmt::format("the type '{}' is unknown", type));
  }

  Result<PropertyList> properties(const json& object) {
    PropertyList list;
    const auto plain = object.find("properties");
    if (plain == object.end()) return list;
    if (!plain->is_object()) return Status::invalid_argument("\"properties\" is no JSON object");
    const auto types = object.find("types");
    for (const auto& [name, value] : plain->items()) {
      const json hint = types != object.end() && types->is_object() && types->contains(name) ? (*types)[name] : json();
      RELATA_ASSIGN_OR_RETURN(Value property, from_json(value, hint));
      if (property.is_null()) continue;
      RELATA_ASSIGN_OR_RETURN(const KeyId key, writer_.key(name));
      list.emplace_back(key, std::move(property));
    }
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return list;
  }

  Status read_node(const json& object) {
    RELATA_ASSIGN_OR_RETURN(const std::string id, text_of(object, "id"));
    std::vector<LabelId> labels;
    if (const auto names = object.find("labels"); names != object.end()) {
      if (!names->is_array()) return Status::invalid_argument("\"labels\" is no list");
      for (const json& name : *names) {
        if (!name.is_string()) return Status::invalid_argument("a label is no text");
        RELATA_ASSIGN_OR_RETURN(const LabelId label, writer_.label(name.get<std::string>()));
        labels.push_back(label);
      }
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    RELATA_ASSIGN_OR_RETURN(PropertyList list, properties(object));
    RELATA_ASSIGN_OR_RETURN(const NodeId node, writer_.create_node(std::move(labels), std::move(list)));
    if (!nodes_.emplace(id, node).second) return Status::invalid_argument(fmt::format("the node {} stands twice in the file", id));
    ++counts_.nodes;
    return Status::ok();
  }

  Result<NodeId> node(const std::string& id) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) return Status::invalid_argument(fmt::format("the node {} does not stand before this line", id));
    return found->second;
  }

  Result<NodeId> end_of(const json& object, const char* name) const {
    const auto end = object.find(name);
    if (end == object.end() || !end->is_object()) return Status::invalid_argument(fmt::format("\"{}\" is missing", name));
    RELATA_ASSIGN_OR_RETURN(const std::string id, text_of(*end, "id"));
    return node(id);
  }

  Status read_relationship(const json& object) {
    RELATA_ASSIGN_OR_RETURN(const std::string label, text_of(object, "label"));
    RELATA_ASSIGN_OR_RETURN(const NodeId start, end_of(object, "start"));
    RELATA_ASSIGN_OR_RETURN(const NodeId end, end_of(object, "end"));
    RELATA_ASSIGN_OR_RETURN(const TypeId type, writer_.type(label));
    RELATA_ASSIGN_OR_RETURN(PropertyList list, properties(object));
    RELATA_ASSIGN_OR_RETURN(const EdgeId edge, writer_.create_edge(start, type, end, std::move(list)));
    if (object.contains("id")) {
      RELATA_ASSIGN_OR_RETURN(const std::string id, text_of(object, "id"));
      if (!edges_.emplace(id, edge).second) {
        return Status::invalid_argument(fmt::format("the relationship {} stands twice in the file", id));
      }
    }
    ++counts_.relationships;
    return Status::ok();
  }

  Status read_evidence(const json& object) {
    RELATA_ASSIGN_OR_RETURN(const std::string relationship, text_of(object, "relationship"));
    const auto edge = edges_.find(relationship);
    if (edge == edges_.end())
      return Status::invalid_argument(fmt::format("the relationship {} does not stand before this line", relationship));
    RELATA_ASSIGN_OR_RETURN(const std::string article, text_of(object, "article"));
    EvidenceRecord record;
    RELATA_ASSIGN_OR_RETURN(record.article, node(article));
    RELATA_ASSIGN_OR_RETURN(record.begin, offset_of(object, "begin"));
    RELATA_ASSIGN_OR_RETURN(record.end, offset_of(object, "end"));
    RELATA_ASSIGN_OR_RETURN(record.head_text, optional_text(object, "head_text"));
    RELATA_ASSIGN_OR_RETURN(record.tail_text, optional_text(object, "tail_text"));
    RELATA_ASSIGN_OR_RETURN(record.said_by, optional_text(object, "said_by"));
    RELATA_ASSIGN_OR_RETURN(record.extractor, optional_text(object, "extractor"));
    if (const auto confidence = object.find("confidence"); confidence != object.end()) {
      if (!confidence->is_number()) return Status::invalid_argument("\"confidence\" is no number");
      record.confidence = confidence->get<double>();
    }
    ++counts_.evidence;
    return writer_.add_evidence(edge->second, std::move(record));
  }

  Status read_text(const json& object) {
    RELATA_ASSIGN_OR_RETURN(const std::string article, text_of(object, "article"));
    RELATA_ASSIGN_OR_RETURN(const NodeId id, node(article));
    RELATA_ASSIGN_OR_RETURN(std::string text, text_of(object, "text"));
    ++counts_.texts;
    return writer_.put_article_text(id, std::move(text));
  }

  GraphWriter& writer_;
  TransferCounts counts_;
  std::unordered_map<std::string, NodeId> nodes_;  // by the file's ids
  std::unordered_map<std::string, EdgeId> edges_;
};

}  // namespace

Result<TransferCounts> import_json_lines(Database& database, std::istream& in) {
  return guarded([&]() -> Result<TransferCounts> {
    TransferCounts counts;
    RELATA_RETURN_IF_ERROR(database.core().write([&](GraphWriter& writer) -> Status {
      RELATA_ASSIGN_OR_RETURN(counts, JsonImport(writer).run(in));
      return Status::ok();
    }));
    return counts;
  });
}

}  // namespace relata
