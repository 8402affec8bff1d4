#include "engine/ingest/review.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/extract/text/tokenizer.h"
#include "engine/ingest/corrections.h"
#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"

namespace relata {
namespace {

// Of a hundred people called Smith not every pair is worth a question.
constexpr std::size_t kLargestGroup = 30;

struct Named {
  NodeId node;
  std::string name;
  std::string folded;
};

bool is_one_word(const std::string& folded) { return folded.find(' ') == std::string::npos; }

// Why two nodes of one label may be one thing; empty when nothing speaks for it.
std::string likeness(std::string_view label, const Named& a, const Named& b) {
  if (a.folded == b.folded) return "same name";
  if (label == "Person") {
    if (is_name_variant(a.folded, b.folded)) return "variant";
    const bool one_is_bare = is_one_word(a.folded) != is_one_word(b.folded);
    return one_is_bare && name_words(a.folded).back() == name_words(b.folded).back() ? "surname" : "";
  }
  if (label == "Organization") {
    const std::string abbreviated = acronym_of(a.name);
    const std::string other = acronym_of(b.name);
    if (!abbreviated.empty() && abbreviated == initials_of(b.name)) return "acronym";
    if (!other.empty() && other == initials_of(a.name)) return "acronym";
  }
  return "";
}

// What nodes of a label must share to be compared at all.
std::vector<std::string> group_keys(std::string_view label, const Named& named) {
  if (named.folded.empty()) return {};
  if (label == "Person") return {std::string(name_words(named.folded).back())};
  std::vector<std::string> keys = {named.folded};
  if (label != "Organization") return keys;
  const std::string acronym = acronym_of(named.name);
  if (std::string initials = acronym.empty() ? initials_of(named.name) : acronym; !initials.empty()) keys.push_back("." + initials);
  return keys;
}

class Review {
 public:
  Review(const Snapshot& graph, const EvidenceLookup& texts, std::size_t limit) : graph_(graph), texts_(texts), limit_(limit) {
    for (const Correction& correction : read_corrections(graph)) {
      split_.emplace(std::min(correction.node, correction.split_from), std::max(correction.node, correction.split_from));
    }
  }

  Result<std::vector<Ambiguity>> run() {
    for (const char* label : {"Person", "Organization", "Place"}) RELATA_RETURN_IF_ERROR(add_joined(label));
    for (const char* label : {"Person", "Organization", "Place", "Proposal"}) RELATA_RETURN_IF_ERROR(add_kept_apart(label));
    return std::move(found_);
  }

 private:
  bool is_full() const { return found_.size() >= limit_; }

  Status add_joined(std::string_view label) {
    Status status;
    for_each_node(graph_, label, [&](NodeId node) {
      if (!status.is_ok() || is_full()) return;
      const std::vector<Neighbor> mentions = neighbors_by(graph_, node, Direction::kOut, "MENTIONED_IN");
      for (const Neighbor& mention : mentions) {
        const std::string grounds = text_of(graph_, mention.edge, "grounds");
        if (grounds.empty() || is_full() || !status.is_ok()) continue;
        const auto other = std::find_if(mentions.begin(), mentions.end(), [&](const Neighbor& m) { return m.edge != mention.edge; });
        status = add({Ambiguity::Decision::kJoined, label, grounds}, {node, mention.edge},
                     {node, other == mentions.end() ? std::nullopt : std::optional(other->edge)});
      }
    });
    return status;
  }

  Status add_kept_apart(std::string_view label) {
    std::map<std::string, std::vector<Named>> groups;
    for_each_node(graph_, label, [&](NodeId node) {
      Named named{node, text_of(graph_, node, "name"), {}};
      named.folded = folded_name(named.name);
      for (const std::string& key : group_keys(label, named)) groups[key].push_back(named);
    });
    std::map<std::pair<NodeId, NodeId>, std::string> pairs;
    for (auto& [key, group] : groups) {
      if (group.size() > kLargestGroup) group.resize(kLargestGroup);
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
          const std::string reason = likeness(label, group[i], group[j]);
          if (!reason.empty() && !is_corrected(group[i].node, group[j].node))
            pairs.emplace(std::pair(group[i].node, group[j].node), reason);
        }
      }
    }
    for (const auto& [pair, reason] : pairs) {
      if (is_full()) break;
      RELATA_RETURN_IF_ERROR(add({Ambiguity::Decision::kKeptApart, label, reason}, {pair.first, first_mention(pair.first)},
                                 {pair.second, first_mention(pair.second)}));
    }
    return Status::ok();
  }

  bool is_corrected(NodeId a, NodeId b) const { return split_.contains({std::min(a, b), std::max(a, b)}); }

  std::optional<EdgeId> first_mention(NodeId node) const {
    const std::vector<Neighbor> mentions = neighbors_by(graph_, node, Direction::kOut, "MENTIONED_IN");
    return mentions.empty() ? std::nullopt : std::optional(mentions.front().edge);
  }

  struct Question {
    Ambiguity::Decision decision;
    std::string_view label;
    std::string reason;
  };
  struct Side {
    NodeId node;
    std::optional<EdgeId> mention;
  };

  Status add(const Question& question, const Side& one, const Side& other) {
    Ambiguity ambiguity;
    ambiguity.decision = question.decision;
    ambiguity.label = question.label;
    ambiguity.reason = question.reason;
    ambiguity.node = one.node;
    ambiguity.other = other.node;
    RELATA_RETURN_IF_ERROR(quote(one, ambiguity.name, ambiguity.article, ambiguity.sentence));
    RELATA_RETURN_IF_ERROR(quote(other, ambiguity.other_name, ambiguity.other_article, ambiguity.other_sentence));
    found_.push_back(std::move(ambiguity));
    return Status::ok();
  }

  Status quote(const Side& side, std::string& name, std::string& article, std::string& sentence) const {
    name = text_of(graph_, side.node, "name");
    if (!side.mention) return Status::ok();
    if (const auto names = strings_in(property_of(graph_, *side.mention, "names")); !names.empty()) name = names.front();
    const NodeId source = graph_.ends(*side.mention).target;
    article = text_of(graph_, source, "id");
    const Value offsets = property_of(graph_, *side.mention, "offsets");
    if (!offsets.is_list() || offsets.as_list().empty() || !offsets.as_list().front().is_integer()) return Status::ok();
    const auto offset = static_cast<std::uint64_t>(offsets.as_list().front().as_integer());
    RELATA_ASSIGN_OR_RETURN(const std::string text, texts_.text(source));
    extract::Annotation annotation;
    extract::tokenize(text, annotation);
    for (const extract::Sentence& candidate : annotation.sentences) {
      if (candidate.span.begin <= offset && offset < candidate.span.end) {
        sentence = text.substr(candidate.span.begin, candidate.span.size());
      }
    }
    return Status::ok();
  }

  const Snapshot& graph_;
  const EvidenceLookup& texts_;
  const std::size_t limit_;
  std::set<std::pair<NodeId, NodeId>> split_;  // ascending
  std::vector<Ambiguity> found_;
};

}  // namespace

std::string_view to_string(Ambiguity::Decision decision) { return decision == Ambiguity::Decision::kJoined ? "joined" : "kept apart"; }

Result<std::vector<Ambiguity>> find_ambiguities(const Snapshot& graph, const EvidenceLookup& texts, std::size_t limit) {
  return Review(graph, texts, limit).run();
}

}  // namespace relata
