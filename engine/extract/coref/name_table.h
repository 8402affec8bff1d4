#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// The names found so far and which of them covers a token. Invariant: no token is covered by two.
class NameTable {
 public:
  static constexpr std::uint32_t kFree = 0xffffffff;

  NameTable(const Document& document_read, const Annotation& annotation, const Lexicon& words)
      : document(document_read), text(annotation), lexicon(words), taken_(annotation.tokens.size(), kFree) {}

  const Document& document;
  const Annotation& text;
  const Lexicon& lexicon;

  const Token& token(std::uint32_t index) const { return text.tokens[index]; }
  std::string spelling(TokenRange range) const;
  std::vector<Mention>& names() { return names_; }
  const std::vector<Mention>& names() const { return names_; }

  // Index in names() of the one that covers a token, kFree for none.
  std::uint32_t at(std::uint32_t index) const { return taken_[index]; }
  // The name that covers a token, null for none. Invalidated by add() and compact().
  const Mention* name_at(std::uint32_t index) const { return at(index) == kFree ? nullptr : &names_[at(index)]; }
  bool is_person(std::uint32_t index) const { return at(index) != kFree && names_[at(index)].type == EntityType::kPerson; }
  bool is_free(TokenRange range) const;
  // Whether the lexicon knows the word by itself.
  bool is_known(std::uint32_t index) const { return lexicon.find_name(token(index).form).has_value(); }
  // Where no verb has small letters, capitals say nothing.
  bool is_title_case(TokenRange sentence) const;
  void add(TokenRange range, EntityType type);
  void add(const Mention& name);
  // Frees a range: names that reach into it are cut, those inside of it lose all their tokens.
  void clear(TokenRange range);
  void drop(std::uint32_t name) { clear(names_[name].tokens); }
  // Removes names without tokens; indexes change.
  void compact();
  // Ascending; indexes are of no use any more.
  std::vector<Mention> take_sorted();

 private:
  void mark(std::uint32_t name);

  std::vector<Mention> names_;
  std::vector<std::uint32_t> taken_;  // per token, index in names_
};

// A proper noun, by either of its tags.
bool is_proper(const Token& token);

}  // namespace relata::extract
