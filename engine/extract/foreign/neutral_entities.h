#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/extraction.h"
#include "engine/extract/foreign/offset_map.h"
#include "engine/extract/foreign/text_finder.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// The entities of the neutral form, held against the text, and the ids by which relations and statements refer to them.
// Borrows all it is given. Not thread-safe.
class NeutralEntities {
 public:
  NeutralEntities(const Document& document, const Lexicon& lexicon, const OffsetMap& offsets, const TextFinder& finder)
      : document_(document), lexicon_(lexicon), offsets_(offsets), finder_(finder) {}

  // Why the entity is refused; null when it is taken in. Cost: linear in the text for each of its names when it gives no mentions.
  const char* read(const nlohmann::json& item);
  // The place in all() of the entity with this id, or name where it has none.
  std::optional<std::uint32_t> find(const std::string& id) const;

  const std::vector<ExtractedEntity>& all() const { return entities_; }
  std::vector<ExtractedEntity> take() && { return std::move(entities_); }

 private:
  void find_mentions(ExtractedEntity& entity) const;
  void use_known_name(ExtractedEntity& entity) const;

  const Document& document_;
  const Lexicon& lexicon_;
  const OffsetMap& offsets_;
  const TextFinder& finder_;
  std::vector<ExtractedEntity> entities_;
  std::map<std::string, std::uint32_t> by_id_;
};

}  // namespace relata::extract
