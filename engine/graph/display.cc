#include "engine/graph/display.h"

#include <algorithm>

#include <fmt/format.h>

namespace relata {
namespace {

bool is_word_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word(char c) { return is_word_start(c) || (c >= '0' && c <= '9'); }

class Printer {
 public:
  Printer(const Snapshot& snapshot, std::string& out) : snapshot_(snapshot), out_(out) {}

  void print(const Value& value) {
    switch (value.kind()) {
      case ValueKind::kNode: return print(value.as_node());
      case ValueKind::kRelationship: return print(value.as_relationship());
      case ValueKind::kPath: return print(value.as_path());
      case ValueKind::kList: return print(value.as_list());
      case ValueKind::kMap: return print(value.as_map());
      default: out_ += to_string(value);
    }
  }

 private:
  void print(NodeId node) {
    if (!snapshot_.contains(node)) {
      out_ += fmt::format("(#{})", node.value);
      return;
    }
    out_ += '(';
    for (const LabelId label : snapshot_.labels(node)) out_ += ':' + quoted_name(snapshot_.names().label(label));
    print(snapshot_.properties(node), out_.back() == '(' ? "" : " ");
    out_ += ')';
  }

  void print(EdgeId edge) {
    if (!snapshot_.contains(edge)) {
      out_ += fmt::format("[#{}]", edge.value);
      return;
    }
    out_ += "[:" + quoted_name(snapshot_.names().type(snapshot_.ends(edge).type));
    print(snapshot_.properties(edge), " ");
    out_ += ']';
  }

  void print(const Path& path) {
    print(path.nodes.front());
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const bool against = snapshot_.contains(path.edges[i]) && snapshot_.ends(path.edges[i]).source != path.nodes[i];
      out_ += against ? "<-" : "-";
      print(path.edges[i]);
      out_ += against ? "-" : "->";
      print(path.nodes[i + 1]);
    }
  }

  void print(const ValueList& list) {
    out_ += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out_ += ", ";
      print(list[i]);
    }
    out_ += ']';
  }

  void print(const ValueMap& map) {
    out_ += '{';
    bool first = true;
    for (const auto& [key, value] : map) {
      if (!first) out_ += ", ";
      first = false;
      out_ += quoted_name(key) + ": ";
      print(value);
    }
    out_ += '}';
  }

  void print(const PropertyList& properties, std::string_view before) {
    if (properties.empty()) return;
    out_ += before;
    out_ += '{';
    for (std::size_t i = 0; i < properties.size(); ++i) {
      if (i > 0) out_ += ", ";
      out_ += quoted_name(snapshot_.names().key(properties[i].first)) + ": ";
      print(properties[i].second);
    }
    out_ += '}';
  }

  const Snapshot& snapshot_;
  std::string& out_;
};

}  // namespace

std::string display(const Value& value, const Snapshot& snapshot) {
  std::string out;
  Printer(snapshot, out).print(value);
  return out;
}

std::string quoted_name(std::string_view name) {
  if (!name.empty() && is_word_start(name[0]) && std::all_of(name.begin(), name.end(), is_word)) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) {
    if (c == '`') quoted += '`';
    quoted += c;
  }
  return quoted + '`';
}

}  // namespace relata
