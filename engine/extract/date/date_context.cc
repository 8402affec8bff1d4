#include "engine/extract/date/date_context.h"

namespace relata::extract {

namespace {

// "is expected in Oslo", "talks planned for Friday", "is due in Oslo".
bool is_planned(const Annotation& text, const DependencyTree& tree, std::uint32_t index) {
  const Token& word = text.tokens[index];
  if (word.lemma == "due") return true;
  const bool plan =
      word.lemma == "expect" || word.lemma == "schedule" || word.lemma == "plan" || word.lemma == "set" || word.lemma == "slate";
  if (!plan || word.tag != "VBN") return false;
  const std::uint32_t auxiliary = tree.child(index, "aux:pass");
  if (auxiliary != kNoToken) return text.tokens[auxiliary].tag == "VBZ" || text.tokens[auxiliary].tag == "VBP";
  return !tree.has_child(index, "aux");
}

}  // namespace

bool DateContext::lies_ahead(std::uint32_t index) const {
  // "on Friday called on ...".
  if (sentence.contains(index + 1) && text.tokens[index + 1].tag == "VBD") return false;
  std::uint32_t at = text.tokens[index].head;
  for (int step = 0; step < 4 && at != kNoToken; ++step, at = text.tokens[at].head) {
    const Token& verb = text.tokens[at];
    if (verb.tag == "VBD") return false;
    if (is_planned(text, tree, at)) return true;
    if (!is_verb(verb) && !tree.has_child(at, "aux") && !tree.has_child(at, "cop")) continue;
    for (const std::uint32_t child : tree.children(at)) {
      if (!tree.is(child, "aux") && !tree.is(child, "cop")) continue;
      const std::string form = lower(text.tokens[child].form);
      if (form == "will" || form == "'ll" || form == "wo" || form == "shall" || form == "would" || form == "may" || form == "should")
        return true;
      if (form == "had" || form == "was" || form == "were" || form == "did" || form == "has" || form == "have") return false;
    }
    // "is to visit", "plans to visit", "is visiting on Monday".
    if (verb.tag == "VB" || verb.tag == "VBZ" || verb.tag == "VBP") return true;
    if (verb.tag == "VBG" && tree.has_child(at, "aux")) return true;
    if (verb.tag == "VBN") return false;
  }
  return false;
}

Date DateContext::base() const {
  constexpr std::int32_t kDaysOfNews = 7;
  return last_is_here && last && published.days - last->days > kDaysOfNews ? *last : published;
}

}  // namespace relata::extract
