// How long single commits take while they go on steadily, foldings of the change log into stored segments among them.
//
//   commit_latency_bench DIRECTORY [COMMITS] [sync|group|none]     DIRECTORY holds a graph, and keeps the relationships that this adds

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <vector>

#include "engine/txn/transaction_manager.h"
#include "storage/graph/graph_store.h"

namespace relata {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCommits = 400'000;

struct Commit {
  double ms;
  double processor_ms;  // of the thread
  bool folded;          // the stored segments were written anew within it
};

double milliseconds_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

void exit_on_error(const Status& status) {
  if (status.is_ok()) return;
  fmt::print(stderr, "{}\n", status.to_string());
  std::exit(1);
}

std::vector<Commit> commit_steadily(TransactionManager& manager, std::size_t count, Durability durability) {
  std::vector<Commit> commits;
  std::uint64_t seed = 1;
  const std::uint64_t nodes = manager.snapshot()->node_id_end().value - 1;
  while (commits.size() < count) {
    const std::uint64_t changes = manager.snapshot()->change_count();
    const double processor = processor_ms();
    const auto start = Clock::now();
    exit_on_error(manager.write(
        [&](GraphWriter& writer) -> Status {
          RELATA_ASSIGN_OR_RETURN(const TypeId type, writer.type("SPOKE_WITH"));
          RELATA_ASSIGN_OR_RETURN(const KeyId day, writer.key("day"));
          seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
          return writer.create_edge({(seed >> 33) % nodes + 1}, type, {(seed >> 13) % nodes + 1}, {{day, Value(std::int64_t{20'000})}})
              .status();
        },
        durability));
    const double ms = milliseconds_since(start);
    commits.push_back({ms, processor_ms() - processor, manager.snapshot()->change_count() < changes});
  }
  return commits;
}

void print(std::vector<Commit> commits) {
  std::size_t folds = 0;
  double longest_fold = 0;
  double most_work = 0;
  for (const Commit& commit : commits) {
    if (!commit.folded) continue;
    ++folds;
    longest_fold = std::max(longest_fold, commit.ms);
    most_work = std::max(most_work, commit.processor_ms);
  }
  std::sort(commits.begin(), commits.end(), [](const Commit& a, const Commit& b) { return a.ms < b.ms; });
  const auto at = [&](double part) { return commits[static_cast<std::size_t>(part * static_cast<double>(commits.size() - 1))].ms; };
  fmt::print(
      "commits {}, folds {}\np50 {:.3f} ms, p99 {:.3f} ms, p99.9 {:.3f} ms, longest {:.1f} ms\nlongest with a fold {:.1f} ms, of processor "
      "time {:.1f} ms\n",
      commits.size(), folds, at(0.5), at(0.99), at(0.999), at(1), longest_fold, most_work);
}

}  // namespace
}  // namespace relata

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) return fmt::print(stderr, "usage: commit_latency_bench DIRECTORY [COMMITS] [sync|group|none]\n"), 2;
  const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : relata::kCommits;
  const std::string_view name = argc > 3 ? argv[3] : "sync";
  const relata::Durability durability = name == "none"    ? relata::Durability::kNone
                                        : name == "group" ? relata::Durability::kGroup
                                                          : relata::Durability::kSync;
  auto store = relata::GraphStore::open(argv[1], {.create_if_missing = false});
  relata::exit_on_error(store.status());
  auto manager = relata::TransactionManager::open(std::move(store).value(), false);
  relata::exit_on_error(manager.status());
  if (count > 0) relata::print(relata::commit_steadily(**manager, count, durability));
  return 0;
}
