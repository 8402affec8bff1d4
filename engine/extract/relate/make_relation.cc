#include "engine/extract/relate/relations.h"

namespace relata::extract {

ExtractedRelation make_relation(const Reading& reading, const RelationType& type, std::uint32_t predicate, std::uint32_t head,
                                std::uint32_t tail) {
  ExtractedRelation relation;
  relation.type = type.name;
  relation.plover = type.plover;
  relation.symmetric = type.symmetric;
  relation.head = reading.entity_at(head);
  relation.tail = reading.entity_at(tail);
  const TokenRange sentence = reading.text.sentence_of(predicate);
  relation.sentence = {reading.token(sentence.begin).span.begin, reading.token(sentence.end - 1).span.end};
  relation.head_text = reading.text_of(reading.references[reading.reference_at[head]].tokens);
  relation.tail_text = reading.text_of(reading.references[reading.reference_at[tail]].tokens);
  relation.confidence = 0.6;
  return relation;
}

}  // namespace relata::extract
