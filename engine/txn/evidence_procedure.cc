#include "engine/txn/evidence_procedure.h"

#include <fmt/format.h>

namespace relata {
namespace {

class EvidenceProcedure final : public Procedure {
 public:
  EvidenceProcedure() {
    signature_.name = "relata.evidence";
    signature_.arguments = {{"relationship", StaticType::kRelationship, true, {}}};
    const auto column = [&](const char* name, StaticType type) { signature_.results.push_back({name, type, true, {}}); };
    for (const char* name : {"article", "title"}) column(name, StaticType::kString);
    column("published", StaticType::kDate);
    for (const char* name : {"source", "sentence"}) column(name, StaticType::kString);
    for (const char* name : {"begin", "end"}) column(name, StaticType::kInteger);
    for (const char* name : {"head_text", "tail_text", "said_by"}) column(name, StaticType::kString);
    column("confidence", StaticType::kFloat);
    column("extractor", StaticType::kString);
    signature_.description = "The sentences that state a relationship, newest article first";
  }
  const ProcedureSignature& signature() const override { return signature_; }

  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    std::vector<ValueList> rows;
    if (arguments[0].is_null() || context.eval.evidence == nullptr) return rows;
    if (!arguments[0].is_relationship()) {
      return Status::runtime_error("TypeError", "InvalidArgumentType",
                                   fmt::format("relata.evidence wants a relationship, not a {}", to_string(arguments[0].kind())));
    }
    RELATA_ASSIGN_OR_RETURN(const Value evidence, context.eval.evidence->evidence(arguments[0].as_relationship()));
    for (const Value& item : evidence.as_list()) {
      ValueList row;
      for (const ProcedureParameter& column : signature_.results) row.push_back(item.as_map().at(column.name));
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  ProcedureSignature signature_;
};

}  // namespace

std::unique_ptr<Procedure> evidence_procedure() { return std::make_unique<EvidenceProcedure>(); }

}  // namespace relata
