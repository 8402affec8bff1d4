#include "engine/extract/coref/proposal_extent.h"

#include <algorithm>

namespace relata::extract {
namespace {

bool is_name_part(const Token& token) {
  return is_noun(token) || is_adjective(token) || token.tag == "CD" || token.tag == "HYPH" || token.form == "-" || token.tag == "VBN" ||
         token.tag == "VBG" || token.form == "$";
}

bool is_day(const Token& token) { return token.form.ends_with("day") && starts_upper(token.form); }

bool ends_phrase(const Token& token) {
  return token.upos == "PUNCT" || token.tag == "WDT" || token.tag == "WP" || token.tag == "WRB" || token.tag == "VBD" ||
         token.tag == "VBZ" || token.tag == "MD" || token.form == "that" || is_day(token);
}

bool hangs_in_the_air(const Token& token) {
  return token.tag == "IN" || token.tag == "TO" || token.tag == "DT" || token.tag == "CC" || token.tag == "PRP$" || token.form == "last" ||
         token.form == "next";
}

}  // namespace

std::uint32_t name_begin(const Reading& reading, std::uint32_t noun, bool in_headline) {
  const std::uint32_t sentence_begin = reading.text.sentence_of(noun).begin;
  std::uint32_t begin = noun;
  while (begin > sentence_begin && is_name_part(reading.token(begin - 1)) && reading.tree.dominates(noun, begin - 1) &&
         !is_day(reading.token(begin - 1)) && !(in_headline && reading.token(begin - 1).tag == "NNS"))
    --begin;
  return begin;
}

std::uint32_t phrase_end(const Reading& reading, std::uint32_t noun) {
  constexpr std::uint32_t kLongest = 10;
  const std::uint32_t limit = std::min(reading.text.sentence_of(noun).end, noun + kLongest);
  std::uint32_t end = noun + 1;
  if (end >= limit || (reading.token(end).tag != "IN" && reading.token(end).tag != "TO")) return end;
  while (end < limit && !ends_phrase(reading.token(end)) && reading.tree.dominates(noun, end)) ++end;
  while (end > noun + 1 && hangs_in_the_air(reading.token(end - 1))) --end;
  return end;
}

}  // namespace relata::extract
