#pragma once

#include "engine/extract/extractor.h"

namespace relata {

// Reads two kinds of sentence, "<Person> met <Person>." and "<Person> said <anything>.", where a person is "Ann Lee" or "Ann": all that
// tests of what becomes of facts need, without the cost of the trained models.
class SimpleReader final : public extract::Extractor {
 public:
  std::string_view name() const override { return "simple 1"; }
  Result<extract::Extraction> extract(const extract::Document& document) const override;
};

}  // namespace relata
