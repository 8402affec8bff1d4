#include "engine/extract/evaluate/article_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <tuple>

namespace relata::extract {
namespace {

// The closed list came in two parts: articles were annotated with these only late, so that one of them which the gold lacks costs nothing.
const std::set<std::string> kLateTypes = {"COOPERATED_WITH", "INVESTIGATED", "CONVICTED", "RELEASED", "OWNS", "RESIDES_IN"};
const std::set<std::string> kSymmetric = {"SPOKE_WITH", "MET_WITH", "NEGOTIATED_WITH", "RELATED_TO", "COOPERATED_WITH"};
const std::set<std::string> kUnscored = {"MENTIONED_IN", "SAID", "RELATES"};

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

bool overlap(const std::string& a, const std::string& b) {
  const std::set<std::string> left = words_of(a);
  const std::set<std::string> right = words_of(b);
  const auto common = std::count_if(left.begin(), left.end(), [&](const std::string& word) { return right.contains(word); });
  return !left.empty() && !right.empty() && 4 * static_cast<std::size_t>(common) >= left.size() + right.size();
}

std::set<std::string> comparable_names(const std::vector<std::string>& names) {
  std::set<std::string> result;
  for (const std::string& name : names) {
    if (!name.empty()) result.insert(comparable_name(name));
  }
  return result;
}

class ArticleScorer {
 public:
  ArticleScorer(const GoldArticle& gold, const Extraction& extraction) : gold_(gold), extraction_(extraction) {}

  ArticleScores run() {
    for (const GoldEntity& entity : gold_.entities) gold_names_.push_back(comparable_names(entity.names));
    match_entities();
    for (const bool typed : {true, false}) match_relations(typed);
    return std::move(scores_);
  }

 private:
  struct Claim {
    std::string label;  // empty for pairs
    std::string head;   // a gold id, or '#' and the number of an entity that matches none
    std::string tail;
    auto operator<=>(const Claim&) const = default;
  };

  bool matches(const ExtractedEntity& entity, const std::set<std::string>& names, std::size_t gold) const {
    if (gold_.entities[gold].type != entity.type) return false;
    const auto among = [&](const std::string& name) { return names.contains(name); };
    if (std::any_of(gold_names_[gold].begin(), gold_names_[gold].end(), among)) return true;
    if (entity.type != EntityType::kProposal) return false;
    return std::any_of(names.begin(), names.end(), [&](const std::string& ours) {
      return std::any_of(gold_names_[gold].begin(), gold_names_[gold].end(),
                         [&](const std::string& theirs) { return overlap(ours, theirs); });
    });
  }

  // The gold entity that fits best: one not found yet, then one of the very name, then one that counts.
  std::optional<std::size_t> best_match(const ExtractedEntity& entity) const {
    std::vector<std::string> written = {entity.name};
    written.insert(written.end(), entity.aliases.begin(), entity.aliases.end());
    const std::set<std::string> names = comparable_names(written);
    const std::string name = comparable_name(entity.name);
    const auto rank = [&](std::size_t g) {
      return std::make_tuple(found_.contains(gold_.entities[g].id), comparable_name(gold_.entities[g].names[0]) != name,
                             gold_.entities[g].optional);
    };
    std::optional<std::size_t> best;
    for (std::size_t g = 0; g < gold_.entities.size(); ++g) {
      if (matches(entity, names, g) && (!best || rank(g) < rank(*best))) best = g;
    }
    return best;
  }

  void count(EntityType type, double Tally::*what) {
    ++(scores_.entities.*what);
    ++(scores_.by_type[type].*what);
  }

  void match_entities() {
    for (const ExtractedEntity& entity : extraction_.entities) {
      const auto match = best_match(entity);
      gold_of_.push_back(match ? gold_.entities[*match].id : std::string());
      if (!match || found_.contains(gold_.entities[*match].id)) {
        count(entity.type, &Tally::spurious);
        scores_.errors.push_back(fmt::format("{} {} '{}'", match ? "duplicate" : "spurious", to_string(entity.type), entity.name));
        continue;
      }
      found_.insert(gold_.entities[*match].id);
      if (!gold_.entities[*match].optional) count(entity.type, &Tally::hit);
    }
    for (const GoldEntity& entity : gold_.entities) {
      if (!entity.stands_for.empty()) stands_for_[entity.id] = entity.stands_for;
      if (found_.contains(entity.id) || entity.optional) continue;
      count(entity.type, &Tally::missed);
      scores_.errors.push_back(fmt::format("missed {} '{}'", to_string(entity.type), entity.names[0]));
    }
  }

  std::vector<std::string> readings(std::uint32_t entity) const {
    std::vector<std::string> ids = {gold_of_[entity]};
    if (const auto other = stands_for_.find(gold_of_[entity]); other != stands_for_.end()) ids.push_back(other->second);
    return ids;
  }

  bool joins(const ExtractedRelation& relation, const GoldRelation& gold, bool either_way) const {
    for (const std::string& head : readings(relation.head)) {
      for (const std::string& tail : readings(relation.tail)) {
        if (head == gold.head && tail == gold.tail) return true;
        if (either_way && head == gold.tail && tail == gold.head) return true;
      }
    }
    return false;
  }

  std::vector<std::size_t> hits_of(const ExtractedRelation& relation, bool typed) const {
    std::vector<std::size_t> hits;
    for (std::size_t i = 0; i < gold_.relations.size(); ++i) {
      const GoldRelation& gold = gold_.relations[i];
      if (typed && std::find(gold.types.begin(), gold.types.end(), relation.type) == gold.types.end()) continue;
      const bool symmetric =
          std::any_of(gold.types.begin(), gold.types.end(), [](const std::string& type) { return kSymmetric.contains(type); });
      if (joins(relation, gold, !typed || symmetric)) hits.push_back(i);
    }
    return hits;
  }

  std::string end_name(std::uint32_t entity) const { return gold_of_[entity].empty() ? fmt::format("#{}", entity) : gold_of_[entity]; }

  void match_relations(bool typed) {
    std::set<std::size_t> found;
    std::set<std::size_t> dated;
    std::set<std::size_t> signed_right;
    std::set<Claim> seen;
    Tally& tally = typed ? scores_.relations : scores_.pairs;
    for (const ExtractedRelation& relation : extraction_.relations) {
      if (kUnscored.contains(relation.type)) continue;
      const std::vector<std::size_t> hits = hits_of(relation, typed);
      for (const std::size_t i : hits) {
        found.insert(i);
        if (relation.negated == gold_.relations[i].negated) signed_right.insert(i);
        if (relation.date && to_string(*relation.date) == gold_.relations[i].date) dated.insert(i);
      }
      if (!hits.empty() || kLateTypes.contains(relation.type)) continue;
      const Claim claim{typed ? relation.type : std::string(), end_name(relation.head), end_name(relation.tail)};
      if (seen.contains(claim) || (!typed && seen.contains({claim.label, claim.tail, claim.head}))) continue;
      seen.insert(claim);
      ++tally.spurious;
      if (typed) scores_.errors.push_back(fmt::format("spurious ({})-[{}]->({})", claim.head, claim.label, claim.tail));
    }
    if (typed) {
      count_relations(found);
      scores_.polarity = {static_cast<double>(signed_right.size()), static_cast<double>(found.size())};
      scores_.dates = {
          static_cast<double>(dated.size()),
          static_cast<double>(std::count_if(found.begin(), found.end(), [&](std::size_t i) { return !gold_.relations[i].date.empty(); }))};
    } else {
      count_pairs(found);
    }
  }

  void count_relations(const std::set<std::size_t>& found) {
    for (std::size_t i = 0; i < gold_.relations.size(); ++i) {
      const GoldRelation& relation = gold_.relations[i];
      if (relation.optional) continue;
      ++(found.contains(i) ? scores_.relations.hit : scores_.relations.missed);
      if (!found.contains(i)) {
        scores_.errors.push_back(fmt::format("missed ({})-[{}]->({})", relation.head, relation.types[0], relation.tail));
      }
    }
  }

  // Gold relations that join the same two things are one pair.
  void count_pairs(const std::set<std::size_t>& found) {
    struct Pair {
      bool required = false;
      bool found = false;
    };
    std::map<std::pair<std::string, std::string>, Pair> pairs;
    for (std::size_t i = 0; i < gold_.relations.size(); ++i) {
      Pair& pair = pairs[std::minmax(gold_.relations[i].head, gold_.relations[i].tail)];
      pair.required = pair.required || !gold_.relations[i].optional;
      pair.found = pair.found || found.contains(i);
    }
    for (const auto& [ends, pair] : pairs) {
      if (pair.required) ++(pair.found ? scores_.pairs.hit : scores_.pairs.missed);
    }
  }

  const GoldArticle& gold_;
  const Extraction& extraction_;
  std::vector<std::set<std::string>> gold_names_;
  std::vector<std::string> gold_of_;  // per extracted entity, the id of the gold one; empty for none
  std::set<std::string> found_;
  std::map<std::string, std::string> stands_for_;
  ArticleScores scores_;
};

}  // namespace

void ArticleScores::add(const ArticleScores& other) {
  entities.add(other.entities);
  for (const auto& [type, tally] : other.by_type) by_type[type].add(tally);
  relations.add(other.relations);
  pairs.add(other.pairs);
  dates = {dates.right + other.dates.right, dates.all + other.dates.all};
  polarity = {polarity.right + other.polarity.right, polarity.all + other.polarity.all};
}

ArticleScores score_article(const GoldArticle& gold, const Extraction& extraction) { return ArticleScorer(gold, extraction).run(); }

}  // namespace relata::extract
