// Commits a second on a disk: what a raw sync costs there, and what commits of each durability make of it.
//
//   commit_bench DIRECTORY [SECONDS]     DIRECTORY is made, and must not be there yet

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "engine/txn/transaction_manager.h"
#include "storage/graph/graph_store.h"

namespace relata {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void print_rate(const std::string& what, std::uint64_t count, double seconds) {
  fmt::print("{:<44} {:>12.0f} /s\n", what, static_cast<double>(count) / seconds);
  std::fflush(stdout);
}

void exit_on_error(const Status& status) {
  if (status.is_ok()) return;
  fmt::print(stderr, "{}\n", status.to_string());
  std::exit(1);
}

// 200 bytes appended and synced, as a small commit would at best.
void raw_syncs(const std::filesystem::path& directory, double limit) {
  const std::string name = (directory / "raw").string();
  const int file = ::open(name.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const std::string bytes(200, 'x');
  std::uint64_t syncs = 0;
  const auto start = Clock::now();
  for (; seconds_since(start) < limit; ++syncs) {
    if (::write(file, bytes.data(), bytes.size()) < 0 || ::fdatasync(file) != 0) exit_on_error(Status::io_error("cannot write " + name));
  }
  print_rate("write and fdatasync of 200 bytes", syncs, seconds_since(start));
  ::close(file);
}

// `threads` writers for `limit` seconds, each adding edges between 10,000 nodes.
void commits(TransactionManager& manager, Durability durability, int threads, int edges_of_a_commit, double limit,
             const std::string& what) {
  std::atomic<std::uint64_t> done = 0;
  const TypeId type = *manager.snapshot()->names().find_type("MET_WITH");
  const KeyId date = *manager.snapshot()->names().find_key("date");
  const auto start = Clock::now();
  const auto work = [&](std::uint64_t seed) {
    while (seconds_since(start) < limit) {
      exit_on_error(manager.write(
          [&](GraphWriter& writer) -> Status {
            for (int i = 0; i < edges_of_a_commit; ++i) {
              seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
              RELATA_RETURN_IF_ERROR(
                  writer.create_edge({(seed >> 33) % 10'000 + 1}, type, {(seed >> 13) % 10'000 + 1}, {{date, Value(Date{20'000})}})
                      .status());
            }
            return Status::ok();
          },
          durability));
      ++done;
    }
  };
  std::vector<std::jthread> writers;
  for (int i = 0; i < threads; ++i) writers.emplace_back(work, static_cast<std::uint64_t>(i) + 1);
  writers.clear();
  const double seconds = seconds_since(start);
  print_rate(what, done * static_cast<std::uint64_t>(edges_of_a_commit), seconds);
}

void run(const std::filesystem::path& directory, double limit) {
  Result<std::unique_ptr<GraphStore>> store = GraphStore::open(directory, {});
  exit_on_error(store.status());
  Result<std::unique_ptr<TransactionManager>> manager = TransactionManager::open(*std::move(store), false);
  exit_on_error(manager.status());
  exit_on_error((*manager)->write([](GraphWriter& writer) -> Status {
    RELATA_RETURN_IF_ERROR(writer.type("MET_WITH").status());
    RELATA_RETURN_IF_ERROR(writer.key("date").status());
    for (int i = 0; i < 10'000; ++i) RELATA_RETURN_IF_ERROR(writer.create_node({}, {}).status());
    return Status::ok();
  }));
  raw_syncs(directory, limit);
  for (const int threads : {1, 4, 16}) {
    commits(**manager, Durability::kSync, threads, 1, limit, fmt::format("single edges, sync, {} writers", threads));
    commits(**manager, Durability::kGroup, threads, 1, limit, fmt::format("single edges, group, {} writers", threads));
  }
  commits(**manager, Durability::kNone, 1, 1, limit, "single edges, none, 1 writer");
  commits(**manager, Durability::kSync, 1, 1000, limit, "edges in commits of 1000, sync, 1 writer");
  commits(**manager, Durability::kGroup, 4, 1000, limit, "edges in commits of 1000, group, 4 writers");
}

}  // namespace
}  // namespace relata

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) return fmt::print(stderr, "usage: commit_bench DIRECTORY [SECONDS]\n"), 2;
  relata::run(argv[1], argc == 3 ? std::strtod(argv[2], nullptr) : 3);
  return 0;
}
