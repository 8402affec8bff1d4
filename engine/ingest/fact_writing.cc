#include <algorithm>
#include <set>

#include "engine/ingest/article_writer.h"
#include "engine/ingest/facts.h"
#include "engine/ingest/graph_access.h"

namespace relata {

using extract::ExtractedRelation;
using extract::Extraction;

EvidenceRecord ArticleWriter::evidence_of(const ExtractedRelation& relation, const std::string& extractor) const {
  EvidenceRecord record;
  record.article = article_;
  record.begin = relation.sentence.begin;
  record.end = relation.sentence.end;
  record.head_text = relation.head_text;
  record.tail_text = relation.tail_text;
  record.said_by = relation.said_by;
  record.confidence = relation.confidence;
  record.extractor = extractor;
  return record;
}

Status ArticleWriter::put_facts(const Extraction& extraction) {
  std::map<FactKey, Fact> facts;
  for (const ExtractedRelation& relation : extraction.relations) {
    FactKey key{nodes_[relation.head],
                nodes_[relation.tail],
                relation.type,
                relation.date ? to_string(*relation.date) : "",
                std::string(extract::to_string(relation.modality)),
                relation.negated};
    // Two names that turned out to be one node say nothing of it.
    if (key.head == key.tail) continue;
    EvidenceRecord evidence = evidence_of(relation, extraction.extractor);
    // Without a direction a fact is kept from the older node to the newer one, so that both ways of telling it meet.
    if (relation.symmetric && key.tail < key.head) {
      std::swap(key.head, key.tail);
      std::swap(evidence.head_text, evidence.tail_text);
    }
    Fact& fact = facts.try_emplace(std::move(key), Fact{&relation, {}, {}}).first->second;
    ++fact.predicates[relation.predicate];
    fact.evidence.push_back(std::move(evidence));
  }
  for (const auto& [key, fact] : facts) RELATA_RETURN_IF_ERROR(put_fact(key, fact));
  return Status::ok();
}

Status ArticleWriter::put_fact(const FactKey& key, const Fact& fact) {
  RELATA_ASSIGN_OR_RETURN(const EdgeId edge, find_or_create_edge(key, fact));
  std::vector<EvidenceRecord> fresh;
  for (const EvidenceRecord& record : fact.evidence) {
    const bool again = std::any_of(fresh.begin(), fresh.end(), [&](const EvidenceRecord& other) { return other.begin == record.begin; });
    if (again) continue;
    fresh.push_back(record);
    RELATA_RETURN_IF_ERROR(writer_.add_evidence(edge, record));
  }
  return summarise(edge, fresh);
}

Result<EdgeId> ArticleWriter::find_or_create_edge(const FactKey& key, const Fact& fact) {
  const ExtractedRelation& relation = *fact.first;
  RELATA_ASSIGN_OR_RETURN(const TypeId type, writer_.type(key.type));
  const FactIdentity identity{relation.date ? Value(*relation.date) : Value(), Value(key.modality), Value(key.negated)};
  // A merge may have left a fact without a direction the other way round.
  if (const auto known = find_fact(writer_.snapshot(), key.head, type, key.tail, identity, relation.symmetric)) return *known;
  const auto most_often =
      std::max_element(fact.predicates.begin(), fact.predicates.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  ValueMap map;
  map["predicate"] = most_often->first;
  map["modality"] = key.modality;
  map["negated"] = key.negated;
  if (!relation.plover.empty()) map["plover"] = relation.plover;
  if (relation.date) map["date"] = *relation.date;
  for (const auto& [name, text] : relation.attributes) map[name] = text;
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer_, map));
  return writer_.create_edge(key.head, type, key.tail, std::move(list));
}

// From what other articles say and `fresh` of this one.
Status ArticleWriter::summarise(EdgeId edge, const std::vector<EvidenceRecord>& fresh) {
  RELATA_ASSIGN_OR_RETURN(std::vector<EvidenceRecord> all, store_.evidence(edge));
  std::erase_if(all, [&](const EvidenceRecord& record) { return record.article == article_; });
  all.insert(all.end(), fresh.begin(), fresh.end());
  return summarise_fact(writer_, edge, all);
}

}  // namespace relata
