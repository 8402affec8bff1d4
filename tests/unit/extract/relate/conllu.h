#pragma once

#include <string>
#include <string_view>

#include "engine/extract/document.h"

namespace relata::extract::testing {

struct AnnotatedText {
  Document document;
  Annotation annotation;
};

// An annotated document from CoNLL-U text. Columns may be separated by blanks as well as tabs; a word's name in MISC ("Name=PER", "ORG",
// "LOC", "NAT") covers it and the following words with "Name=I". "SpaceAfter=No" and "# date = YYYY-MM-DD" are understood, "# newpar" puts
// a line break before a sentence.
AnnotatedText read_conllu(std::string_view text);

}  // namespace relata::extract::testing
