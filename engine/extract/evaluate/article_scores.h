#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/evaluate/gold_article.h"
#include "engine/extract/extraction.h"

namespace relata::extract {

struct Tally {
  double hit = 0;
  double spurious = 0;
  double missed = 0;
  void add(const Tally& other) { hit += other.hit, spurious += other.spurious, missed += other.missed; }
  double precision() const { return hit + spurious == 0 ? 0 : hit / (hit + spurious); }
  double recall() const { return hit + missed == 0 ? 0 : hit / (hit + missed); }
  double f1() const { return hit == 0 ? 0 : 2 * precision() * recall() / (precision() + recall()); }
};
struct Share {
  double right = 0;
  double all = 0;
};

// What was read against what should have been.
//
// An entity matches a gold one of its type when its name or an alias equals a gold name (case, a leading article and punctuation aside; a
// proposal also when the two share half of their words). Each gold entity is found once: a second match, which should have been merged with
// the first, is spurious. A relation matches a gold one when its ends do and its type is the gold one's or another that could have been
// chosen; symmetric types match either way round. Pairs are relations whose type does not matter. A gold entity may stand for another: what
// is said of one then counts for the other. Several claims of one fact count once.
struct ArticleScores {
  Tally entities;
  std::map<EntityType, Tally> by_type;
  Tally relations;
  Tally pairs;
  Share dates;     // of the matched relations with a gold date
  Share polarity;  // of the matched relations, denied or not as they should be
  std::vector<std::string> errors;
  void add(const ArticleScores& other);
};
ArticleScores score_article(const GoldArticle& gold, const Extraction& extraction);

// Lower case without punctuation, leading article and doubled blanks: as names are compared.
std::string comparable_name(std::string_view name);

}  // namespace relata::extract
