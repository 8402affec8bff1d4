#include "engine/extract/coref/names.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/name_borders.h"
#include "engine/extract/coref/name_types.h"

namespace relata::extract {
namespace {

bool is_proper(const Token& token) { return token.tag.starts_with("NNP") || token.upos == "PROPN"; }

class NameFinder {
 public:
  NameFinder(const Document& document, const Annotation& annotation, const Lexicon& lexicon)
      : document_(document), text_(annotation), lexicon_(lexicon), taken_(annotation.tokens.size(), kFree) {}

  std::vector<Mention> find() {
    std::vector<Mention> tagged;
    std::copy_if(text_.mentions.begin(), text_.mentions.end(), std::back_inserter(tagged),
                 [](const Mention& m) { return m.form == Mention::Form::kName; });
    repair_borders(document_, text_, lexicon_, tagged);
    for (const Mention& mention : tagged) add_tagged(mention);
    for (const Sentence& sentence : text_.sentences) add_known(sentence.tokens);
    drop_adjectives_inside_names();
    names_.erase(std::remove_if(names_.begin(), names_.end(), [](const Mention& name) { return name.tokens.size() == 0; }), names_.end());
    std::fill(taken_.begin(), taken_.end(), kFree);
    for (std::uint32_t i = 0; i < names_.size(); ++i) mark(i);
    correct_types(document_, text_, lexicon_, names_);
    collect_surnames();
    add_long_names_left_out();
    add_surnames_left_out();
    std::sort(names_.begin(), names_.end(), [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
    return std::move(names_);
  }

 private:
  static constexpr std::uint32_t kFree = 0xffffffff;

  void mark(std::uint32_t name) {
    for (std::uint32_t i = names_[name].tokens.begin; i < names_[name].tokens.end; ++i) taken_[i] = name;
  }

  void add_tagged(Mention mention) {
    const TokenRange range = mention.tokens;
    if (range.size() == 1 && !starts_upper(text_.tokens[range.begin].form) && mention.type != EntityType::kOrganization &&
        text_.tokens[range.begin].form.find('-') == std::string::npos) {
      return;
    }
    if (names_nothing(range)) return;
    // "Prime Minister" alone is a title, whatever the tagger says.
    if (mention.type != EntityType::kPlace && is_title(mention)) return;
    names_.push_back(mention);
    mark(static_cast<std::uint32_t>(names_.size() - 1));
  }

  // "Indian Ocean", "French Revolution": an adjective that is the beginning of a name of something else. "European", "African": regions
  // that do nothing by themselves, unless they are named too.
  void drop_adjectives_inside_names() {
    absl::flat_hash_set<const KnownName*> named;
    for (const Mention& name : names_) {
      const auto known = name.tokens.size() == 0 ? std::nullopt : lexicon_.find_name(name_text(document_, text_, name.tokens));
      if (known && known->use != NameUse::kAdjective) named.insert(known->known);
    }
    for (Mention& name : names_) {
      if (name.tokens.size() == 0 || name.type != EntityType::kNationality) continue;
      const auto known = lexicon_.find_name(name_text(document_, text_, name.tokens));
      if (!known || known->use != NameUse::kAdjective) continue;
      const bool idle = known->known->kind != "country" && !named.contains(known->known);
      if (idle || begins_other_name(name.tokens)) name.tokens.end = name.tokens.begin;
    }
  }

  bool begins_other_name(TokenRange range) const {
    const std::uint32_t end = text_.sentence_of(range.begin).end;
    std::uint32_t next = range.end;
    for (; next < end && taken_[next] == kFree && is_proper(text_.tokens[next]); ++next) {
      const std::string& form = text_.tokens[next].form;
      const std::string word = lower(form);
      // "The Kenyan Prime Minister", "Iraqi Police", "THAI COURT": what follows is no name either.
      if (!starts_upper(form) || word.substr(1) != form.substr(1) || says_who(word) || lexicon_.is_given_name(form)) return false;
    }
    // "Italian Sky TG24's Anna Bianchi": too little is known.
    return next > range.end && (next == end || taken_[next] == kFree);
  }

  bool says_who(const std::string& word) const {
    return lexicon_.is_role(word) || lexicon_.is_group(word, GroupClass::kBody) || lexicon_.is_group(word, GroupClass::kPeople) ||
           lexicon_.is_group(word, GroupClass::kState) || lexicon_.is_group(word, GroupClass::kService) ||
           lexicon_.find_proposal(word) != nullptr;
  }

  // "Muslims", "Friday", "the Party", "Sanctions": capitals without a name.
  bool names_nothing(TokenRange range) const {
    if (lexicon_.is_no_name(name_text(document_, text_, range))) return true;
    const std::string& form = text_.tokens[range.begin].form;
    const ProposalNoun* proposal = range.size() == 1 ? lexicon_.find_proposal(lower(text_.tokens[range.begin].lemma)) : nullptr;
    if (proposal != nullptr && proposal->strong && !lexicon_.is_given_name(form)) return true;
    return range.size() == 1 && lexicon_.is_group(lower(form), GroupClass::kBody) && !lexicon_.find_name(form) &&
           lower(form).substr(1) == form.substr(1);
  }

  bool is_title(const Mention& mention) const {
    const TokenRange range = mention.tokens;
    std::string words;
    for (std::uint32_t i = range.begin; i < range.end; ++i) words += (words.empty() ? "" : " ") + lower(text_.tokens[i].form);
    if (!lexicon_.is_role(words)) return false;
    // "Prince" may be a person's name, "the Prince" is none.
    const bool definite = range.begin > text_.sentence_of(range.begin).begin && lower(text_.tokens[range.begin - 1].form) == "the";
    const bool given = range.size() == 1 && lexicon_.is_given_name(text_.tokens[range.begin].form);
    return !given || definite || mention.type != EntityType::kPerson;
  }

  // Longest known names first, left to right.
  void add_known(TokenRange sentence) {
    for (std::uint32_t begin = sentence.begin; begin < sentence.end;) {
      begin = add_known_at(begin, sentence.end);
    }
  }

  std::uint32_t add_known_at(std::uint32_t begin, std::uint32_t sentence_end) {
    const Token& first = text_.tokens[begin];
    const bool joined =
        begin + 1 < sentence_end && text_.tokens[begin + 1].form == "-" && text_.tokens[begin + 1].span.begin == first.span.end;
    if (!starts_upper(first.form) && first.form.find('-') == std::string::npos && !joined) return begin + 1;
    if (is_currency(begin)) return begin + 1;
    const auto longest = std::min<std::uint32_t>(sentence_end, begin + static_cast<std::uint32_t>(lexicon_.longest_name()) + 2);
    for (std::uint32_t end = longest; end > begin; --end) {
      const TokenRange range{begin, end};
      const auto known = lexicon_.find_name(name_text(document_, text_, range));
      if (!known) continue;
      if (place_known(range, *known)) return end;
      return begin + 1;
    }
    add_hyphenated(begin);
    return begin + 1;
  }

  // "US$ 100 million".
  bool is_currency(std::uint32_t index) const {
    const auto dollar = [&](std::uint32_t i) { return i < text_.tokens.size() && text_.tokens[i].form.starts_with('$'); };
    return text_.tokens[index].form.ends_with('$') ||
           (dollar(index + 1) && text_.tokens[index + 1].span.begin == text_.tokens[index].span.end);
  }

  // "U.S.-brokered": the first part names.
  // "ex-CIA": so does the last.
  void add_prefixed(std::uint32_t index, std::size_t hyphen) {
    const std::string& form = text_.tokens[index].form;
    const std::string prefix = lower(std::string_view(form).substr(0, hyphen));
    if (prefix != "ex" && prefix != "non" && prefix != "mid") return;
    const auto known = lexicon_.find_name(std::string_view(form).substr(hyphen + 1));
    if (known) push({index, index + 1}, *known);
  }

  void add_hyphenated(std::uint32_t index) {
    const std::string& form = text_.tokens[index].form;
    const auto hyphen = form.find('-');
    if (hyphen == std::string::npos || hyphen == 0 || taken_[index] != kFree) return;
    const auto known = lexicon_.find_name(std::string_view(form).substr(0, hyphen));
    if (known) return push({index, index + 1}, *known);
    add_prefixed(index, hyphen);
  }

  void push(TokenRange range, const NameReading& known) {
    Mention mention;
    mention.tokens = range;
    mention.type = known.use == NameUse::kAdjective ? EntityType::kNationality : known.known->type;
    names_.push_back(mention);
    mark(static_cast<std::uint32_t>(names_.size() - 1));
  }

  // False when a longer or better founded name of the tagger's stays.
  bool place_known(TokenRange range, const NameReading& known) {
    const EntityType type = known.use == NameUse::kAdjective ? EntityType::kNationality : known.known->type;
    bool free = true;
    for (std::uint32_t i = range.begin; i < range.end; ++i) free = free && taken_[i] == kFree;
    if (free) {
      push(range, known);
      return true;
    }
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (taken_[i] == kFree) continue;
      Mention& other = names_[taken_[i]];
      const bool inside = other.tokens.begin <= range.begin && range.end <= other.tokens.end;
      if (other.tokens == range) {
        other.type = type;
        return true;
      }
      if (inside) {
        if (!splits(other, range, known)) return false;
      }
    }
    // The known name is longer, or stands in front of what remains of the tagger's.
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (taken_[i] == kFree) continue;
      Mention& other = names_[taken_[i]];
      if (other.tokens.begin < range.begin)
        other.tokens.end = range.begin;
      else if (other.tokens.end > range.end)
        other.tokens.begin = range.end;
      else
        other.tokens.end = other.tokens.begin;
      std::fill(taken_.begin() + i, taken_.begin() + range.end, kFree);
      if (other.tokens.size() > 0) mark(static_cast<std::uint32_t>(&other - names_.data()));
    }
    push(range, known);
    return true;
  }

  // A known place or adjective at the start of a longer name of another kind: "Iraqi Nouri al-Maliki" is two, "Iraqi Airways" is one.
  bool splits(const Mention& other, TokenRange range, const NameReading& known) const {
    if (range.begin != other.tokens.begin) return false;
    if (other.type == EntityType::kPerson) return known.use == NameUse::kAdjective;
    if (other.type == EntityType::kNationality) return true;
    return false;
  }

  void collect_surnames() {
    for (const Mention& name : names_) {
      const std::string& form = text_.tokens[name.tokens.begin].form;
      const bool acronym =
          name.tokens.size() == 1 && form.size() >= 3 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (acronym && name.type == EntityType::kOrganization) acronyms_.insert(form);
      const bool single = name.tokens.size() == 1 && form.size() >= 4 && starts_upper(form) && !lexicon_.find_name(form);
      if (single && (name.type == EntityType::kOrganization || name.type == EntityType::kPlace)) single_.try_emplace(form, name.type);
      if (name.type == EntityType::kPerson) surnames_.insert(text_.tokens[name.tokens.end - 1].form);
    }
  }

  bool stands_alone(std::uint32_t i) const {
    const bool before = i > 0 && is_proper(text_.tokens[i - 1]) && taken_[i - 1] == kFree;
    const bool after = i + 1 < text_.tokens.size() && is_proper(text_.tokens[i + 1]) && taken_[i + 1] == kFree;
    return !before && !after;
  }

  // Names of several words that the tagger missed elsewhere in the document.
  void add_long_names_left_out() {
    absl::flat_hash_map<std::string, std::vector<Mention>> by_first;
    for (const Mention& name : names_) {
      if (name.tokens.size() < 2 || name.type == EntityType::kNationality || !starts_upper(text_.tokens[name.tokens.begin].form)) continue;
      std::vector<Mention>& same = by_first[text_.tokens[name.tokens.begin].form];
      const bool known =
          std::any_of(same.begin(), same.end(), [&](const Mention& m) { return reads_the_same(m.tokens, name.tokens.begin); });
      if (!known && same.size() < kMostOfOneBeginning) same.push_back(name);
    }
    for (const Sentence& sentence : text_.sentences) {
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const auto names = by_first.find(text_.tokens[i].form);
        if (taken_[i] != kFree || names == by_first.end()) continue;
        for (const Mention& name : names->second) {
          const TokenRange range{i, i + name.tokens.size()};
          if (range.end > sentence.tokens.end || !reads_the_same(name.tokens, i) || !is_free(range)) continue;
          Mention mention;
          mention.tokens = range;
          mention.type = name.type;
          names_.push_back(mention);
          mark(static_cast<std::uint32_t>(names_.size() - 1));
          break;
        }
      }
    }
  }

  static constexpr std::size_t kMostOfOneBeginning = 8;  // keeps the search linear in the tokens

  bool reads_the_same(TokenRange name, std::uint32_t at) const {
    if (at + name.size() > text_.tokens.size()) return false;
    for (std::uint32_t k = 0; k < name.size(); ++k) {
      if (text_.tokens[at + k].form != text_.tokens[name.begin + k].form) return false;
    }
    return true;
  }

  bool is_free(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (taken_[i] != kFree) return false;
    }
    return true;
  }

  // Surnames and acronyms that the tagger missed elsewhere in the document.
  void add_surnames_left_out() {
    for (std::uint32_t i = 0; i < text_.tokens.size(); ++i) {
      const std::string& form = text_.tokens[i].form;
      if (taken_[i] != kFree) continue;
      const bool acronym = acronyms_.contains(form);
      if (acronym) {
        Mention mention;
        mention.tokens = {i, i + 1};
        mention.type = EntityType::kOrganization;
        names_.push_back(mention);
        mark(static_cast<std::uint32_t>(names_.size() - 1));
        continue;
      }
      if (const auto known = single_.find(form); known != single_.end() && is_proper(text_.tokens[i]) && stands_alone(i)) {
        Mention mention;
        mention.tokens = {i, i + 1};
        mention.type = known->second;
        names_.push_back(mention);
        mark(static_cast<std::uint32_t>(names_.size() - 1));
        continue;
      }
      if (!is_proper(text_.tokens[i]) || !surnames_.contains(form) || !starts_upper(form) || form.size() < 3 || lexicon_.find_name(form))
        continue;
      Mention mention;
      mention.tokens = {i, i + 1};
      mention.type = EntityType::kPerson;
      names_.push_back(mention);
      mark(static_cast<std::uint32_t>(names_.size() - 1));
    }
  }

  const Document& document_;
  const Annotation& text_;
  const Lexicon& lexicon_;
  std::vector<Mention> names_;
  std::vector<std::uint32_t> taken_;  // per token, index in names_
  absl::flat_hash_set<std::string> surnames_;
  absl::flat_hash_set<std::string> acronyms_;
  absl::flat_hash_map<std::string, EntityType> single_;  // names of one word
};

}  // namespace

std::vector<Mention> find_names(const Document& document, const Annotation& annotation, const Lexicon& lexicon) {
  return NameFinder(document, annotation, lexicon).find();
}

std::uint32_t dateline_end(const Annotation& annotation, TokenRange sentence) {
  constexpr std::uint32_t kLongest = 12;
  if (sentence.size() < 3) return sentence.begin;
  const std::string& first = annotation.tokens[sentence.begin].form;
  const bool capitals = first.size() >= 3 && std::none_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!capitals || !starts_upper(first)) return sentence.begin;
  for (std::uint32_t i = sentence.begin + 1; i < std::min(sentence.end, sentence.begin + kLongest); ++i) {
    const Token& token = annotation.tokens[i];
    const bool dash = token.form == "-" || token.form == "--" || token.form == "\xE2\x80\x94" || token.form == "\xE2\x80\x93";
    const bool spaced = token.span.begin > annotation.tokens[i - 1].span.end;
    if (dash && spaced) return i + 1;
  }
  return sentence.begin;
}

std::string name_text(const Document& document, const Annotation& annotation, TokenRange tokens) {
  std::string text;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = annotation.tokens[i];
    if (i > tokens.begin && annotation.tokens[i - 1].span.end < token.span.begin) text += ' ';
    text += token.form.empty() ? std::string(document.at(token.span)) : token.form;
  }
  return text;
}

}  // namespace relata::extract
