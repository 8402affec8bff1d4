#include "engine/extract/text/split_word.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>

#include "engine/extract/model/word_features.h"

namespace relata::extract {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// Length of the punctuation mark at the start of `text`, 0 when it starts with none. Multi-byte marks count as one.
std::size_t mark_length(std::string_view text) {
  static constexpr std::array<std::string_view, 15> kWide = {"\u201C", "\u201D", "\u2018", "\u2019", "\u2013", "\u2014", "\u2026", "\u00AB",
                                                             "\u00BB", "\u201E", "\u201A", "\u2022", "\u2015", "\u2039", "\u203A"};
  if (text.empty()) return 0;
  for (const std::string_view mark : kWide) {
    if (text.starts_with(mark)) return mark.size();
  }
  if (text.starts_with("...") || text.starts_with("---")) return 3;
  if (text.starts_with("--") || text.starts_with("``") || text.starts_with("''")) return 2;
  return std::string_view("\"'`()[]{}<>,;:!?.$#%&*/\\|~^+=_-@").find(text[0]) != std::string_view::npos ? 1 : 0;
}

// The mark at the end of `text`.
std::size_t trailing_mark_length(std::string_view text) {
  for (const std::size_t length : {3, 2, 1}) {
    if (text.size() >= length && mark_length(text.substr(text.size() - length)) == length) return length;
  }
  return 0;
}

const absl::flat_hash_set<std::string_view>& abbreviations() {
  static const absl::flat_hash_set<std::string_view> kWords = {
      "mr.",   "mrs.",    "ms.",   "dr.",   "prof.", "st.",   "gen.",  "col.",  "lt.",     "sgt.",  "capt.",  "cmdr.", "maj.",  "adm.",
      "rev.",  "hon.",    "pres.", "gov.",  "sen.",  "rep.",  "sens.", "reps.", "jr.",     "sr.",   "vs.",    "etc.",  "inc.",  "corp.",
      "co.",   "ltd.",    "bros.", "no.",   "jan.",  "feb.",  "mar.",  "apr.",  "jun.",    "jul.",  "aug.",   "sept.", "sep.",  "oct.",
      "nov.",  "dec.",    "mt.",   "ft.",   "ave.",  "blvd.", "dept.", "est.",  "approx.", "fig.",  "vol.",   "pp.",   "op.",   "cf.",
      "al.",   "messrs.", "ph.d.", "supt.", "insp.", "det.",  "spc.",  "pfc.",  "cpl.",    "brig.", "calif.", "fla.",  "mass.", "mich.",
      "minn.", "tenn.",   "wis.",  "wash.", "ore.",  "okla.", "ariz.", "colo.", "conn.",   "ill.",  "ind.",   "kan.",  "ky.",   "md.",
      "miss.", "mo.",     "mont.", "neb.",  "nev.",  "pa.",   "va.",   "vt.",   "ala.",    "ark.",  "del.",   "ga.",   "tex."};
  return kWords;
}

const absl::flat_hash_set<std::string_view>& joined_prefixes() {
  static const absl::flat_hash_set<std::string_view> kPrefixes = {"co", "non", "re", "e", "mid", "ex", "un", "sub", "x", "o"};
  return kPrefixes;
}

bool looks_like_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
         (word.find('@') != std::string_view::npos && word.find('.') != std::string_view::npos && word.size() > 4);
}

// Byte length of the apostrophe at `at`, 0 when there is none.
std::size_t apostrophe(std::string_view word, std::size_t at) {
  if (word[at] == '\'') return 1;
  return word.substr(at).starts_with("\u2019") ? 3 : 0;
}

// Where the clitic at the end of `word` begins ("n't", "'s", "'re"), or npos.
std::size_t clitic_start(std::string_view word) {
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    const std::size_t mark = apostrophe(word, at);
    if (mark == 0) continue;
    const std::string tail = lower_case(word.substr(at + mark));
    if (tail == "t" && (word[at - 1] == 'n' || word[at - 1] == 'N') && at >= 2) return at - 1;
    if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") return at;
  }
  return std::string_view::npos;
}

class WordSplitter {
 public:
  explicit WordSplitter(std::string_view word) { split(word); }
  std::vector<std::string_view> take() { return std::move(pieces_); }

 private:
  void emit(std::string_view piece) {
    if (!piece.empty()) pieces_.push_back(piece);
  }

  void split(std::string_view word) {
    if (looks_like_address(word)) {
      const std::size_t end = word.find_last_not_of(".,;:!?)\"'") + 1;
      emit(word.substr(0, end));
      for (std::size_t i = end; i < word.size(); ++i) emit(word.substr(i, 1));
      return;
    }
    while (!word.empty()) {
      const std::size_t length = mark_length(word);
      if (length == 0 || (word.size() > 1 && (word[0] == '.' || word[0] == '-' || word[0] == '+') && digit(word[1]))) break;
      emit(word.substr(0, length));
      word.remove_prefix(length);
    }
    std::vector<std::string_view> tail;
    while (!word.empty() && !(word.back() == '.' && is_abbreviation(word))) {
      const std::size_t length = trailing_mark_length(word);
      if (length == 0) break;
      tail.push_back(word.substr(word.size() - length));
      word.remove_suffix(length);
    }
    split_core(word);
    for (auto mark = tail.rbegin(); mark != tail.rend(); ++mark) emit(*mark);
  }

  // No punctuation at either end.
  void split_core(std::string_view core) {
    if (core.empty()) return;
    if (const std::size_t clitic = clitic_start(core); clitic != std::string_view::npos) {
      split_core(core.substr(0, clitic));
      emit(core.substr(clitic));
      return;
    }
    for (std::size_t at = 1; at + 1 < core.size(); ++at) {
      const std::size_t length = inner_mark(core, at);
      if (length == 0) continue;
      emit(core.substr(0, at));
      emit(core.substr(at, length));
      split(core.substr(at + length));
      return;
    }
    // "5km" stays whole, "5m" too: what units do is left to the tagger.
    emit(core);
  }

  // Length of a mark inside a word at which it comes apart.
  static std::size_t inner_mark(std::string_view core, std::size_t at) {
    const std::size_t length = mark_length(core.substr(at));
    if (length == 0 || at + length >= core.size()) return 0;
    const char before = core[at - 1];
    const char after = core[at + length];
    const std::string_view mark = core.substr(at, length);
    if (mark == "\u2019" || mark == "'" || mark == "." || mark == "&" || mark == "_" || mark == "\u2018") {
      // "said.The": a missing blank after a sentence.
      return mark == "." && letter(before) && before >= 'a' && before <= 'z' && after >= 'A' && after <= 'Z' && core.find('.') == at ? 1
                                                                                                                                     : 0;
    }
    if (mark == "," || mark == ":") return digit(before) && digit(after) ? 0 : length;
    if (mark == "-" || mark == "\u2013") {
      if (mark == "-" && joined_prefixes().contains(lower_case(core.substr(0, at)))) return 0;
      return length;
    }
    if (mark == "/") return digit(before) && digit(after) ? 0 : length;
    if (mark == "%" || mark == "$") return length;
    return length;
  }

  std::vector<std::string_view> pieces_;
};

}  // namespace

bool is_abbreviation(std::string_view token) {
  if (token.size() < 2 || token.back() != '.') return false;
  // "U.S.", "a.m.", "J.": letters and periods in turn.
  bool alternating = token.size() % 2 == 0;
  for (std::size_t i = 0; i < token.size() && alternating; ++i) alternating = i % 2 == 0 ? letter(token[i]) : token[i] == '.';
  if (alternating) return token.size() > 2 || (token[0] >= 'A' && token[0] <= 'Z' && token[0] != 'I');
  return abbreviations().contains(lower_case(token));
}

std::string plain_form(std::string_view token) {
  if (std::none_of(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return std::string(token);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPlain = {{{"\u201C", "\""},
                                                                                            {"\u201D", "\""},
                                                                                            {"\u201E", "\""},
                                                                                            {"\u00AB", "\""},
                                                                                            {"\u00BB", "\""},
                                                                                            {"\u2018", "'"},
                                                                                            {"\u2019", "'"},
                                                                                            {"\u201A", "'"},
                                                                                            {"\u2013", "-"},
                                                                                            {"\u2014", "--"},
                                                                                            {"\u2015", "--"},
                                                                                            {"\u2026", "..."}}};
  std::string plain;
  for (std::size_t at = 0; at < token.size();) {
    const auto found =
        std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& pair) { return token.substr(at).starts_with(pair.first); });
    if (found == kPlain.end()) {
      plain += token[at++];
    } else {
      plain += found->second;
      at += found->first.size();
    }
  }
  return plain;
}

std::vector<std::string_view> split_word(std::string_view word) { return WordSplitter(word).take(); }

}  // namespace relata::extract
