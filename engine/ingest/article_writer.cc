#include "engine/ingest/article_writer.h"

#include <map>
#include <set>

#include "engine/ingest/graph_access.h"

namespace relata {

using extract::ExtractedEntity;
using extract::Extraction;

namespace {

void set_text(ValueMap& map, const char* key, const std::string& text) {
  if (!text.empty()) map[key] = text;
}

}  // namespace

Status ArticleWriter::write(const Article& article, const std::string& hash, const Extraction& extraction) {
  if (const std::optional<NodeId> known = index_.find_article(article.id)) {
    article_ = *known;
    RELATA_RETURN_IF_ERROR(take_back(*known));
  } else {
    RELATA_ASSIGN_OR_RETURN(const LabelId label, writer_.label("Article"));
    RELATA_ASSIGN_OR_RETURN(article_, writer_.create_node({label}, {}));
    index_.add_article(article.id, article_);
  }
  RELATA_RETURN_IF_ERROR(put_article(article, hash, extraction));
  RELATA_RETURN_IF_ERROR(put_entities(extraction, article.id));
  RELATA_RETURN_IF_ERROR(put_statements(extraction));
  return put_facts(extraction);
}

Status ArticleWriter::put_article(const Article& article, const std::string& hash, const Extraction& extraction) {
  ValueMap map;
  map["id"] = article.id;
  map["hash"] = hash;
  set_text(map, "title", article.title);
  set_text(map, "source", article.source);
  set_text(map, "url", article.url);
  set_text(map, "language", extraction.language);
  set_text(map, "not_read", extraction.not_read);
  if (article.date) map["date"] = *article.date;
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer_, map));
  RELATA_RETURN_IF_ERROR(writer_.set_properties(article_, std::move(list)));
  return writer_.put_article_text(article_, article.text);
}

Status ArticleWriter::put_entities(const Extraction& extraction, const std::string& article) {
  nodes_.clear();
  const auto links = EntityLinker(writer_.snapshot(), index_).link(extraction, article);
  const NodeId first_new = writer_.snapshot().node_id_end();
  // Two entities of an article may turn out to be one node of the graph.
  std::map<NodeId, NodeMentions> mentions;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const ExtractedEntity& entity = extraction.entities[i];
    RELATA_ASSIGN_OR_RETURN(const NodeId node, put_entity(entity, links[i], first_new));
    nodes_.push_back(node);
    NodeMentions& of_node = mentions[node];
    of_node.places.insert(of_node.places.end(), entity.mentions.begin(), entity.mentions.end());
    of_node.names.push_back(entity.name);
    if (links[i] && of_node.grounds.empty()) of_node.grounds = to_string(links[i]->grounds);
  }
  for (const auto& [node, of_node] : mentions) RELATA_RETURN_IF_ERROR(mention(node, of_node));
  return Status::ok();
}

// `first_new`: nodes from here on were made for this article.
Result<NodeId> ArticleWriter::put_entity(const ExtractedEntity& entity, const std::optional<EntityLink>& link, NodeId first_new) {
  if (link) {
    RELATA_RETURN_IF_ERROR(extend_entity(*link, entity));
    return link->node;
  }
  for (const NodeId node : index_.named(entity.type, entity.name)) {
    const auto differs = [&](const char* key, const std::string& text) {
      const std::string known = text_of(writer_.snapshot(), node, key);
      return !known.empty() && !text.empty() && known != text;
    };
    if (node < first_new || differs("kind", entity.kind) || differs("country", entity.country)) continue;
    RELATA_RETURN_IF_ERROR(extend_entity({node}, entity));
    return node;
  }
  ValueMap map;
  map["name"] = entity.name;
  if (!entity.aliases.empty()) map["aliases"] = list_of(entity.aliases);
  if (!entity.titles.empty()) map["titles"] = list_of(entity.titles);
  set_text(map, "kind", entity.kind);
  set_text(map, "country", entity.country);
  set_text(map, "description", entity.description);
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer_, map));
  RELATA_ASSIGN_OR_RETURN(const LabelId label, writer_.label(extract::to_string(entity.type)));
  RELATA_ASSIGN_OR_RETURN(const NodeId node, writer_.create_node({label}, std::move(list)));
  index_.add(entity.type, node, entity.name, entity.aliases);
  return node;
}

// A node met again learns the names, titles and details that are new.
Status ArticleWriter::extend_entity(const EntityLink& link, const ExtractedEntity& entity) {
  const NodeId node = link.node;
  const auto property = [&](const char* key) { return property_of(writer_.snapshot(), node, key); };
  const auto set = [&](const char* key, Value value) {
    return value.is_null() ? Status::ok() : set_property(writer_, node, key, std::move(value));
  };
  std::vector<std::string> names = entity.aliases;
  names.insert(names.begin(), entity.name);
  Value name = property("name");
  // What was known by its surname or its initials alone goes by its whole name from now on.
  const bool is_short = name.is_string() && name.as_string().find(' ') == std::string::npos;
  const bool by_short_form = link.grounds == LinkGrounds::kSurname || link.grounds == LinkGrounds::kAcronym;
  if (by_short_form && is_short && entity.name.find(' ') != std::string::npos) {
    names.push_back(name.as_string());
    name = Value(entity.name);
    RELATA_RETURN_IF_ERROR(set("name", name));
  }
  RELATA_RETURN_IF_ERROR(set("aliases", extended(property("aliases"), names, name)));
  RELATA_RETURN_IF_ERROR(set("titles", extended(property("titles"), entity.titles, {})));
  for (const auto& [key, text] : {std::pair<const char*, const std::string&>{"kind", entity.kind},
                                  {"country", entity.country},
                                  {"description", entity.description}}) {
    if (!text.empty() && property(key).is_null()) RELATA_RETURN_IF_ERROR(set(key, text));
  }
  index_.add(entity.type, node, entity.name, entity.aliases);
  return Status::ok();
}

Status ArticleWriter::mention(NodeId node, const NodeMentions& mentions) {
  std::set<std::int64_t> starts;
  for (const extract::Span& place : mentions.places) starts.insert(place.begin);
  ValueMap values;
  values["count"] = static_cast<std::int64_t>(starts.size());
  values["offsets"] = ValueList(starts.begin(), starts.end());
  if (!mentions.names.empty()) values["names"] = list_of(mentions.names);
  set_text(values, "grounds", mentions.grounds);
  return connect(node, "MENTIONED_IN", article_, values);
}

Status ArticleWriter::connect(NodeId head, std::string_view type, NodeId tail, const ValueMap& values) {
  RELATA_ASSIGN_OR_RETURN(const TypeId id, writer_.type(type));
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer_, values));
  return writer_.create_edge(head, id, tail, std::move(list)).status();
}

Status ArticleWriter::put_statements(const Extraction& extraction) {
  RELATA_ASSIGN_OR_RETURN(const LabelId label, writer_.label("Statement"));
  for (const extract::ExtractedStatement& statement : extraction.statements) {
    ValueMap map;
    map["text"] = statement.text;
    map["quoted"] = statement.quoted;
    if (statement.date) map["date"] = *statement.date;
    RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer_, map));
    RELATA_ASSIGN_OR_RETURN(const NodeId node, writer_.create_node({label}, std::move(list)));
    RELATA_RETURN_IF_ERROR(mention(node, {{statement.span}, {}, {}}));
    if (statement.speaker) RELATA_RETURN_IF_ERROR(connect(nodes_[*statement.speaker], "SAID", node, {}));
    std::set<NodeId> subjects;
    for (const std::uint32_t entity : statement.about) subjects.insert(nodes_[entity]);
    for (const NodeId subject : subjects) RELATA_RETURN_IF_ERROR(connect(node, "ABOUT", subject, {}));
  }
  return Status::ok();
}

}  // namespace relata
