#include <algorithm>

#include "engine/extract/parse/dependency_parser.h"

namespace relata::extract {
namespace {

// Where the root or nothing stands.
const ParsedWord kNothing{};

}  // namespace

void parser_features(const std::vector<ParsedWord>& words, const ParserState& state, FeatureList& features) {
  features.clear();
  const auto word = [&](int i) -> const ParsedWord& { return i >= 0 && i < static_cast<int>(words.size()) ? words[i] : kNothing; };
  const auto child = [&](int i, int (ParserState::*side)(int) const) { return i < 0 ? ParserState::kNone : (state.*side)(i); };
  const auto label = [&](int i) { return i < 0 ? -1 : state.label(i); };
  const int s0 = state.stack(0);
  const int s1 = state.stack(1);
  const int s2 = state.stack(2);
  const int b0 = state.buffer(0);
  const int b1 = state.buffer(1);
  const int b2 = state.buffer(2);
  const int at_root = b0 == state.root();
  const ParsedWord &S0 = word(s0), &S1 = word(s1), &S2 = word(s2), &B0 = word(b0), &B1 = word(b1), &B2 = word(b2);
  const auto w = [](const ParsedWord& p) { return p.word.lower; };
  const auto t = [](const ParsedWord& p) { return p.xpos; };
  const auto u = [](const ParsedWord& p) { return p.upos; };
  const auto c = [](const ParsedWord& p) { return p.word.entry.coarse; };
  const auto f = [](const ParsedWord& p) { return p.word.entry.fine; };

  const int s0l = child(s0, &ParserState::left_child), s0r = child(s0, &ParserState::right_child);
  const int s0l2 = child(s0, &ParserState::second_left_child), s0r2 = child(s0, &ParserState::second_right_child);
  const int s1l = child(s1, &ParserState::left_child), s1r = child(s1, &ParserState::right_child);
  const int s1r2 = child(s1, &ParserState::second_right_child);
  const int b0l = at_root ? ParserState::kNone : child(b0, &ParserState::left_child);
  const int b0l2 = at_root ? ParserState::kNone : child(b0, &ParserState::second_left_child);
  const int distance = s0 < 0 || at_root ? 0 : std::min(b0 - s0, 10);
  const int gap = s0 < 0 || s1 < 0 ? 0 : std::min(s0 - s1, 10);
  const int s0v = s0 < 0 ? 0 : std::min(state.left_valency(s0), 5) * 8 + std::min(state.right_valency(s0), 5);
  const int s1v = s1 < 0 ? 0 : std::min(state.right_valency(s1), 5);
  const int b0v = at_root ? 9 : std::min(state.left_valency(b0), 5);

  std::uint32_t n = 0;
  // Single words.
  for (const ParsedWord* p : {&S0, &S1, &B0, &B1}) {
    features.add(n++, w(*p), t(*p));
    features.add(n++, w(*p));
    features.add(n++, t(*p));
    features.add(n++, f(*p), u(*p));
    features.add(n++, c(*p), t(*p));
  }
  for (const ParsedWord* p : {&S2, &B2}) {
    features.add(n++, t(*p));
    features.add(n++, w(*p));
  }
  features.add(n++, S0.word.suffix3, t(S0));
  features.add(n++, B0.word.suffix3, t(B0));
  // Pairs.
  const auto pair = [&](const ParsedWord& a, const ParsedWord& b) {
    features.add(n++, w(a), t(a), w(b), t(b));
    features.add(n++, w(a), t(b));
    features.add(n++, t(a), w(b));
    features.add(n++, w(a), w(b));
    features.add(n++, t(a), t(b));
    features.add(n++, c(a), c(b), u(a), u(b));
    features.add(n++, f(a), t(b));
    features.add(n++, t(a), f(b));
  };
  pair(S0, B0);
  pair(S1, S0);
  features.add(n++, t(B0), t(B1));
  features.add(n++, t(S1), t(B0));
  features.add(n++, w(S1), t(B0));
  features.add(n++, w(S0), t(B1));
  // Triples of tags.
  features.add(n++, t(S0), t(B0), t(B1));
  features.add(n++, t(S1), t(S0), t(B0));
  features.add(n++, t(S2), t(S1), t(S0));
  features.add(n++, t(B0), t(B1), t(B2));
  features.add(n++, t(S0), t(B0), t(word(s0l)));
  features.add(n++, t(S0), t(B0), t(word(s0r)));
  features.add(n++, t(S0), t(B0), t(word(b0l)));
  features.add(n++, t(S1), t(S0), t(word(s0l)));
  features.add(n++, t(S1), t(S0), t(word(s0r)));
  features.add(n++, t(S1), t(S0), t(word(s1r)));
  features.add(n++, t(S1), t(S0), t(word(s1l)));
  features.add(n++, u(S1), u(S0), u(B0), u(B1));
  // Children and their relations.
  features.add(n++, t(S0), label(s0l), label(s0r));
  features.add(n++, t(S1), label(s1l), label(s1r));
  features.add(n++, t(B0), label(b0l), label(b0l2));
  features.add(n++, t(S0), label(s0l), label(s0l2));
  features.add(n++, t(S0), label(s0r), label(s0r2));
  features.add(n++, t(S1), label(s1r), label(s1r2));
  features.add(n++, w(S0), label(s0l), label(s0r));
  features.add(n++, w(S1), label(s1r));
  features.add(n++, w(B0), label(b0l));
  features.add(n++, w(word(s0l)), t(S0));
  features.add(n++, w(word(s0r)), t(S0));
  features.add(n++, w(word(s1r)), t(S1));
  features.add(n++, w(word(b0l)), t(B0));
  features.add(n++, t(S0), t(B0), label(s0l), label(b0l));
  features.add(n++, t(S1), t(S0), label(s1l), label(s0r));
  // Distance and valency.
  features.add(n++, t(S0), t(B0), distance);
  features.add(n++, w(S0), t(B0), distance);
  features.add(n++, t(S0), w(B0), distance);
  features.add(n++, t(S1), t(S0), gap);
  features.add(n++, w(S1), t(S0), gap);
  features.add(n++, t(S0), s0v);
  features.add(n++, w(S0), s0v);
  features.add(n++, t(S1), s1v, t(S0));
  features.add(n++, t(B0), b0v, t(S0));
  features.add(n++, at_root, state.stack(3) < 0, u(S0), u(S1));
}

}  // namespace relata::extract
