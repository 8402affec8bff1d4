#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relata {

// This test program in a new process, running one of child_roles() instead of tests. A fork alone would not do: the threads of RocksDB
// do not live through it. Not thread-safe.
class ChildProcess {
 public:
  // Role and its arguments.
  explicit ChildProcess(const std::vector<std::string>& arguments);
  ~ChildProcess();  // kills it
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // The next number that the child has told; waits for it. None when the child is gone.
  std::optional<std::uint64_t> next();
  // With SIGKILL: the child can do nothing about it. Numbers that it told before can still be read.
  void kill();

 private:
  pid_t pid_ = -1;
  int pipe_ = -1;
};

// For the child: tells its parent a number.
void tell_parent(std::uint64_t number);
// For main(): runs the role that the arguments name, if they name one.
std::optional<int> run_child_role(const std::vector<std::string>& arguments);

}  // namespace relata
