#include "engine/extract/coref/spelled_out.h"

namespace relata::extract {
namespace {

// "X, known as Y", "X, also known as Y".
bool is_also_called(const Reading& reading, const NameInText& before, const NameInText& name) {
  const std::uint32_t gap = name.tokens.begin - before.tokens.end;
  if (name.tokens.begin < before.tokens.end || gap < 2 || gap > 4 || name.type == EntityType::kPlace) return false;
  const auto word = [&](std::uint32_t back) { return lower(reading.token(name.tokens.begin - back).form); };
  return word(1) == "as" && word(2) == "known";
}

}  // namespace

SpelledOut::SpelledOut(const Reading& reading, std::vector<NameInText>& names) {
  for (std::uint32_t i = 1; i < names.size(); ++i) {
    const NameInText& before = names[i - 1];
    const NameInText& name = names[i];
    const bool thing = before.type == EntityType::kOrganization || before.type == EntityType::kProposal;
    if (!thing || name.known || before.words.size() < 2) continue;
    const bool bracketed = before.tokens.end + 1 == name.tokens.begin && reading.token(before.tokens.end).form == "(";
    if ((bracketed && looks_like_acronym(name.text)) || is_also_called(reading, before, name)) whole_.try_emplace(name.text, i - 1);
  }
  for (NameInText& name : names) {
    const std::uint32_t whole = whole_of(name.text);
    if (whole != kNone && !name.known) name.type = names[whole].type;
  }
}

std::uint32_t SpelledOut::whole_of(const std::string& text) const {
  const auto found = whole_.find(text);
  return found == whole_.end() ? kNone : found->second;
}

}  // namespace relata::extract
