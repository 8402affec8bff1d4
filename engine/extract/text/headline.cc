#include "engine/extract/text/headline.h"

namespace relata::extract {

std::uint32_t headline_end(const Document& document, const Annotation& annotation) {
  if (annotation.sentences.size() < 2) return 0;
  const Sentence& first = annotation.sentences.front();
  const std::string& mark = annotation.tokens[first.tokens.end - 1].form;
  const std::string_view between = document.at({first.span.end, annotation.sentences[1].span.begin});
  return mark != "." && mark != "\"" && between.find('\n') != std::string_view::npos ? 1 : 0;
}

}  // namespace relata::extract
