#include "engine/extract/evaluate/gold_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/extract/extraction.h"
#include "engine/extract/train/corpus.h"

namespace relata::extract {
namespace {

using Json = nlohmann::json;

std::optional<EntityType> type_named(const std::string& name) {
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace, EntityType::kProposal}) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

// Throws Json::exception where the layout is not as described.
bool fill(const Json& json, GoldArticle& article) {
  for (const Json& item : json.at("entities")) {
    GoldEntity entity;
    const auto type = type_named(item.at("type").get<std::string>());
    if (!type) return false;
    entity.id = item.at("id").get<std::string>();
    entity.type = *type;
    entity.names = item.at("names").get<std::vector<std::string>>();
    entity.optional = item.value("optional", false);
    entity.stands_for = item.value("stands_for", std::string());
    if (entity.names.empty()) return false;
    article.entities.push_back(std::move(entity));
  }
  for (const Json& item : json.at("relations")) {
    GoldRelation relation;
    relation.types.push_back(item.at("type").get<std::string>());
    for (std::string& other : item.value("alt", std::vector<std::string>())) relation.types.push_back(std::move(other));
    relation.head = item.at("head").get<std::string>();
    relation.tail = item.at("tail").get<std::string>();
    relation.date = item.contains("date") && item["date"].is_string() ? item["date"].get<std::string>() : std::string();
    relation.negated = item.value("negated", false);
    relation.optional = item.value("optional", false);
    article.relations.push_back(std::move(relation));
  }
  return true;
}

// "date 2025-03-13 The Kremlin ...", perhaps after blanks.
void take_date(std::string text, Document& document) {
  constexpr std::string_view kWord = "date ";
  constexpr std::size_t kDateSize = 10;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  if (std::string_view(text).substr(begin).starts_with(kWord) && text.size() >= begin + kWord.size() + kDateSize) {
    const auto date = parse_iso_date(text.substr(begin + kWord.size(), kDateSize));
    if (date.is_ok()) {
      document.date = date.value();
      const std::size_t start = text.find_first_not_of(" \t\r\n", begin + kWord.size() + kDateSize);
      text.erase(0, start);
    }
  }
  document.text = std::move(text);
}

Result<GoldArticle> read_gold_article(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, read_file(path));
  GoldArticle article;
  article.document.id = path.stem().stem().string();
  bool well_formed = false;
  try {
    well_formed = fill(Json::parse(bytes), article);
  } catch (const Json::exception&) {
    well_formed = false;
  }
  if (!well_formed) return Status::corruption(fmt::format("{} is not in the layout of a gold article", path.string()));
  RELATA_ASSIGN_OR_RETURN(std::string text, read_file(path.parent_path() / (article.document.id + ".txt")));
  take_date(std::move(text), article.document);
  return article;
}

}  // namespace

Result<std::vector<GoldArticle>> read_gold_articles(const std::filesystem::path& directory) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().filename().string().ends_with(".gold.json")) files.push_back(entry.path());
  }
  if (files.empty()) return Status::not_found(fmt::format("no *.gold.json in {}", directory.string()));
  std::sort(files.begin(), files.end());
  std::vector<GoldArticle> articles;
  for (const std::filesystem::path& file : files) {
    RELATA_ASSIGN_OR_RETURN(GoldArticle article, read_gold_article(file));
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace relata::extract
