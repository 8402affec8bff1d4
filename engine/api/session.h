#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/api/options.h"
#include "engine/api/query_result.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

class DatabaseCore;

// One conversation with a database: statements one after another, each a transaction of its own unless begin() opened one.
// Not thread-safe; open one session per thread. Must not outlive its Database.
class Session {
 public:
  explicit Session(DatabaseCore& core);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  // Rolls back what is not committed.
  ~Session();

  // Runs one statement. `parameters` gives the values of $name. Errors: kQueryError with position and what was expected; nothing
  // of a failed statement remains, and an explicit transaction in which a statement failed must be rolled back.
  Result<QueryResult> run(std::string_view query, const ValueMap& parameters = {}, const QueryOptions& options = {});

  // BEGIN, COMMIT and ROLLBACK are also statements for run(). A transaction reads the version of the graph that its first statement found.
  // Writers wait for one another: from its first update to its end a transaction keeps others from updating. The update is kConflict when
  // somebody committed after the transaction's first read, kBusy when another transaction stays open for more than a minute.
  Status begin();
  Status commit();
  Status commit(Durability durability);
  Status rollback();
  bool in_transaction() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A query error as people read it: message, the line, a caret under the place. Other statuses: their message.
std::string describe_error(const Status& status, std::string_view query);

}  // namespace relata
