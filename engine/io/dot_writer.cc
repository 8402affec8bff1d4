#include "engine/io/dot_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/ingest/article.h"

namespace relata {
namespace {

constexpr std::size_t kCaptionCharacters = 48;

struct Style {
  std::string_view label;
  std::string_view shape;
  std::string_view fill;
};

// The ontology's labels have fixed looks; others share the colours of the second table, by their order.
constexpr std::array<Style, 6> kKnownStyles = {{{"Person", "ellipse", "#cfe3f7"},
                                                {"Organization", "box", "#ffe2b8"},
                                                {"Place", "hexagon", "#d5efcf"},
                                                {"Proposal", "note", "#f4d3de"},
                                                {"Statement", "plaintext", "#ffffff"},
                                                {"Article", "folder", "#e6e6e6"}}};
constexpr std::array<std::string_view, 6> kOtherFills = {"#e3d7f4", "#fff3b0", "#c9f0ee", "#f2d9c4", "#dfe8c9", "#e8e0e0"};

// The first `limit` characters; "…" in place of the rest.
std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (starts && characters++ == limit) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

class DotWriter {
 public:
  explicit DotWriter(const GraphSelection& selection) : selection_(selection), graph_(*selection.graph) {}

  std::string write() {
    std::string body;
    for (const NodeId node : selection_.nodes) body += node_line(node);
    for (const EdgeId edge : selection_.edges) body += edge_line(edge);
    return "digraph relata {\n"
           "  graph [rankdir=LR, fontname=\"DejaVu Sans\", overlap=false, splines=true];\n"
           "  node [style=filled, color=\"#555555\", fontname=\"DejaVu Sans\", fontsize=11];\n"
           "  edge [color=\"#777777\", fontname=\"DejaVu Sans\", fontsize=9];\n" +
           body + legend() + "}\n";
  }

 private:
  std::string node_line(NodeId node) {
    const std::string label = graph_.labels(node).empty() ? "" : graph_.names().label(graph_.labels(node).front());
    const Style style = style_of(label);
    return fmt::format("  n{} [label={}, shape={}, fillcolor=\"{}\"];\n", node.value,
                       dot_string(shortened(caption(node), kCaptionCharacters)), style.shape, style.fill);
  }

  std::string edge_line(EdgeId edge) {
    const EdgeEnds ends = graph_.ends(edge);
    std::string text = graph_.names().type(ends.type);
    if (const Value date = text_property(edge, "date"); !date.is_null())
      text += "\n" + (date.is_string() ? date.as_string() : to_string(date));
    const bool negated = text_property(edge, "negated") == Value(true);
    any_negated_ = any_negated_ || negated;
    return fmt::format("  n{} -> n{} [label={}{}];\n", ends.source.value, ends.target.value, dot_string(negated ? "not " + text : text),
                       negated ? ", style=dashed" : "");
  }

  template <typename Id>
  Value text_property(Id id, std::string_view name) const {
    const auto key = graph_.names().find_key(name);
    return key ? graph_.property(id, *key) : Value();
  }

  std::string caption(NodeId node) const {
    for (const char* name : {"name", "title", "text", "id"}) {
      const Value value = text_property(node, name);
      std::string text = value.is_string() ? value.as_string() : (value.is_null() ? "" : to_string(value));
      if (!text.empty()) return text;
    }
    return fmt::format("#{}", node.value);
  }

  Style style_of(const std::string& label) {
    const auto known = styles_.find(label);
    if (known != styles_.end()) return known->second;
    Style style{"", "ellipse", "#ffffff"};
    const auto* fixed = std::find_if(kKnownStyles.begin(), kKnownStyles.end(), [&](const Style& s) { return s.label == label; });
    if (fixed != kKnownStyles.end()) {
      style = *fixed;
    } else if (!label.empty()) {
      style.fill = kOtherFills[others_++ % kOtherFills.size()];
    }
    styles_[label] = style;
    return style;
  }

  std::string legend() const {
    if (styles_.empty()) return "";
    std::string text = "  subgraph cluster_legend {\n    label=\"Legend\"; fontsize=10; color=\"#bbbbbb\";\n";
    std::size_t number = 0;
    for (const auto& [label, style] : styles_) {
      text += fmt::format("    legend{} [label={}, shape={}, fillcolor=\"{}\", fontsize=9];\n", number++,
                          dot_string(label.empty() ? "(no label)" : label), style.shape, style.fill);
    }
    if (any_negated_)
      text += fmt::format("    legend{} [label=\"dashed: denied\", shape=plaintext, fillcolor=\"#ffffff\", fontsize=9];\n", number);
    return text + "  }\n";
  }

  const GraphSelection& selection_;
  const Snapshot& graph_;
  std::map<std::string, Style> styles_;
  std::size_t others_ = 0;
  bool any_negated_ = false;
};

}  // namespace

std::string dot_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : valid_utf8(text)) {
    switch (c) {
      case '"': quoted += "\\\""; break;
      case '\\': quoted += "\\\\"; break;
      case '&': quoted += "&amp;"; break;
      case '\n': quoted += "\\n"; break;
      default: quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return quoted + "\"";
}

std::string to_dot(const GraphSelection& selection) {
  if (!selection.graph) return "digraph relata {\n}\n";
  return DotWriter(selection).write();
}

}  // namespace relata
