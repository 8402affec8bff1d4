#include "engine/extract/tag/lemmatizer.h"

#include <map>

#include "engine/extract/model/word_features.h"
#include "engine/extract/tag/irregular_verbs.h"

namespace relata::extract {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string drop(std::string_view text, std::size_t count) { return std::string(text.substr(0, text.size() - count)); }

bool has_vowel(std::string_view text) {
  for (const char c : text) {
    if (vowel(c) || c == 'y') return true;
  }
  return false;
}

// "stopp" -> "stop", "mak" -> "make", "tri" -> "try": what is left of a verb without -ed or -ing.
std::string verb_stem(std::string stem) {
  const std::size_t size = stem.size();
  if (size < 2) return stem;
  const char last = stem[size - 1];
  const char before = stem[size - 2];
  if (last == before && !vowel(last) && last != 'l' && last != 's' && last != 'z' && last != 'f') return drop(stem, 1);
  // "travelled", "initialled", but "spelled", "installed", "recalled".
  const bool doubled = stem.ends_with("ell") || stem.ends_with("iall") || stem.ends_with("nall") || stem.ends_with("vall") ||
                       (stem.ends_with("tall") && !stem.ends_with("stall"));
  if (size > 5 && doubled) return drop(stem, 1);
  if (last == 'i') return drop(stem, 1) + "y";
  const bool soft = last == 'v' || last == 'c' || last == 'z' || last == 'u' ||
                    (last == 's' && (vowel(before) || before == 'r' || before == 'n')) ||
                    (last == 'g' && (before == 'r' || before == 'n' || before == 'd' || vowel(before))) ||
                    (last == 'l' && (before == 'b' || before == 't' || before == 'd' || before == 'p'));
  const bool short_syllable =
      size >= 3 && !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(before) && !vowel(stem[size - 3]);
  const bool lone_ending = stem.ends_with("at") || stem.ends_with("ut") || stem.ends_with("id") || stem.ends_with("ir") ||
                           stem.ends_with("ur") || stem.ends_with("ot") || stem.ends_with("ak") || stem.ends_with("ok") ||
                           stem.ends_with("ap") || stem.ends_with("os");
  // "mediat", "negotiat", but "treat", "float".
  const bool long_at = size > 4 && stem.ends_with("at") && stem[size - 3] != 'e' && stem[size - 3] != 'o';
  return soft || long_at || (short_syllable && lone_ending) ? stem + "e" : stem;
}

std::string singular(std::string_view noun) {
  if (noun.size() <= 3) return noun.ends_with("s") && noun.size() == 3 ? drop(noun, 1) : std::string(noun);
  if (noun.ends_with("ies")) return drop(noun, 3) + "y";
  if (noun.ends_with("sses") || noun.ends_with("shes") || noun.ends_with("ches") || noun.ends_with("xes") || noun.ends_with("zzes"))
    return drop(noun, 2);
  if (noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is")) return std::string(noun);
  if (noun.ends_with("s")) return drop(noun, 1);
  return std::string(noun);
}

}  // namespace

std::string rule_lemma(std::string_view form, std::string_view xpos) {
  if (xpos == "NNP") return std::string(form);
  if (xpos == "NNPS") return form.ends_with("s") ? drop(form, 1) : std::string(form);
  const std::string lower = lower_case(form);
  if (xpos == "NNS") return singular(lower);
  if (xpos == "VBZ") {
    if (lower.ends_with("ies") && lower.size() > 4) return drop(lower, 3) + "y";
    if (lower.ends_with("oes")) return drop(lower, 2);
    return singular(lower);
  }
  if (xpos == "VBG" && lower.ends_with("ing") && has_vowel(lower.substr(0, lower.size() - 3))) return verb_stem(drop(lower, 3));
  if (xpos == "VBD" || xpos == "VBN") {
    if (std::string verb = irregular_verb(lower); !verb.empty()) return verb;
  }
  if ((xpos == "VBD" || xpos == "VBN") && lower.ends_with("ed") && has_vowel(lower.substr(0, lower.size() - 2))) {
    if (lower.ends_with("eed")) return drop(lower, 1);
    return verb_stem(drop(lower, 2));
  }
  if ((xpos == "JJR" || xpos == "RBR") && lower.ends_with("er") && lower.size() > 4) {
    return lower.ends_with("ier") ? drop(lower, 3) + "y" : verb_stem(drop(lower, 2));
  }
  if ((xpos == "JJS" || xpos == "RBS") && lower.ends_with("est") && lower.size() > 5) {
    return lower.ends_with("iest") ? drop(lower, 4) + "y" : verb_stem(drop(lower, 3));
  }
  return lower;
}

void Lemmatizer::add_exception(std::string_view lower_form, std::string_view xpos, std::string_view lemma) {
  exceptions_[std::string(lower_form) + "/" + std::string(xpos)] = std::string(lemma);
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view xpos) const {
  const std::string lower = lower_case(form);
  const auto exception = exceptions_.find(lower + "/" + std::string(xpos));
  if (exception != exceptions_.end()) return exception->second;
  // "won" has one lemma, whichever of its tags was seen.
  if ((xpos == "VBD" || xpos == "VBN") && !lower.ends_with("ed")) {
    const auto other = exceptions_.find(lower + (xpos == "VBD" ? "/VBN" : "/VBD"));
    if (other != exceptions_.end()) return other->second;
  }
  return rule_lemma(form, xpos);
}

void Lemmatizer::write(ModelWriter& writer) const {
  const std::map<std::string, std::string> ordered(exceptions_.begin(), exceptions_.end());
  writer.u32(static_cast<std::uint32_t>(ordered.size()));
  for (const auto& [key, lemma] : ordered) {
    writer.string(key);
    writer.string(lemma);
  }
}

Lemmatizer Lemmatizer::read(ModelReader& reader) {
  Lemmatizer lemmatizer;
  const std::uint32_t count = reader.count(8);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string key = reader.string();
    lemmatizer.exceptions_[key] = reader.string();
  }
  return lemmatizer;
}

}  // namespace relata::extract
