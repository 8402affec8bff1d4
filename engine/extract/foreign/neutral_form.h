#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/extract/document.h"
#include "engine/extract/extraction.h"
#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// Reads entities, relations and statements that somebody else found in a text, in the neutral form of docs/extractors.md, and holds each
// against the text: a mention, an evidence sentence that is not there, a type that the ontology does not know, a head or tail of a kind
// that the type does not admit. What fails is left out and counted in Extraction::refused, with what rests on it.
//
// kInvalidArgument when the JSON is not of that form at all. Cost: linear in the text for each mention to be found.
Result<Extraction> read_neutral_form(const nlohmann::json& object, const Document& document, const Lexicon& lexicon);

}  // namespace relata::extract
