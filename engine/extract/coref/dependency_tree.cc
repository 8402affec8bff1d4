#include "engine/extract/coref/dependency_tree.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace relata::extract {

DependencyTree::DependencyTree(const Annotation& annotation) : annotation_(&annotation) {
  const auto& tokens = annotation.tokens;
  begin_.assign(tokens.size() + 1, 0);
  for (const Token& token : tokens) {
    if (token.head != kNoToken) ++begin_[token.head + 1];
  }
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  children_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head != kNoToken) children_[next[tokens[i].head]++] = i;
  }
}

std::uint32_t DependencyTree::child(std::uint32_t index, std::string_view relation) const {
  for (const std::uint32_t child : children(index)) {
    if (is(child, relation)) return child;
  }
  return kNoToken;
}

bool DependencyTree::dominates(std::uint32_t ancestor, std::uint32_t index) const {
  // A parser may not promise acyclic heads; no path is longer than the sentence.
  for (std::size_t steps = 0; index != kNoToken && steps < 1000; ++steps) {
    if (index == ancestor) return true;
    index = annotation_->tokens[index].head;
  }
  return false;
}

std::uint32_t DependencyTree::head_of(TokenRange range) const {
  std::uint32_t best = kNoToken;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = annotation_->tokens[i];
    if (token.head != kNoToken && range.contains(token.head)) continue;
    if (best == kNoToken || (is_noun(token) && !is_noun(annotation_->tokens[best]))) best = i;
  }
  return best == kNoToken ? range.end - 1 : best;
}

std::string DependencyTree::case_of(std::uint32_t index) const {
  std::string words;
  for (const std::uint32_t child : children(index)) {
    if (!is(child, "case") || token(child).tag == "POS") continue;
    if (!words.empty()) words += '_';
    words += lower(token(child).form);
    for (const std::uint32_t part : children(child)) {
      if (is(part, "fixed")) words += '_' + lower(token(part).form);
    }
  }
  return words;
}

bool is_noun(const Token& token) { return token.upos == "NOUN" || token.upos == "PROPN" || token.tag.starts_with("NN"); }
bool is_verb(const Token& token) { return token.upos == "VERB" || (token.tag.starts_with("VB") && token.upos != "AUX"); }
bool is_adjective(const Token& token) { return token.upos == "ADJ" || token.tag.starts_with("JJ"); }

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  std::int32_t offset = 0;
  UChar32 first = 0;
  U8_NEXT(text.data(), offset, static_cast<std::int32_t>(text.size()), first);
  return first >= 0 && (u_isupper(first) || u_istitle(first));
}

}  // namespace relata::extract
