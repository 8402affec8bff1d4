#include "engine/extract/relate/fact_dates.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <tuple>

#include "engine/extract/text/headline.h"

namespace relata::extract {
namespace {

constexpr std::int32_t kDaysOfNews = 7;       // a lead tells of the week before it
constexpr std::uint32_t kSentencesClose = 2;  // between two tellings of one event

class DateFiller {
 public:
  DateFiller(const RelationInput& input, std::vector<ExtractedRelation>& events)
      : text_(input.reading.text), document_(input.reading.document), dates_(input.dates), events_(events) {}

  void run() {
    headline_end_ = headline_end(document_, text_);
    date_headline();
    date_retold();
  }

 private:
  using Fact = std::tuple<std::string, std::uint32_t, std::uint32_t, bool>;

  std::uint32_t sentence_of(const ExtractedRelation& event) const {
    const auto after = std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                            [&](const Sentence& sentence) { return sentence.span.begin <= event.sentence.begin; });
    return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - text_.sentences.begin() - 1, 0));
  }

  // The first day of the lead, unless it lies ahead or long ago.
  std::optional<Date> day_of_lead() const {
    if (headline_end_ == 0 || headline_end_ >= text_.sentences.size()) return std::nullopt;
    const TokenRange lead = text_.sentences[headline_end_].tokens;
    for (const DateMention& date : dates_) {
      if (!lead.contains(date.tokens.begin)) continue;
      const std::int32_t age = document_.date->days - date.date.days;
      return age >= 0 && age <= kDaysOfNews ? std::optional(date.date) : std::nullopt;
    }
    return std::nullopt;
  }

  static bool may_be_dated(const ExtractedRelation& event) { return !event.date && event.modality == Modality::kAsserted; }

  void date_headline() {
    const std::optional<Date> day = document_.date ? day_of_lead() : std::nullopt;
    if (!day) return;
    for (ExtractedRelation& event : events_) {
      if (may_be_dated(event) && sentence_of(event) < headline_end_) event.date = day;
    }
  }

  void date_retold() {
    absl::flat_hash_map<Fact, std::vector<std::uint32_t>> dated;
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      if (events_[i].date && events_[i].modality == Modality::kAsserted) dated[fact_of(events_[i])].push_back(i);
    }
    for (ExtractedRelation& event : events_) {
      if (!may_be_dated(event)) continue;
      const auto same = dated.find(fact_of(event));
      if (same == dated.end()) continue;
      const std::uint32_t here = sentence_of(event);
      for (const std::uint32_t other : same->second) {
        const std::uint32_t there = sentence_of(events_[other]);
        const std::uint32_t distance = here > there ? here - there : there - here;
        if (distance <= kSentencesClose && !event.date) event.date = events_[other].date;
      }
    }
  }

  static Fact fact_of(const ExtractedRelation& event) {
    const auto [low, high] = std::minmax(event.head, event.tail);
    if (event.symmetric) return {event.type, low, high, event.negated};
    return {event.type, event.head, event.tail, event.negated};
  }

  const Annotation& text_;
  const Document& document_;
  const std::vector<DateMention>& dates_;
  std::vector<ExtractedRelation>& events_;
  std::uint32_t headline_end_ = 0;
};

}  // namespace

void fill_dates(const RelationInput& input, std::vector<ExtractedRelation>& events) { DateFiller(input, events).run(); }

}  // namespace relata::extract
