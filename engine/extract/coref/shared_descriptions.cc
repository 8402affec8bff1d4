#include "engine/extract/coref/shared_descriptions.h"

#include "engine/extract/coref/described_names.h"

namespace relata::extract {
namespace {

class Sharer {
 public:
  Sharer(Reading& reading, TokenRange sentence, std::size_t first) : reading_(reading), sentence_(sentence), first_(first) {}

  // "founder and CEO of X": both nouns describe whom one of them describes, and both belong to X.
  void run() {
    auto& all = reading_.descriptions;
    for (std::size_t i = first_; i + 1 < all.size(); ++i) {
      Description& left = all[i];
      Description& right = all[i + 1];
      share_across_comma(left, right);
      share_country(left, right);
      if (!left.named.empty() && !right.named.empty()) continue;
      if (left.tokens.end >= right.tokens.begin + 1 || left.tokens.end >= sentence_.end) continue;
      const std::string joint = lower(token(left.tokens.end).form);
      if (left.tokens.end + 1 != right.tokens.begin || (joint != "and" && joint != "&")) continue;
      if (!reading_.lexicon.is_role(left.noun) || !reading_.lexicon.is_role(right.noun)) continue;
      if (left.named.empty()) left.named = right.named;
      if (right.named.empty()) right.named = left.named;
      if (left.owners.empty()) left.owners = right.owners;
      if (right.owners.empty()) right.owners = left.owners;
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "whose founder, the Austrian lawyer X": the first is described by what the second names.
  void share_across_comma(Description& left, const Description& right) {
    if (!left.named.empty() || right.named.empty() || right.tokens.begin != left.tokens.end + 1) return;
    if (token(left.tokens.end).form != "," || reading_.references[right.named[0]].tokens.begin != right.tokens.end) return;
    if (fits(reading_, left, right.named[0])) left.named = {right.named[0]};
  }

  // "Polish Prime Minister X and Defence Minister Y": the second is of Poland too.
  void share_country(const Description& left, Description& right) {
    if (left.named.empty() || right.named.empty() || !right.owners.empty() || left.owners.empty()) return;
    const std::uint32_t end = reading_.references[left.named.back()].tokens.end;
    if (end + 1 != right.tokens.begin || lower(token(end).form) != "and") return;
    right.owners = left.owners;
  }

  Reading& reading_;
  TokenRange sentence_;
  std::size_t first_;
};

}  // namespace

void share_between_coordinated(Reading& reading, TokenRange sentence, std::size_t first) { Sharer(reading, sentence, first).run(); }

}  // namespace relata::extract
