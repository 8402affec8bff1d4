#include "engine/extract/coref/quotes.h"

#include "engine/extract/coref/subject.h"

namespace relata::extract {
namespace {

bool opens_or_closes(const Token& token) { return token.form == "\"" || token.form == "``" || token.form == "''" || token.tag == "``"; }

bool reports(const Reading& reading, std::uint32_t index) {
  return is_verb(reading.token(index)) && reading.lexicon.has_cue(lower(reading.token(index).lemma), Cue::kReport);
}

// The verb of saying outside of the quote that stands nearest to it in the same sentence.
std::uint32_t verb_near(const Reading& reading, TokenRange quote, TokenRange sentence) {
  for (std::uint32_t distance = 0; distance < sentence.size(); ++distance) {
    const std::uint32_t after = quote.end + distance;
    if (after < sentence.end && reports(reading, after) && subject_of(reading, after) != kNoToken) return after;
    if (quote.begin >= sentence.begin + distance + 1) {
      const std::uint32_t before = quote.begin - distance - 1;
      if (reports(reading, before) && subject_of(reading, before) != kNoToken) return before;
    }
  }
  return kNoToken;
}

}  // namespace

std::vector<Quote> find_quotes(const Reading& reading) {
  std::vector<Quote> quotes;
  std::uint32_t open = kNoToken;
  std::uint32_t last_speaker = kNoToken;
  for (const Sentence& sentence : reading.text.sentences) {
    const TokenRange range = sentence.tokens;
    bool quoted_here = false;
    const auto close = [&](std::uint32_t end) {
      const TokenRange tokens{open, end};
      if (tokens.size() < 3) return;
      Quote quote{tokens, verb_near(reading, tokens, range), kNoToken};
      if (quote.verb != kNoToken)
        quote.speaker = last_speaker = subject_of(reading, quote.verb);
      else if (tokens.begin <= range.begin + 1)
        quote.speaker = last_speaker;
      quotes.push_back(quote);
      quoted_here = true;
    };
    if (open != kNoToken) open = range.begin;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!opens_or_closes(reading.token(i))) continue;
      if (open == kNoToken) {
        open = i + 1;
      } else {
        close(i);
        open = kNoToken;
      }
    }
    if (open != kNoToken) {
      close(range.end);
      // A quote of several sentences goes on; one that nothing closes within the paragraph does not.
      const std::uint32_t next = range.end;
      const bool paragraph_ends =
          next >= reading.text.tokens.size() ||
          reading.document.text.substr(reading.token(next - 1).span.end, reading.token(next).span.begin - reading.token(next - 1).span.end)
                  .find("\n") != std::string::npos;
      if (paragraph_ends) open = kNoToken;
    }
    if (!quoted_here && open == kNoToken) {
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (reports(reading, i) && subject_of(reading, i) != kNoToken) last_speaker = subject_of(reading, i);
      }
    }
  }
  return quotes;
}

}  // namespace relata::extract
