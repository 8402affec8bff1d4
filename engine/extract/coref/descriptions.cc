#include "engine/extract/coref/descriptions.h"

#include <algorithm>
#include <utility>

#include "engine/extract/coref/described_names.h"
#include "engine/extract/coref/description_extent.h"
#include "engine/extract/coref/shared_descriptions.h"

namespace relata::extract {
namespace {

class DescriptionFinder {
 public:
  explicit DescriptionFinder(Reading& reading) : reading_(reading) {}

  void run() {
    for (const Sentence& sentence : reading_.text.sentences) {
      sentence_ = sentence.tokens;
      const std::size_t first = reading_.descriptions.size();
      for (std::uint32_t i = sentence_.begin; i < sentence_.end;) i = find_at(i);
      share_between_coordinated(reading_, sentence_, first);
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // Returns where to go on.
  std::uint32_t find_at(std::uint32_t begin) {
    if (reading_.is_name(begin) || !is_noun_like(begin)) return begin + 1;
    const auto longest = std::min<std::uint32_t>(sentence_.end, begin + static_cast<std::uint32_t>(reading_.lexicon.longest_role()));
    std::string written;
    std::vector<std::size_t> ends;  // of the words
    for (std::uint32_t i = begin; i < longest && !reading_.is_name(i); ++i) {
      written += (written.empty() ? "" : " ") + lower(token(i).form);
      ends.push_back(written.size());
    }
    for (std::uint32_t end = begin + static_cast<std::uint32_t>(ends.size()); end > begin; --end) {
      written.resize(ends[end - begin - 1]);
      const Token& last = token(end - 1);
      std::string noun = written;
      if (last.tag.starts_with("NN") && !last.lemma.empty()) {
        noun.resize(end - begin == 1 ? 0 : ends[end - begin - 2] + 1);
        noun += lower(last.lemma);
      }
      if (!describes(reading_.lexicon, noun)) {
        // "charge d'affaires" is no plural.
        if (noun == written || !describes(reading_.lexicon, written)) continue;
        noun = written;
      }
      // "Army chief" is described by its last noun.
      if (end < sentence_.end && continues_noun(end)) return end;
      add(noun, {begin, end});
      return end;
    }
    return begin + 1;
  }

  bool is_noun_like(std::uint32_t index) const {
    return is_noun(token(index)) || is_adjective(token(index)) || starts_upper(token(index).form);
  }

  // The next token belongs to the same compound and is itself a describing noun, or a plain one.
  bool continues_noun(std::uint32_t next) const {
    return !reading_.is_name(next) && is_noun(token(next)) && token(next).tag != "NNP" && token(next).tag != "NNPS";
  }

  // A noun is known as it is written, "vice-chairman", not as it is cut.
  void add(std::string noun, TokenRange words) {
    for (auto at = noun.find(" - "); at != std::string::npos; at = noun.find(" - ", at)) noun.replace(at, 3, "-");
    Description description = description_around(reading_, sentence_, std::move(noun), words);
    attach_names(reading_, sentence_, words.end, description);
    reading_.descriptions.push_back(std::move(description));
  }

  Reading& reading_;
  TokenRange sentence_;
};

}  // namespace

void find_descriptions(Reading& reading) { DescriptionFinder(reading).run(); }

}  // namespace relata::extract
