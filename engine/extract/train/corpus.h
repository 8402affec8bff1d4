#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"

namespace relata::extract {

struct TreeWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  int head = 0;  // word index; the sentence's length for the root
  std::string relation;
};
using TreeSentence = std::vector<TreeWord>;

// Universal Dependencies CoNLL-U; multiword ranges and empty nodes are passed over. kNotFound or kCorruption with path and line.
Result<std::vector<TreeSentence>> read_conllu(const std::filesystem::path& path);

// Trees that other programs made, from columns: the first holds the word, the third its lemma, the fourth the Penn tag, the sixth and
// seventh head and relation. There are no universal tags. Where columns lack, words have lemma and tag alone, or are left out. kCorruption
// with path and line for a head outside its sentence.
Result<std::vector<TreeSentence>> read_silver_trees(const std::filesystem::path& path);

struct TaggedWord {
  std::string form;
  std::string label;  // "O", "B-PER", "I-ORG", ...
};
using NameSentence = std::vector<TaggedWord>;
using NameDocument = std::vector<NameSentence>;

// One token a line, blank lines between sentences, comments after '#' when the file has them. `label_of` gets the line's columns.
using LabelOf = std::function<std::string(const std::vector<std::string_view>& columns)>;
struct ColumnFormat {
  char separator = '\t';
  std::size_t form_column = 0;
  bool comments = false;
};
Result<std::vector<NameSentence>> read_columns(const std::filesystem::path& path, const ColumnFormat& format, const LabelOf& label_of);
// The same from text, as of a decompressed file.
std::vector<NameSentence> parse_columns(std::string_view text, const ColumnFormat& format, const LabelOf& label_of);

// By document, each of which begins with a comment "# newdoc"; what stands before the first is a document, too.
Result<std::vector<NameDocument>> read_documents(const std::filesystem::path& path, const ColumnFormat& format, const LabelOf& label_of);

// IOB1 or IOB2 in, B/I/L/U ("BILOU") out; labels of other types than PER, ORG and LOC become "O".
void to_bilou(NameSentence& sentence);
// Words are cut as the tokenizer does; the pieces of a labelled word keep its label.
NameSentence retokenized(const NameSentence& sentence);

// The brackets in the Entity field of a GUM document: "(1-person-new-cf1-..." opens, "2)" closes, "(3-place-...)" does both.
struct GumBracket {
  bool opens = false;
  bool closes = false;
  std::string_view id;
  std::string_view body;  // from the id on
};
std::vector<GumBracket> gum_brackets(std::string_view misc);

// Columns of a line, without regard to quotes.
std::vector<std::string_view> split_columns(std::string_view line, char separator);
// Calls `visit` for every line without its end; false from `visit` stops.
void for_each_line(std::string_view text, const std::function<bool(std::string_view)>& visit);

// Whole file; .xz files are decompressed.
Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace relata::extract
