#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "engine/api/database.h"
#include "engine/api/query_result.h"
#include "storage/base/result.h"

namespace relata {

enum class PictureFormat : std::uint8_t { kDot, kSvg, kPng };

// The whole graph, without articles and statements, as a picture or as GraphViz text: shapes and colours by label, edges with type and
// date, a legend. Cost of kSvg and kPng: GraphViz's layout, which takes minutes beyond a few thousand nodes.
Status export_picture(const Database& database, PictureFormat format, std::ostream& out);
// The nodes, relationships and paths anywhere in the rows of a result.
Status export_picture(const QueryResult& result, PictureFormat format, std::ostream& out);

struct TransferCounts {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t evidence = 0;
  std::uint64_t texts = 0;
};

// JSON lines in the layout of Neo4j's apoc.export.json: nodes first, then relationships; dates and times as ISO text. What that layout
// cannot hold follows in fields and lines of other types that its readers pass over ("types" beside "properties", lines of type
// "evidence" and "text"), so that import_json_lines() brings back exactly what was there.
Result<TransferCounts> export_json_lines(const Database& database, std::ostream& out);
// Of a result: its nodes and relationships with their ends, without evidence and texts.
Result<TransferCounts> export_json_lines(const QueryResult& result, std::ostream& out);

// Adds what export_json_lines(), or Neo4j's own export, wrote. All or nothing; ids are given anew. kInvalidArgument names the line.
Result<TransferCounts> import_json_lines(Database& database, std::istream& in);

}  // namespace relata
