#pragma once

#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

// The names of a document: those the tagger found, with types corrected and borders trimmed by the lexicon and by the document's own
// consistency, and those that only the lexicon knows. Ascending, without overlap. Titles ("President") are not part of a name.
// Cost: linear in the tokens.
std::vector<Mention> find_names(const Document& document, const Annotation& annotation, const Lexicon& lexicon);

// End of the dateline that a sentence begins with ("MONTEVIDEO, Uruguay, May 3 -"), its begin when it has none.
std::uint32_t dateline_end(const Annotation& annotation, TokenRange sentence);

// The text of a name as it is looked up: the forms of its tokens with the blanks of the text, one blank each.
std::string name_text(const Document& document, const Annotation& annotation, TokenRange tokens);

}  // namespace relata::extract
