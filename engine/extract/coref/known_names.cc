#include "engine/extract/coref/known_names.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

EntityType type_of(const NameReading& known) { return known.use == NameUse::kAdjective ? EntityType::kNationality : known.known->type; }

class KnownNames {
 public:
  explicit KnownNames(NameTable& table) : table_(table), text_(table.text), lexicon_(table.lexicon) {}

  void run() {
    for (const Sentence& sentence : text_.sentences) {
      for (std::uint32_t begin = sentence.tokens.begin; begin < sentence.tokens.end;) begin = add_at(begin, sentence.tokens.end);
    }
    drop_adjectives_inside_names();
  }

 private:
  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  bool touches_next(std::uint32_t index) const {
    return index + 1 < text_.tokens.size() && token(index + 1).span.begin == token(index).span.end;
  }

  // Where to go on looking.
  std::uint32_t add_at(std::uint32_t begin, std::uint32_t sentence_end) {
    const Token& first = token(begin);
    const bool joined = begin + 1 < sentence_end && token(begin + 1).form == "-" && touches_next(begin);
    const bool particle = first.form == "al" || first.form == "el";  // "al Qaeda"
    if (!starts_upper(first.form) && first.form.find('-') == std::string::npos && !joined && !particle) return begin + 1;
    if (is_currency(begin)) return begin + 1;
    const auto longest = std::min<std::uint32_t>(sentence_end, begin + static_cast<std::uint32_t>(lexicon_.longest_name()) + 2);
    for (std::uint32_t end = longest; end > begin; --end) {
      const TokenRange range{begin, end};
      const std::string spelling = table_.spelling(range);
      if (const auto known = lexicon_.find_name(spelling)) return place(range, type_of(*known)) ? end : begin + 1;
      // A single word may name much else: only where it is a name and the tagger made nothing of it.
      const bool telling = range.size() > 1 || (is_proper(first) && table_.at(begin) == NameTable::kFree);
      if (telling && lexicon_.is_organization_name(spelling)) return place(range, EntityType::kOrganization) ? end : begin + 1;
    }
    add_hyphenated(begin);
    return begin + 1;
  }

  // "US$ 100 million".
  bool is_currency(std::uint32_t index) const {
    return token(index).form.ends_with('$') || (touches_next(index) && token(index + 1).form.starts_with('$'));
  }

  // "U.S.-brokered": the first part names.
  void add_hyphenated(std::uint32_t index) {
    const std::string& form = token(index).form;
    const auto hyphen = form.find('-');
    if (hyphen == std::string::npos || hyphen == 0 || table_.at(index) != NameTable::kFree) return;
    const auto known = lexicon_.find_name(std::string_view(form).substr(0, hyphen));
    if (known) return table_.add({index, index + 1}, type_of(*known));
    add_prefixed(index, hyphen);
  }

  // "ex-CIA": so does the last.
  void add_prefixed(std::uint32_t index, std::size_t hyphen) {
    const std::string& form = token(index).form;
    const std::string prefix = lower(std::string_view(form).substr(0, hyphen));
    if (prefix != "ex" && prefix != "non" && prefix != "mid") return;
    const auto known = lexicon_.find_name(std::string_view(form).substr(hyphen + 1));
    if (known) table_.add({index, index + 1}, type_of(*known));
  }

  // False when a longer or better founded name of the tagger's stays.
  bool place(TokenRange range, EntityType type) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (table_.at(i) == NameTable::kFree) continue;
      Mention& other = table_.names()[table_.at(i)];
      if (other.tokens == range) {
        other.type = type;
        return true;
      }
      const bool inside = other.tokens.begin <= range.begin && range.end <= other.tokens.end;
      if (inside && !splits(other, range, type)) return false;
    }
    // The known name is longer, or stands in front of what remains of the tagger's.
    table_.clear(range);
    table_.add(range, type);
    return true;
  }

  // A known place or adjective at the start of a longer name of another kind: "Iraqi Nouri al-Maliki" is two, "Iraqi Airways" is one.
  static bool splits(const Mention& other, TokenRange range, EntityType type) {
    if (range.begin != other.tokens.begin) return false;
    if (other.type == EntityType::kPerson) return type == EntityType::kNationality;
    return other.type == EntityType::kNationality;
  }

  // "Indian Ocean", "French Revolution": an adjective that is the beginning of a name of something else. "European", "African": regions
  // that do nothing by themselves, unless they are named too.
  void drop_adjectives_inside_names() {
    absl::flat_hash_set<const KnownName*> named;
    for (const Mention& name : table_.names()) {
      const auto known = name.tokens.size() == 0 ? std::nullopt : lexicon_.find_name(table_.spelling(name.tokens));
      if (known && known->use != NameUse::kAdjective) named.insert(known->known);
    }
    for (std::uint32_t i = 0; i < table_.names().size(); ++i) {
      const Mention& name = table_.names()[i];
      if (name.tokens.size() == 0 || name.type != EntityType::kNationality) continue;
      const auto known = lexicon_.find_name(table_.spelling(name.tokens));
      if (!known || known->use != NameUse::kAdjective) continue;
      const bool idle = known->known->kind != "country" && !named.contains(known->known);
      if (idle || begins_other_name(name.tokens)) table_.drop(i);
    }
  }

  bool begins_other_name(TokenRange range) const {
    const std::uint32_t end = text_.sentence_of(range.begin).end;
    std::uint32_t next = range.end;
    for (; next < end && table_.at(next) == NameTable::kFree && is_proper(token(next)); ++next) {
      const std::string& form = token(next).form;
      const std::string word = lower(form);
      // "The Kenyan Prime Minister", "Iraqi Police", "THAI COURT": what follows is no name either.
      if (!starts_upper(form) || word.substr(1) != form.substr(1) || says_who(word) || lexicon_.is_given_name(form)) return false;
    }
    // "Italian Sky TG24's Anna Bianchi": too little is known.
    return next > range.end && (next == end || table_.at(next) == NameTable::kFree);
  }

  bool says_who(const std::string& word) const {
    return lexicon_.is_role(word) || lexicon_.is_group(word, GroupClass::kBody) || lexicon_.is_group(word, GroupClass::kPeople) ||
           lexicon_.is_group(word, GroupClass::kState) || lexicon_.is_group(word, GroupClass::kService) ||
           lexicon_.find_proposal(word) != nullptr;
  }

  NameTable& table_;
  const Annotation& text_;
  const Lexicon& lexicon_;
};

}  // namespace

void add_known_names(NameTable& table) { KnownNames(table).run(); }

}  // namespace relata::extract
