#include "engine/txn/evidence_lookup.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace relata {
namespace {

Value property(const Snapshot& snapshot, NodeId node, std::string_view name) {
  const std::optional<KeyId> key = snapshot.names().find_key(name);
  return key ? snapshot.property(node, *key) : Value();
}

std::string text_of(const Value& value) {
  if (value.is_string()) return value.as_string();
  return value.is_null() ? std::string() : to_string(value);
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

void apply(const Mutation& mutation, EdgeId edge, std::vector<EvidenceRecord>& records) {
  if (const auto* removed = std::get_if<RemoveEvidenceOfArticle>(&mutation)) {
    std::erase_if(records, [&](const EvidenceRecord& r) { return r.article == removed->article; });
  } else if (const auto* added = std::get_if<AddEvidence>(&mutation); added != nullptr && added->edge == edge) {
    const EvidenceRecord& record = added->record;
    const auto same = std::find_if(records.begin(), records.end(), [&](const EvidenceRecord& r) {
      return r.article == record.article && r.begin == record.begin && r.end == record.end;
    });
    if (same == records.end()) {
      records.push_back(record);
    } else {
      *same = record;
    }
  }
}

std::optional<Date> date_of(const Value& value) {
  if (value.kind() == ValueKind::kDate) return value.as_date();
  if (!value.is_string()) return std::nullopt;
  const Result<Date> date = parse_iso_date(value.as_string());
  return date.is_ok() ? std::optional(*date) : std::nullopt;
}

std::string cut(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  if (begin >= text.size() || end <= begin) return {};
  return text.substr(begin, end - begin);
}

}  // namespace

Result<std::vector<EvidenceRecord>> EvidenceLookup::records(EdgeId edge) const {
  RELATA_ASSIGN_OR_RETURN(std::vector<EvidenceRecord> records, store_.evidence(edge));
  if (own_ != nullptr) {
    for (const Mutation& mutation : own_->pending_evidence()) apply(mutation, edge, records);
  }
  std::erase_if(records, [&](const EvidenceRecord& r) { return !snapshot_.contains(r.article); });
  return records;
}

Result<std::string> EvidenceLookup::text(NodeId article) const {
  if (const std::string* own = own_ == nullptr ? nullptr : own_->pending_text(article)) return *own;
  RELATA_ASSIGN_OR_RETURN(std::optional<std::string> stored, store_.article_text(article));
  // An article made by hand may carry its text as a property.
  return stored ? std::move(*stored) : text_of(property(snapshot_, article, "text"));
}

Result<std::vector<Evidence>> EvidenceLookup::find(EdgeId edge) const {
  if (!snapshot_.contains(edge)) return Status::not_found(fmt::format("there is no relationship {}", edge.value));
  RELATA_ASSIGN_OR_RETURN(const std::vector<EvidenceRecord> found, records(edge));
  std::map<NodeId, std::string> texts;
  std::vector<Evidence> items;
  items.reserve(found.size());
  for (const EvidenceRecord& record : found) {
    auto at = texts.find(record.article);
    if (at == texts.end()) {
      RELATA_ASSIGN_OR_RETURN(std::string loaded, text(record.article));
      at = texts.emplace(record.article, std::move(loaded)).first;
    }
    const auto said = [&](std::string_view key) { return property(snapshot_, record.article, key); };
    Evidence item;
    item.article = record.article;
    item.article_id = text_of(said("id"));
    item.title = text_of(said("title"));
    item.source = text_of(said("source"));
    item.published = date_of(said("date"));
    item.sentence = cut(at->second, record.begin, record.end);
    item.begin = record.begin;
    item.end = record.end;
    item.head_text = record.head_text;
    item.tail_text = record.tail_text;
    item.said_by = record.said_by;
    item.extractor = record.extractor;
    item.confidence = record.confidence;
    items.push_back(std::move(item));
  }
  std::sort(items.begin(), items.end(), [](const Evidence& a, const Evidence& b) {
    if (a.published != b.published) return a.published > b.published;  // an absent date is less than any
    return std::tie(a.article, a.begin, a.end) < std::tie(b.article, b.begin, b.end);
  });
  return items;
}

Result<Value> EvidenceLookup::evidence(EdgeId edge) const {
  RELATA_ASSIGN_OR_RETURN(const std::vector<Evidence> items, find(edge));
  ValueList list;
  list.reserve(items.size());
  for (const Evidence& item : items) {
    list.push_back(ValueMap{
        {"article", text_or_null(item.article_id)},
        {"title", text_or_null(item.title)},
        {"published", item.published ? Value(*item.published) : Value()},
        {"source", text_or_null(item.source)},
        {"sentence", text_or_null(item.sentence)},
        {"begin", static_cast<std::int64_t>(item.begin)},
        {"end", static_cast<std::int64_t>(item.end)},
        {"head_text", text_or_null(item.head_text)},
        {"tail_text", text_or_null(item.tail_text)},
        {"said_by", text_or_null(item.said_by)},
        {"confidence", item.confidence},
        {"extractor", text_or_null(item.extractor)},
    });
  }
  return Value(std::move(list));
}

}  // namespace relata
