#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/extract/document.h"
#include "storage/base/result.h"

namespace relata::extract {

// The annotation that another pipeline made of a text: its tokens, sentences, parts of speech, names and, where it has them, trees.
// Both expect the JSON of docs/extractors.md and give kInvalidArgument with what is wrong, such as offsets outside of the text.
// Names of kinds that the graph does not know (dates, sums of money, works of art) are left out. Cost: linear.

// spaCy's Doc.to_json(): ents, and tokens and sents where given; without tokens the text is cut into tokens here. Trees of its English
// models are turned into Universal Dependencies.
Result<Annotation> read_spacy(const nlohmann::json& object, const Document& document);

// CoreNLP's JSON output (4.x, whose trees are Universal Dependencies): sentences with tokens, entitymentions, basicDependencies.
Result<Annotation> read_corenlp(const nlohmann::json& object, const Document& document);

}  // namespace relata::extract
