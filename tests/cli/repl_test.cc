// The REPL on a terminal: a pseudo-terminal types what a person would.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;

class Terminal {
 public:
  Terminal(const std::string& database, const std::string& history) {
    const winsize size{50, 100, 0, 0};
    process_ = forkpty(&file_, nullptr, nullptr, &size);
    if (process_ != 0) return;
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // libedit never frees the names of functions that are added to it
    setenv("RELATA_HISTORY", history.c_str(), 1);
    execl(RELATA_COMMAND, RELATA_COMMAND, "repl", database.c_str(), nullptr);
    _exit(127);
  }
  ~Terminal() {
    kill(process_, SIGKILL);
    if (!ended_) wait_for(process_);
    close(file_);
  }
  void type(const std::string& keys) { ASSERT_EQ(write(file_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size())); }
  // What the screen gets until `text` appears, or until nothing more may be waited for.
  std::string until(const std::string& text) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::string seen = std::exchange(unread_, {});
    while (seen.find(text) == std::string::npos && std::chrono::steady_clock::now() < deadline) {
      pollfd waiting{file_, POLLIN, 0};
      if (poll(&waiting, 1, 100) <= 0) continue;
      char buffer[4096];
      const ssize_t got = read(file_, buffer, sizeof buffer);
      if (got <= 0) break;
      seen.append(buffer, static_cast<std::size_t>(got));
    }
    EXPECT_THAT(seen, HasSubstr(text));
    const std::size_t found = seen.find(text);
    if (found == std::string::npos) return seen;
    unread_ = seen.substr(found + text.size());
    seen.resize(found + text.size());
    return seen;
  }
  pid_t process() const { return process_; }
  // Reads on meanwhile: a terminal that nobody reads holds its process up. What does not end by itself is killed.
  int end() {
    ended_ = true;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    char buffer[4096];
    while (true) {
      pollfd waiting{file_, POLLIN, 0};
      if (poll(&waiting, 1, 100) > 0 && read(file_, buffer, sizeof buffer) <= 0) break;
      if (std::chrono::steady_clock::now() > deadline) kill(process_, SIGKILL);
    }
    return wait_for(process_);
  }

 private:
  int file_ = -1;
  std::string unread_;  // came with the text that until() waited for
  pid_t process_ = -1;
  bool ended_ = false;
};

class Repl : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(
        relata({"import", database_, "-"}, "{\"type\":\"node\",\"id\":\"0\",\"labels\":[\"Person\"],\"properties\":{\"name\":\"Åse\"}}\n")
            .exit_code,
        0);
  }
  const TemporaryDirectory directory_;
  const std::string database_ = directory_ / "db";
  const std::string history_ = directory_ / "state/history";
};

TEST_F(Repl, AnswersAStatementOverSeveralLinesWithItsTime) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("MATCH (n:Person)\r");
  terminal.until("-> ");
  terminal.type("RETURN n.name AS name;\r");
  const std::string screen = terminal.until(" ms)");
  EXPECT_THAT(screen, HasSubstr("│ Åse  │"));
  EXPECT_THAT(screen, HasSubstr("1 row ("));
  terminal.until("relata> ");
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Repl, CompletesWordsByTab) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("mat\t (n:Pe\t) RETURN n.na\t;\r");
  EXPECT_THAT(terminal.until(" ms)"), HasSubstr("│ Åse    │"));
}

TEST_F(Repl, CancelsARunningQueryByCtrlCAndGoesOn) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*);\r");
  let_work(terminal.process(), 2);
  terminal.type("\x03");
  terminal.until("the query was cancelled");
  terminal.until("relata> ");
  terminal.type("half a statement\x03");
  terminal.until("relata> ");
  terminal.type("RETURN 41 + 1 AS answer;\r");
  EXPECT_THAT(terminal.until(" ms)"), HasSubstr("42"));
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Repl, LeavesByCtrlDPressedWhileAStatementRuns) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("UNWIND range(1, 1000) AS a UNWIND range(1, 400) AS b RETURN count(*);\r");
  // While it runs, as a rule; the key counts before and afterwards, too.
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  terminal.type("\x04");
  EXPECT_THAT(terminal.until(" ms)"), HasSubstr("400000"));
  EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Repl, CountsTheLinesOfAnErrorFromTheStatementsFirst) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("RETURN 1;\r");
  terminal.until(" ms)");
  terminal.type("RETRUN 2;\r");
  terminal.until("line 1, column 1");
}

TEST_F(Repl, RemembersStatementsAcrossRuns) {
  {
    Terminal terminal(database_, history_);
    terminal.until("relata> ");
    terminal.type("RETURN 1234 AS\r");
    terminal.until("-> ");
    terminal.type("first;\r");
    terminal.until(" ms)");
    terminal.type(":quit\r");
    EXPECT_EQ(terminal.end(), 0);
  }
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type("\x1b[A\x1b[A");  // :quit, then the statement
  terminal.until("first;");
  terminal.type("\r");
  EXPECT_THAT(terminal.until(" ms)"), HasSubstr("1234"));
}

TEST_F(Repl, HasCommands) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type(":help\r");
  terminal.until(":schema");
  terminal.type(":schema\r");
  terminal.until("property keys: name");
  terminal.type(":explain MATCH (n:Person) RETURN n\r");
  terminal.until("NodeByLabelScan");
  terminal.type("MATCH (n) RETURN n;\r");
  terminal.until(" ms)");
  terminal.type(":dot\r");
  terminal.until("digraph");
  terminal.type(":mode jsonl\r");
  terminal.type("RETURN 5 AS five;\r");
  terminal.until("{\"five\":5}");
  terminal.type(":param who={\"name\": \"Åse\"}\r");
  terminal.type(":param\r");
  terminal.until("$who = {name: 'Åse'}");
  terminal.type(":mode nonsense\r");
  terminal.until("there are table, csv and jsonl");
  terminal.type(":nonsense\r");
  terminal.until("unknown command");
}

TEST_F(Repl, KeepsATransactionUntilItIsCommittedOrRolledBack) {
  Terminal terminal(database_, history_);
  terminal.until("relata> ");
  terminal.type(":begin\r");
  terminal.until("relata* ");
  terminal.type("CREATE (:Temporary);\r");
  terminal.until("1 node created");
  terminal.type(":rollback\r");
  terminal.until("relata> ");
  terminal.type("MATCH (t:Temporary) RETURN count(*) AS n;\r");
  terminal.until("│ 0 │");
}

}  // namespace
}  // namespace relata::testing_cli
