#pragma once

#include "engine/extract/coref/reading.h"
#include "engine/extract/extraction.h"
#include "engine/extract/relate/rule.h"

namespace relata::extract {

// Recorded with every fact; the number rises when the same text would give different facts.
constexpr std::string_view kExtractorName = "relata-rules 0.1";

// Everything after the parser: names, coreference, dates, relations and statements of an annotated document. Pure; thread safe.
// An annotation without sentences, or of text that is no prose, gives an extraction without entities. Cost: linear in the text.
Extraction extract_facts(const Document& document, const Annotation& annotation, const Lexicon& lexicon, const RuleSet& rules);

}  // namespace relata::extract
