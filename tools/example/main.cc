// Reads one article into a graph, asks it a question and draws the answer.
//
//   relata_example OUTPUT.dot [DIRECTORY]

#include <fstream>
#include <iostream>

#include "engine/api/database.h"
#include "engine/api/ingest.h"
#include "engine/api/session.h"
#include "engine/api/transfer.h"

namespace {

constexpr const char* kArticle =
    "Norwegian Foreign Minister Ingrid Solheim spoke with Icelandic Prime Minister Katla Jonsdottir by phone on Tuesday. "
    "Solheim proposed a 60-day truce, and Jonsdottir accepted the plan on Wednesday, officials said.";

relata::Status run(const std::filesystem::path& picture, const std::filesystem::path& directory) {
  // Everything that can fail says so in a Status or a Result; no exception leaves the library.
  RELATA_ASSIGN_OR_RETURN(relata::Database database, relata::Database::open(directory));

  relata::IngestOptions options;
  options.data_directory = RELATA_DATA_DIRECTORY;  // find_package(Relata) defines it: the installed models and rules
  RELATA_ASSIGN_OR_RETURN(const relata::Date published, relata::parse_iso_date("2025-09-04"));
  relata::ArticleText article;
  article.id = "example";
  article.date = published;
  article.text = kArticle;
  RELATA_ASSIGN_OR_RETURN(const relata::IngestReport report, relata::ingest(database, article, options));
  std::cout << report.added << " article(s) added\n";

  relata::Session session = database.session();
  RELATA_ASSIGN_OR_RETURN(const relata::QueryResult result,
                          session.run("MATCH (a:Person)-[r]->(b) WHERE a.name = $name AND type(r) <> 'MENTIONED_IN' AND NOT b:Statement "
                                      "RETURN a.name AS who, r, b, r.date AS day ORDER BY type(r), b.name",
                                      {{"name", "Ingrid Solheim"}}));
  for (std::size_t row = 0; row < result.row_count(); ++row) {
    RELATA_ASSIGN_OR_RETURN(const relata::Relationship edge, result.relationship(result.at(row, 1).as_relationship()));
    RELATA_ASSIGN_OR_RETURN(const relata::Node other, result.node(result.at(row, 2).as_node()));
    const auto name = other.properties.find("name");
    std::cout << result.at(row, 0).as_string() << ' ' << edge.type << ' '
              << (name == other.properties.end() ? std::string("?") : name->second.as_string()) << ' ' << result.display(result.at(row, 3))
              << '\n';
    RELATA_ASSIGN_OR_RETURN(const std::vector<relata::Evidence> evidence, result.evidence(edge.id));
    for (const relata::Evidence& item : evidence) std::cout << "  sentence: " << item.sentence << '\n';
  }

  std::ofstream out(picture);
  return relata::export_picture(result, relata::PictureFormat::kDot, out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: relata_example OUTPUT.dot [DIRECTORY]\n";
    return 2;
  }
  const relata::Status status = run(argv[1], argc > 2 ? argv[2] : "example.relata");
  if (!status.is_ok()) std::cerr << "relata_example: " << status.message() << '\n';
  return status.is_ok() ? 0 : 1;
}
