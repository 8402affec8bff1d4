#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/extract/document.h"
#include "engine/extract/extraction.h"
#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// What relations of others are in the ontology, by "kbp per:spouse" or "openie meet with"; from lexicon/foreign_relations.txt.
struct ForeignRelation {
  const RelationType* type = nullptr;  // of the lexicon
  bool backward = false;               // their subject is our tail
};
using ForeignRelations = std::map<std::string, ForeignRelation, std::less<>>;

// kNotFound or kInvalidArgument names the file and the line. The result borrows from the lexicon.
Result<ForeignRelations> load_foreign_relations(const std::filesystem::path& lexicon_directory, const Lexicon& lexicon);

// Adds the kbp and openie triples of CoreNLP's sentences whose both ends are entities of the extraction and whose relation the table knows,
// unless the extraction has the fact from that sentence already. Their evidence is the sentence they are in. Cost: triples times entities.
void add_corenlp_relations(const nlohmann::json& object, const Document& document, const Annotation& annotation,
                           const ForeignRelations& relations, Extraction& extraction);

}  // namespace relata::extract
