#include "tests/cli/run_command.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <sstream>
#include <thread>

namespace relata::testing_cli {
namespace {

std::vector<char*> argument_vector(const std::vector<std::string>& arguments) {
  std::vector<char*> pointers{const_cast<char*>(RELATA_COMMAND)};
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

pid_t spawn(const std::vector<std::string>& arguments, int in, int out, int err) {
  std::vector<char*> pointers = argument_vector(arguments);
  const pid_t child = fork();
  if (child != 0) return child;
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  execv(RELATA_COMMAND, pointers.data());
  _exit(127);
}

}  // namespace

Outcome relata(const std::vector<std::string>& arguments, const std::string& input) {
  const TemporaryDirectory files;
  const std::string in = files.write("in", input);
  const int in_file = open(in.c_str(), O_RDONLY);
  const int out_file = open((files / "out").c_str(), O_CREAT | O_WRONLY, 0600);
  const int err_file = open((files / "err").c_str(), O_CREAT | O_WRONLY, 0600);
  const pid_t child = spawn(arguments, in_file, out_file, err_file);
  close(in_file);
  close(out_file);
  close(err_file);
  Outcome outcome;
  outcome.exit_code = wait_for(child);
  outcome.out = bytes_of(files / "out");
  outcome.err = bytes_of(files / "err");
  return outcome;
}

pid_t start(const std::vector<std::string>& arguments) {
  const int nowhere = open("/dev/null", O_RDWR);
  const pid_t child = spawn(arguments, nowhere, nowhere, nowhere);
  close(nowhere);
  return child;
}

int wait_for(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return WIFSIGNALED(status) ? kKilled + WTERMSIG(status) : WEXITSTATUS(status);
}

void let_work(pid_t process, double cpu_seconds) {
  const std::string file = fmt::format("/proc/{}/stat", process);
  for (;;) {
    std::string stat = bytes_of(file);
    // The name, in brackets, may hold blanks; behind it come the state and, as the 12th and 13th, the time in user and system mode.
    std::istringstream fields(stat.erase(0, stat.rfind(')') + 1));
    std::string state;
    fields >> state;
    if (state.empty() || state == "Z") return;
    std::uint64_t ticks = 0;
    for (int i = 0; i < 10; ++i) fields >> ticks;
    std::uint64_t system = 0;
    fields >> ticks >> system;
    if (static_cast<double>(ticks + system) >= cpu_seconds * static_cast<double>(sysconf(_SC_CLK_TCK))) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

bool wait_until_locked(const std::string& database) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < deadline) {
    const int file = open((database + "/LOCK").c_str(), O_RDWR);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const bool locked = file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(file);
    if (locked) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace relata::testing_cli
