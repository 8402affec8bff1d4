#include "tests/language/configuration.h"

#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "query/rewrite/rewriter.h"

namespace relata::language {

std::vector<Configuration> configurations() {
  std::vector<Configuration> all{{"as shipped", false, false, {}, {}},
                                 {"batches of two rows", false, false, {.batch_size = 2, .disabled_rules = {}}, {}},
                                 {"on disk", true, false, {}, {}},
                                 {"on disk, restarted after every change", true, true, {}, {}},
                                 {"stored after every commit, with next to no memory", false, false, {}, {1, 1, 0, 0, false}}};
  for (const RewriteRule& rule : rewrite_rules()) {
    ExecutionTuning tuning;
    tuning.disabled_rules.emplace(rule.name);
    all.push_back({"without the rule " + std::string(rule.name), false, false, tuning, {}});
  }
  return all;
}

TestGraph::TestGraph(const Configuration& configuration) : configuration_(configuration) {
  if (configuration.on_disk) directory_.emplace();
}

Status TestGraph::open() {
  Result<Database> opened =
      configuration_.on_disk ? Database::open(*directory_ / "graph") : Database::open_in_memory(configuration_.storage);
  RELATA_RETURN_IF_ERROR(opened.status());
  database_.emplace(*std::move(opened));
  database_->core().set_tuning(configuration_.tuning);
  return Status::ok();
}

Status TestGraph::clear() {
  if (!configuration_.on_disk || !database_) return open();
  return database_->session().run("MATCH (n) DETACH DELETE n").status();
}

Status TestGraph::restart() {
  if (!configuration_.restart) return Status::ok();
  database_.reset();
  return open();
}

}  // namespace relata::language
