#include "tests/unit/extract/coref/tagged_words.h"

#include <map>
#include <sstream>

#include "engine/extract/coref/entities.h"
#include "engine/extract/coref/names.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

std::string upos_of(const std::string& tag) {
  if (tag.starts_with("NNP")) return "PROPN";
  if (tag.starts_with("NN")) return "NOUN";
  if (tag.starts_with("VB")) return "VERB";
  if (tag.starts_with("JJ")) return "ADJ";
  if (tag == "IN") return "ADP";
  if (tag == "DT") return "DET";
  return tag == "CC" ? "CCONJ" : "X";
}

const char* label_of(EntityType type) {
  constexpr const char* kLabels[] = {"PER", "ORG", "LOC", "PROPOSAL", "NAT"};
  return kLabels[static_cast<int>(type)];
}

}  // namespace

AnnotatedText read_tagged(std::string_view text) {
  static const std::map<std::string, EntityType> kTypes = {
      {"PER", EntityType::kPerson}, {"ORG", EntityType::kOrganization}, {"LOC", EntityType::kPlace}, {"NAT", EntityType::kNationality}};
  AnnotatedText result;
  Annotation& annotation = result.annotation;
  std::string& written = result.document.text;
  std::uint32_t first = 0;
  const auto finish = [&] {
    const auto end = static_cast<std::uint32_t>(annotation.tokens.size());
    annotation.sentences.push_back({{annotation.tokens[first].span.begin, annotation.tokens[end - 1].span.end}, {first, end}});
    first = end;
  };
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    if (word == "||") {
      finish();
      continue;
    }
    const auto here = static_cast<std::uint32_t>(annotation.tokens.size());
    if (word.starts_with('[')) {
      Mention name;
      name.tokens = {here, here};
      name.type = kTypes.at(word.substr(1));
      annotation.mentions.push_back(name);
      continue;
    }
    const bool ends_name = word.ends_with(']');
    if (ends_name) word.pop_back();
    const bool joined = word.starts_with('~');
    if (joined) word.erase(0, 1);
    const auto slash = word.rfind('/');
    Token token;
    token.form = token.lemma = word.substr(0, slash);
    token.tag = word.substr(slash + 1);
    token.upos = upos_of(token.tag);
    if (token.tag == "NNS" && token.form.ends_with('s')) token.lemma.pop_back();
    token.relation = "dep";
    if (!joined && !written.empty()) written += ' ';
    token.span.begin = static_cast<std::uint32_t>(written.size());
    written += token.form;
    token.span.end = static_cast<std::uint32_t>(written.size());
    annotation.tokens.push_back(token);
    if (ends_name) annotation.mentions.back().tokens.end = here + 1;
  }
  finish();
  return result;
}

std::vector<std::string> names_in(std::string_view text) {
  const AnnotatedText read = read_tagged(text);
  std::vector<std::string> names;
  for (const Mention& name : find_names(read.document, read.annotation, shipped_lexicon()))
    names.push_back(std::string(label_of(name.type)) + " " + name_text(read.document, read.annotation, name.tokens));
  return names;
}

std::vector<std::string> entities_in(std::string_view text) {
  const AnnotatedText read = read_tagged(text);
  Reading reading(read.document, read.annotation, shipped_lexicon());
  merge_names(find_names(read.document, read.annotation, shipped_lexicon()), reading);
  std::vector<std::string> entities;
  for (const ExtractedEntity& entity : reading.entities) {
    std::string line = std::string(label_of(entity.type)) + " " + entity.name;
    for (const std::string& alias : entity.aliases) line += " = " + alias;
    entities.push_back(line);
  }
  return entities;
}

}  // namespace relata::extract::testing
