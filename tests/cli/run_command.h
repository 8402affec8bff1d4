#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace relata::testing_cli {

// Beyond every exit code, so that a program that a signal ends differs from one that says so.
inline constexpr int kKilled = 256;

struct Outcome {
  int exit_code = -1;  // kKilled + signal when killed by one
  std::string out;
  std::string err;
};

// Runs `relata ARGUMENTS...` to its end, with `input` as standard input.
Outcome relata(const std::vector<std::string>& arguments, const std::string& input = {});

// A running `relata` without a terminal, its output thrown away.
pid_t start(const std::vector<std::string>& arguments);
// Waits for its end; the exit code as in Outcome.
int wait_for(pid_t process);
// Waits until it has worked for so long, which on a busy machine may be much later, or has ended.
void let_work(pid_t process, double cpu_seconds);
// Waits until some process has the graph open for writing; false when none has after half a minute.
bool wait_until_locked(const std::string& database);

}  // namespace relata::testing_cli
