#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/extract/extractor.h"
#include "engine/ingest/ingest_run.h"

namespace relata {

// Reads what a test says about an article: one line for each entity or fact.
//
//   Person Anna Lee = Lee; A. Lee          a type, a name, other names after "="
//   Place Springfield (city, United States)  kind and country in brackets
//   Person Anna Lee [minister]             a title
//   Anna Lee MET_WITH Bob Ray              a fact between two of them
class NotesReader final : public extract::Extractor {
 public:
  std::string_view name() const override { return "notes 1"; }
  Result<extract::Extraction> extract(const extract::Document& document) const override;
};

class Linking : public testing::Test {
 protected:
  // Ingests an article whose text is these lines.
  void add(const std::string& id, const std::string& notes);
  // The column of a query's rows, as text.
  std::vector<std::string> column(std::string_view query);
  // Names of the nodes of a label, in order of their ids.
  std::vector<std::string> nodes(const std::string& label);
  // Runs a statement that is to succeed.
  void run(const std::string& query);
  // Runs a statement that is to fail, and gives its message.
  std::string failure_of(const std::string& query);

  Database database_ = Database::open_in_memory().value();
};

}  // namespace relata
