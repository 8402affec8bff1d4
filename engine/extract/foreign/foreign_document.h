#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "engine/extract/document.h"
#include "storage/base/result.h"

namespace relata::extract {

// Forms in which others give what they found in a text; see docs/extractors.md.
enum class ForeignForm : std::uint8_t { kNeutral, kSpacy, kCoreNlp };

// What one line of annotations says about the article itself.
struct ForeignDocument {
  ForeignForm form = ForeignForm::kNeutral;
  std::string id;
  std::string title;
  std::string date;  // as written
  std::string source;
  std::string url;
  std::string text;  // CoreNLP: put together from its tokens where it is not given
};

// Tells the form by its lists: "ents" is spaCy's, "sentences" CoreNLP's, "entities" the neutral one. `annotations`: as parsed, which may
// have failed (nlohmann's discarded value). kInvalidArgument says what is wrong.
Result<ForeignForm> foreign_form(const nlohmann::json& annotations);

// kInvalidArgument says what is wrong.
Result<ForeignDocument> read_foreign_document(std::string_view line);

}  // namespace relata::extract
