#include "engine/extract/evaluate/gum_coreference.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "engine/extract/train/corpus.h"

namespace relata::extract {
namespace {

// Words one after another, with the brackets of the entities that begin and end at them.
class DocumentReader {
 public:
  void word(std::string_view form, std::string_view misc) {
    const auto begin = static_cast<std::uint32_t>(result_.document.text.size());
    result_.document.text += form;
    words_.push_back({begin, begin + static_cast<std::uint32_t>(form.size())});
    for (const GumBracket& bracket : gum_brackets(misc)) {
      if (bracket.opens) open(bracket.body);
      if (bracket.closes) close(bracket.id);
    }
    if (misc.find("SpaceAfter=No") == std::string_view::npos) result_.document.text += ' ';
  }
  void end_paragraph() {
    if (!result_.document.text.empty()) result_.document.text += "\n\n";
  }
  CoreferenceDocument take() { return std::move(result_); }

 private:
  struct Open {
    std::string id;
    std::size_t first_word;
    std::size_t core_begin = 0;  // words from first_word on
    std::size_t core_end = 1;
  };

  void open(std::string_view body) {
    const std::vector<std::string_view> fields = split_columns(body, '-');
    Open span{std::string(fields[0]), words_.size() - 1};
    for (std::size_t f = 1; f < fields.size(); ++f) {
      const std::vector<std::string_view> numbers = split_columns(fields[f], ',');
      std::size_t low = 0;
      std::size_t high = 0;
      const auto number = [](std::string_view digits, std::size_t& value) {
        const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && rest == digits.data() + digits.size() && value > 0;
      };
      // The first field is the entity's number; the core's words are the next field of numbers.
      if (!number(numbers.front(), low) || !number(numbers.back(), high)) continue;
      span.core_begin = std::min(low, high) - 1;
      span.core_end = std::max(low, high);
      break;
    }
    open_.push_back(std::move(span));
  }

  void close(std::string_view id) {
    const auto span = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& s) { return s.id == id; });
    if (span == open_.rend()) return;
    GoldMention mention;
    const std::size_t last = words_.size() - 1;
    mention.span = {words_[span->first_word].begin, words_[last].end};
    mention.core = {words_[std::min(span->first_word + span->core_begin, last)].begin,
                    words_[std::min(span->first_word + span->core_end - 1, last)].end};
    mention.chain = chains_.try_emplace(std::string(id), static_cast<std::uint32_t>(chains_.size())).first->second;
    result_.mentions.push_back(mention);
    open_.erase(std::next(span).base());
  }

  CoreferenceDocument result_;
  std::vector<Span> words_;
  std::vector<Open> open_;
  std::map<std::string, std::uint32_t> chains_;
};

}  // namespace

Result<CoreferenceDocument> read_gum_coreference(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  DocumentReader reader;
  for (std::string_view line : split_columns(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("# newpar") && !line.starts_with("# newpar_block")) reader.end_paragraph();
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> columns = split_columns(line, '\t');
    if (columns.size() != 10) return Status::corruption(fmt::format("{} is not CoNLL-U", path.string()));
    // Ranges and empty nodes are no words.
    if (columns[0].find_first_of("-.") == std::string_view::npos) reader.word(columns[1], columns[9]);
  }
  CoreferenceDocument document = reader.take();
  document.document.id = path.stem().string();
  return document;
}

AlignedChains align_chains(const CoreferenceDocument& document, const std::vector<std::vector<Span>>& read) {
  AlignedChains chains;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const std::uint32_t chain = document.mentions[m].chain;
    if (chains.gold.size() <= chain) chains.gold.resize(chain + 1);
    chains.gold[chain].push_back(m);
  }
  auto next = static_cast<std::uint32_t>(document.mentions.size());
  std::set<std::uint32_t> taken;
  const auto gold_of = [&](Span span) {
    const GoldMention* best = nullptr;
    for (const GoldMention& mention : document.mentions) {
      const bool touches = mention.core.begin < span.end && span.begin < mention.core.end;
      const bool free = !taken.contains(static_cast<std::uint32_t>(&mention - document.mentions.data()));
      if (touches && free && (best == nullptr || mention.span.size() < best->span.size())) best = &mention;
    }
    return best == nullptr ? next++ : static_cast<std::uint32_t>(best - document.mentions.data());
  };
  for (const std::vector<Span>& spans : read) {
    chains.read.emplace_back();
    for (const Span span : spans) {
      const std::uint32_t mention = gold_of(span);
      taken.insert(mention);
      chains.read.back().push_back(mention);
    }
  }
  return chains;
}

}  // namespace relata::extract
