#include "engine/exec/executor.h"

#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include "engine/exec/equivalence.h"
#include "engine/exec/lowering.h"

namespace relata {
namespace {

class Execution {
 public:
  Execution(const CompiledQuery& query, const ExecutionContext& context)
      : query_(query.plan),
        context_(context),
        profiled_(query.kind == StatementKind::kProfile),
        state_(context, query_.slot_count()),
        profile_{query_.slot_names, {}} {}

  Result<ExecutionOutcome> run() {
    if (query_.updates && !context_.writer) return Status::unsupported("the database is open for reading only");
    for (std::size_t part = 0; part < query_.parts.size(); ++part) RELATA_RETURN_IF_ERROR(run_part(part));
    outcome_.updates = state_.updates();
    if (profiled_) outcome_.profile = format_profile(profile_);
    return std::move(outcome_);
  }

 private:
  Status run_part(std::size_t part) {
    const LoweredQuery lowered = lower(query_.parts[part], state_, profiled_ ? &profile_ : nullptr);
    std::vector<Value> nothing(query_.slot_count());
    RELATA_RETURN_IF_ERROR(lowered.root->open({nothing.data(), query_.slot_count()}));
    Batch batch(query_.slot_count(), context_.batch_size);
    do {
      RELATA_RETURN_IF_ERROR(state_.check_cancelled());
      RELATA_RETURN_IF_ERROR(lowered.root->next(batch));
      if (query_.columns.empty()) continue;
      for (std::uint32_t i = 0; i < batch.size(); ++i) RELATA_RETURN_IF_ERROR(add(batch.row(i), part));
    } while (!batch.empty());
    return Status::ok();
  }

  Status add(Row row, std::size_t part) {
    const std::size_t width = query_.columns.size();
    ValueList values;
    values.reserve(width);
    for (std::size_t column = 0; column < width; ++column) values.push_back(row[query_.column_slots[part * width + column]]);
    if (query_.parts.size() > 1 && !query_.union_all && !seen_.emplace(values.begin(), values.end()).second) return Status::ok();
    if (outcome_.rows.size() >= context_.max_rows) {
      return Status::resource_exhausted(fmt::format("the result has more than {} rows; use LIMIT, or ask for less", context_.max_rows));
    }
    RELATA_RETURN_IF_ERROR(state_.charge_rows(1));
    outcome_.rows.push_back(std::move(values));
    return Status::ok();
  }

  const plan::Query& query_;
  const ExecutionContext& context_;
  bool profiled_;
  ExecutionState state_;
  Profile profile_;
  absl::flat_hash_set<GroupKey, EquivalentKeyHash, EquivalentKeys> seen_;  // of a UNION
  ExecutionOutcome outcome_;
};

}  // namespace

Result<ExecutionOutcome> execute(const CompiledQuery& query, const ExecutionContext& context) { return Execution(query, context).run(); }

}  // namespace relata
