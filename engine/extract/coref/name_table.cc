#include "engine/extract/coref/name_table.h"

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {

bool is_proper(const Token& token) { return token.tag.starts_with("NNP") || token.upos == "PROPN"; }

std::string NameTable::spelling(TokenRange range) const { return name_text(document, text, range); }

bool NameTable::is_free(TokenRange range) const {
  return std::all_of(taken_.begin() + range.begin, taken_.begin() + range.end, [](std::uint32_t name) { return name == kFree; });
}

bool NameTable::is_title_case(TokenRange sentence) const {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (is_verb(token(i)) && !starts_upper(token(i).form) && token(i).form.size() > 2) return false;
  }
  return true;
}

void NameTable::add(TokenRange range, EntityType type) {
  Mention mention;
  mention.tokens = range;
  mention.type = type;
  add(mention);
}

void NameTable::add(const Mention& name) {
  names_.push_back(name);
  mark(static_cast<std::uint32_t>(names_.size() - 1));
}

void NameTable::clear(TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t name = taken_[i];
    if (name == kFree) continue;
    TokenRange& tokens = names_[name].tokens;
    std::fill(taken_.begin() + tokens.begin, taken_.begin() + tokens.end, kFree);
    if (tokens.begin < range.begin)
      tokens.end = range.begin;
    else if (tokens.end > range.end)
      tokens.begin = range.end;
    else
      tokens.end = tokens.begin;
    mark(name);
  }
}

void NameTable::compact() {
  std::erase_if(names_, [](const Mention& name) { return name.tokens.size() == 0; });
  std::fill(taken_.begin(), taken_.end(), kFree);
  for (std::uint32_t i = 0; i < names_.size(); ++i) mark(i);
}

std::vector<Mention> NameTable::take_sorted() {
  std::sort(names_.begin(), names_.end(), [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  return std::move(names_);
}

void NameTable::mark(std::uint32_t name) {
  for (std::uint32_t i = names_[name].tokens.begin; i < names_[name].tokens.end; ++i) taken_[i] = name;
}

}  // namespace relata::extract
