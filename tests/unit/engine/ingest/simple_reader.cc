#include "tests/unit/engine/ingest/simple_reader.h"

#include <algorithm>

namespace relata {
namespace {

using extract::Extraction;
using extract::Span;

class Reading {
 public:
  explicit Reading(const std::string& text) : text_(text) {
    result_.extractor = "simple 1";
    result_.language = "en";
  }
  Extraction run() {
    for (std::size_t begin = 0, end; (end = text_.find('.', begin)) != std::string::npos; begin = end + 1) {
      begin = std::min(text_.find_first_not_of(" \n", begin), end);
      read(begin, end + 1);
    }
    return std::move(result_);
  }

 private:
  void read(std::size_t begin, std::size_t end) {
    const Span sentence{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::string words = text_.substr(begin, end - 1 - begin);
    if (const std::size_t met = words.find(" met "); met != std::string::npos) {
      extract::ExtractedRelation relation;
      relation.type = "MET_WITH";
      relation.head_text = words.substr(0, met);
      relation.tail_text = words.substr(met + 5);
      relation.head = person(relation.head_text, begin);
      relation.tail = person(relation.tail_text, begin + met + 5);
      relation.symmetric = true;
      relation.predicate = "meet";
      relation.sentence = sentence;
      result_.relations.push_back(relation);
    } else if (const std::size_t said = words.find(" said "); said != std::string::npos) {
      result_.statements.push_back({words.substr(said + 6), false, {}, person(words.substr(0, said), begin), {}, sentence});
    }
  }

  std::uint32_t person(const std::string& name, std::size_t begin) {
    auto& entities = result_.entities;
    auto known = std::find_if(entities.begin(), entities.end(), [&](const auto& entity) { return entity.name == name; });
    if (known == entities.end()) {
      extract::ExtractedEntity entity;
      entity.name = name;
      known = entities.insert(entities.end(), entity);
    }
    known->mentions.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + name.size())});
    return static_cast<std::uint32_t>(known - entities.begin());
  }

  const std::string& text_;
  Extraction result_;
};

}  // namespace

Result<extract::Extraction> SimpleReader::extract(const extract::Document& document) const { return Reading(document.text).run(); }

}  // namespace relata
