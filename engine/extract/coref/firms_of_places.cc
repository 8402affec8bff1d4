#include "engine/extract/coref/firms_of_places.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/name_tokens.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {
namespace {

class FirmParter : NameTokens {
 public:
  FirmParter(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : NameTokens(annotation, lexicon), document_(document), names_(names) {}

  void run() {
    absl::flat_hash_set<std::string> places;
    for (const Mention& name : names_) {
      if (name.type == EntityType::kPlace) places.insert(name_text(document_, text_, name.tokens));
    }
    std::vector<Mention> parted;
    for (Mention& name : names_) {
      const std::uint32_t of = name.type == EntityType::kOrganization ? last_of(name.tokens) : kNoToken;
      if (of == kNoToken || of < name.tokens.begin + 2 || !ends_like_firm(of - 1)) continue;
      const std::string where = name_text(document_, text_, {of + 1, name.tokens.end});
      const auto known = lexicon_.find_name(where);
      const bool place = places.contains(where) || (known && known->known->type == EntityType::kPlace);
      if (!place || lexicon_.is_organization_name(name_text(document_, text_, name.tokens))) continue;
      Mention right = name;
      right.tokens.begin = of + 1;
      right.head = right.tokens.end - 1;
      right.type = EntityType::kPlace;
      parted.push_back(right);
      name.tokens.end = of;
      name.head = of - 1;
    }
    names_.insert(names_.end(), parted.begin(), parted.end());
    std::sort(names_.begin(), names_.end(), [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  }

 private:
  // The only "of" in a name that stands before its last words.
  std::uint32_t last_of(TokenRange range) const {
    std::uint32_t found = kNoToken;
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
      if (lower(token(i).form) != "of") continue;
      if (found != kNoToken) return kNoToken;
      found = i;
    }
    return found;
  }

  // A word that no body of a place ends in, as "Bank", "Church" or "Friends" do.
  bool ends_like_firm(std::uint32_t index) const {
    const Token& last = token(index);
    const std::string noun = lower(last.form);
    if (lexicon_.has_name_word(last.form, NameWord::kOrganization)) return !lexicon_.is_group(noun, GroupClass::kBody);
    return last.tag == "NNP" && !lexicon_.is_group(noun, GroupClass::kBody) && !lexicon_.is_group(noun, GroupClass::kState) &&
           lexicon_.place_kind(noun).empty();
  }

  const Document& document_;
  std::vector<Mention>& names_;
};

}  // namespace

void part_firms_from_places(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  FirmParter(document, annotation, lexicon, names).run();
}

}  // namespace relata::extract
