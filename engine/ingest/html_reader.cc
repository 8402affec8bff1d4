#include <fmt/format.h>
#include <gumbo.h>

#include <array>
#include <memory>
#include <vector>

#include "engine/ingest/article.h"

namespace relata {
namespace {

// Deeper pages are cut there: a hostile page must not exhaust the stack.
constexpr int kDeepestElement = 400;

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? found->value : "";
}

bool is_furniture(GumboTag tag) {
  for (const GumboTag other : {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NAV, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,
                               GUMBO_TAG_FORM, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_FIGURE, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
                               GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG, GUMBO_TAG_HEAD}) {
    if (tag == other) return true;
  }
  return false;
}

bool is_paragraph(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

// Appends the text below `node` with runs of blanks folded.
void append_text(const GumboNode* node, int depth, std::string& text) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
    for (const char* c = node->v.text.text; *c; ++c) {
      const bool blank = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';
      if (!blank) {
        text += *c;
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
    }
    return;
  }
  if (!is_element(node) || depth > kDeepestElement || is_furniture(node->v.element.tag)) return;
  if (node->v.element.tag == GUMBO_TAG_BR && !text.empty() && text.back() != ' ') text += ' ';
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) append_text(static_cast<const GumboNode*>(children.data[i]), depth + 1, text);
}

std::string text_of(const GumboNode* node) {
  std::string text;
  append_text(node, 0, text);
  const std::size_t start = text.find_first_not_of(' ');
  return start == std::string::npos ? "" : text.substr(start, text.find_last_not_of(' ') - start + 1);
}

struct Page {
  std::string title;         // <title>
  std::string shared_title;  // og:title
  std::string heading;       // <h1>
  std::optional<Date> date;
  const GumboNode* article = nullptr;
  const GumboNode* main = nullptr;
  const GumboNode* body = nullptr;
};

void note_date(std::string_view text, Page& page) {
  if (page.date) return;
  if (const Result<Date> date = parse_iso_date(text.substr(0, 10)); date.is_ok()) page.date = *date;
}

void note_meta(const GumboNode* node, Page& page) {
  const std::string_view name = attribute(node, "property").empty() ? attribute(node, "name") : attribute(node, "property");
  const std::string_view content = attribute(node, "content");
  if (name == "og:title") page.shared_title = content;
  if (name == "article:published_time" || name == "date" || name == "pubdate" || name == "dc.date" || name == "DC.date.issued")
    note_date(content, page);
}

void survey(const GumboNode* node, int depth, Page& page) {
  if (!is_element(node) || depth > kDeepestElement) return;
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_META) note_meta(node, page);
  if (tag == GUMBO_TAG_TIME) note_date(attribute(node, "datetime"), page);
  if (tag == GUMBO_TAG_TITLE && page.title.empty()) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) append_text(static_cast<const GumboNode*>(children.data[i]), 0, page.title);
  }
  if (tag == GUMBO_TAG_H1 && page.heading.empty()) page.heading = text_of(node);
  if (tag == GUMBO_TAG_ARTICLE && !page.article) page.article = node;
  if (tag == GUMBO_TAG_MAIN && !page.main) page.main = node;
  if (tag == GUMBO_TAG_BODY && !page.body) page.body = node;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) survey(static_cast<const GumboNode*>(children.data[i]), depth + 1, page);
}

void collect_paragraphs(const GumboNode* node, int depth, std::vector<std::string>& paragraphs) {
  if (!is_element(node) || depth > kDeepestElement || is_furniture(node->v.element.tag)) return;
  if (is_paragraph(node->v.element.tag)) {
    if (std::string text = text_of(node); !text.empty()) paragraphs.push_back(std::move(text));
    return;
  }
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) collect_paragraphs(static_cast<const GumboNode*>(children.data[i]), depth + 1, paragraphs);
}

}  // namespace

Result<Article> read_html_article(std::string_view bytes, std::string id) {
  RELATA_ASSIGN_OR_RETURN(const std::string html, clean_text(bytes));
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()),
                                                               destroy);
  Page page;
  survey(output->root, 0, page);
  Article article;
  article.id = std::move(id);
  article.title = !page.shared_title.empty() ? page.shared_title : !page.heading.empty() ? page.heading : page.title;
  article.date = page.date;
  std::vector<std::string> paragraphs;
  for (const GumboNode* place : {page.article, page.main, page.body}) {
    if (place && paragraphs.empty()) collect_paragraphs(place, 0, paragraphs);
  }
  if (paragraphs.empty() && page.body) {
    if (std::string text = text_of(page.body); !text.empty()) paragraphs.push_back(std::move(text));
  }
  if (paragraphs.empty()) return Status::invalid_argument("is a page without text");
  article.text = fmt::format("{}", fmt::join(paragraphs, "\n\n"));
  return article;
}

}  // namespace relata
