#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

struct Trace {
  std::uint32_t entity;
  std::uint32_t token;
  std::uint32_t sentence;
  bool subject;
  bool group = false;  // unnamed people who stand in for the entity: only "they" are them
};

// What was spoken of of late, the last at the end. Costs are bounded: only the last few dozen are kept.
class Traces {
 public:
  explicit Traces(const Reading& reading) : reading_(reading) {}

  void begin_sentence(std::uint32_t number) { sentence_ = number; }
  std::uint32_t sentence() const { return sentence_; }
  void leave(std::uint32_t entity, std::uint32_t head, bool group = false);
  const std::vector<Trace>& all() const { return traces_; }

  // The entity that a pronoun or noun at `i` most likely means of those that fit and are at most `sentences` back: the nearest, subjects
  // first.
  template <typename Fits>
  std::uint32_t nearest(std::uint32_t i, std::uint32_t sentences, Fits fits) const {
    double best_score = -1e9;
    std::uint32_t best = kNone;
    std::size_t seen = 0;
    const std::uint32_t beside = subject_beside(i);
    for (auto trace = traces_.rbegin(); trace != traces_.rend() && seen < kLookBack; ++trace, ++seen) {
      if (sentence_ - trace->sentence > sentences) break;
      if (trace->entity == beside || !fits(*trace) || is_excluded(i, *trace)) continue;
      const double score = score_of(i, *trace) - 0.02 * static_cast<double>(seen);
      if (score > best_score) best_score = score, best = trace->entity;
    }
    return best;
  }

  // Whether a pronoun is what a verb takes or leaves ("favors it", "is against it"): more likely put forward than anything else.
  bool takes_proposal(std::uint32_t i) const;
  // The country last named, kNone when none was.
  std::uint32_t country_in_focus() const;

 private:
  static constexpr std::size_t kLookBack = 60;

  // What a verb takes besides its subject is rarely the subject again, unless it owns something.
  bool is_excluded(std::uint32_t i, const Trace& trace) const;
  // The entity that is the subject of the clause of a pronoun, which the pronoun then does not mean: "met Miller and asked him"; kNone when
  // there is none.
  std::uint32_t subject_beside(std::uint32_t i) const;
  double score_of(std::uint32_t i, const Trace& trace) const;
  bool is_aside(const Trace& trace) const;
  std::uint32_t governor_of(std::uint32_t i) const;

  const Reading& reading_;
  std::vector<Trace> traces_;
  std::uint32_t sentence_ = 0;
};

}  // namespace relata::extract
