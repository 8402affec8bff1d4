#include "tests/unit/extract/relate/conllu.h"

#include <map>
#include <sstream>
#include <vector>

namespace relata::extract::testing {
namespace {

void add_name(const std::string& misc, std::uint32_t token, Annotation& annotation) {
  const auto begin = misc.find("Name=");
  if (begin == std::string::npos) return;
  const std::string name = misc.substr(begin + 5, misc.find('|', begin) - begin - 5);
  if (name == "I") {
    annotation.mentions.back().tokens.end = token + 1;
    return;
  }
  static const std::map<std::string, EntityType> kTypes = {
      {"PER", EntityType::kPerson}, {"ORG", EntityType::kOrganization}, {"LOC", EntityType::kPlace}, {"NAT", EntityType::kNationality}};
  Mention mention;
  mention.tokens = {token, token + 1};
  mention.type = kTypes.at(name);
  annotation.mentions.push_back(mention);
}

}  // namespace

AnnotatedText read_conllu(std::string_view text) {
  AnnotatedText result;
  Annotation& annotation = result.annotation;
  std::istringstream lines{std::string(text)};
  std::string line;
  std::uint32_t first = 0;
  bool space = false;
  bool paragraph = false;
  const auto finish = [&] {
    const auto end = static_cast<std::uint32_t>(annotation.tokens.size());
    if (end > first)
      annotation.sentences.push_back({{annotation.tokens[first].span.begin, annotation.tokens[end - 1].span.end}, {first, end}});
    first = end;
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("# date = ")) result.document.date = parse_iso_date(std::string_view(line).substr(9)).value();
    paragraph = paragraph || line == "# newpar";
    std::istringstream fields(line);
    std::vector<std::string> columns;
    for (std::string field; fields >> field;) columns.push_back(field);
    if (columns.empty()) finish();
    if (columns.size() < 8 || columns[0][0] == '#' || columns[0].find_first_not_of("0123456789") != std::string::npos) continue;
    if (space) result.document.text += paragraph ? '\n' : ' ';
    paragraph = false;
    Token token;
    token.span.begin = static_cast<std::uint32_t>(result.document.text.size());
    result.document.text += columns[1];
    token.span.end = static_cast<std::uint32_t>(result.document.text.size());
    token.form = columns[1];
    token.lemma = columns[2];
    token.upos = columns[3];
    token.tag = columns[4];
    const auto head = static_cast<std::uint32_t>(std::stoul(columns[6]));
    token.head = head == 0 ? kNoToken : first + head - 1;
    token.relation = columns[7];
    annotation.tokens.push_back(token);
    const std::string misc = columns.size() > 9 ? columns[9] : "";
    space = misc.find("SpaceAfter=No") == std::string::npos;
    add_name(misc, static_cast<std::uint32_t>(annotation.tokens.size() - 1), annotation);
  }
  finish();
  return result;
}

}  // namespace relata::extract::testing
