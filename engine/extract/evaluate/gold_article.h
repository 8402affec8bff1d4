#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/document.h"
#include "storage/base/result.h"

namespace relata::extract {

// What careful readers say that an article says.
struct GoldEntity {
  std::string id;
  EntityType type = EntityType::kPerson;
  std::vector<std::string> names;  // fullest first
  bool optional = false;           // costs nothing when missed, counts for nothing when found
  std::string stands_for;          // id of the country that a capital or a government means; empty for most
};
struct GoldRelation {
  std::vector<std::string> types;  // its own first, then those that could equally have been chosen
  std::string head;
  std::string tail;
  std::string date;  // ISO 8601, empty where the text gives none
  bool negated = false;
  bool optional = false;
};
struct GoldArticle {
  Document document;
  std::vector<GoldEntity> entities;
  std::vector<GoldRelation> relations;
};

// Reads every ID.gold.json of a folder with the text beside it (ID.txt: "date YYYY-MM-DD", then the text), in order of their names.
// kNotFound when there is none, kCorruption naming the file that is malformed.
Result<std::vector<GoldArticle>> read_gold_articles(const std::filesystem::path& directory);

}  // namespace relata::extract
