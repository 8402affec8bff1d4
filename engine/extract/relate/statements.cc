#include "engine/extract/relate/statements.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/context.h"

namespace relata::extract {
namespace {

Span sentence_span(const Reading& reading, std::uint32_t token) {
  const TokenRange sentence = reading.text.sentence_of(token);
  return {reading.token(sentence.begin).span.begin, reading.token(sentence.end - 1).span.end};
}

// Everything that a range mentions but the speaker.
std::vector<std::uint32_t> mentioned(const Reading& reading, TokenRange range, std::uint32_t speaker) {
  std::vector<std::uint32_t> entities;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t entity = reading.entity_at(i);
    if (entity != kNone && entity != speaker && std::find(entities.begin(), entities.end(), entity) == entities.end())
      entities.push_back(entity);
  }
  return entities;
}

TokenRange subtree(const Reading& reading, std::uint32_t root) {
  TokenRange range{root, root + 1};
  std::vector<std::uint32_t> open = {root};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    range.begin = std::min(range.begin, at);
    range.end = std::max(range.end, at + 1);
    for (const std::uint32_t child : reading.tree.children(at)) open.push_back(child);
  }
  return range;
}

}  // namespace

std::vector<ExtractedStatement> find_statements(const RelationInput& input) {
  const Reading& reading = input.reading;
  std::vector<ExtractedStatement> statements;
  std::vector<bool> quoted(reading.text.tokens.size(), false);
  const auto add = [&](TokenRange range, std::uint32_t verb, std::uint32_t speaker_token, bool is_quote) {
    if (speaker_token == kNoToken || reading.entity_at(speaker_token) == kNone) return;
    if (reading.type_at(speaker_token) == EntityType::kProposal) return;
    ExtractedStatement statement;
    statement.text = reading.text_of(range);
    statement.quoted = is_quote;
    statement.speaker = reading.entity_at(speaker_token);
    statement.about = mentioned(reading, range, *statement.speaker);
    statement.span = sentence_span(reading, range.begin);
    if (verb != kNoToken) statement.date = context_of(reading, verb, speaker_token, input.dates, input.quotes).date;
    statements.push_back(std::move(statement));
  };
  for (const Quote& quote : input.quotes) {
    std::fill(quoted.begin() + quote.tokens.begin, quoted.begin() + quote.tokens.end, true);
    add(quote.tokens, quote.verb, quote.speaker, true);
  }
  for (std::uint32_t i = 0; i < reading.text.tokens.size(); ++i) {
    if (!is_verb(reading.token(i)) || !reading.lexicon.has_cue(lower(reading.token(i).lemma), Cue::kReport)) continue;
    const std::uint32_t clause = reading.tree.child(i, "ccomp");
    if (clause == kNoToken || quoted[clause] || quoted[i]) continue;
    add(subtree(reading, clause), i, subject_of(reading, i), false);
  }
  std::stable_sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return statements;
}

}  // namespace relata::extract
