// Writes a graph of N nodes and relationships into a new directory in one commit, and times what happens to it.
//
//   store_bench DIRECTORY RELATIONSHIPS

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "storage/graph/graph_store.h"

namespace relata {
namespace {

template <typename Step>
void timed(const char* what, Step step) {
  const auto start = std::chrono::steady_clock::now();
  step();
  fmt::print("{:<28} {:8.3f} s\n", what, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  std::fflush(stdout);
}

template <typename T>
T value_or_exit(Result<T> result) {
  if (result.is_ok()) return std::move(result).value();
  fmt::print(stderr, "{}\n", result.status().to_string());
  std::exit(1);
}

MutationList random_graph(std::uint64_t edges) {
  const std::uint64_t nodes = edges / 4 + 1;
  MutationList list = {RegisterName{NameSpace::kLabel, 1, "Person"}, RegisterName{NameSpace::kType, 1, "MET_WITH"},
                       RegisterName{NameSpace::kKey, 1, "name"}, RegisterName{NameSpace::kKey, 2, "date"}};
  std::mt19937_64 random(7);
  for (std::uint64_t id = 1; id <= nodes; ++id) list.push_back(PutNode{{id}, {{{1}}, {{{1}, fmt::format("Person {}", id)}}}});
  for (std::uint64_t id = 1; id <= edges; ++id) {
    const Value date(Date{static_cast<std::int64_t>(random() % 20'000)});
    list.push_back(PutEdge{{id}, {{random() % nodes + 1}, {1}, {random() % nodes + 1}, {{{2}, date}}}});
  }
  return list;
}

void run(const std::filesystem::path& directory, std::uint64_t edges) {
  const MutationList graph = random_graph(edges);
  std::unique_ptr<GraphStore> store;
  const auto open = [&] { store = value_or_exit(GraphStore::open(directory, {})); };
  timed("open", open);
  timed("commit", [&] { value_or_exit(store->commit(graph, Durability::kSync)); });
  timed("close", [&] { store.reset(); });
  timed("open again", open);
  std::uint64_t found = 0;
  timed("scan relationships", [&] {
    const Status status = store->scan_edges([&](EdgeId, EdgeRecord&&) { return ++found > 0; });
    if (!status.is_ok() || found != edges) fmt::print(stderr, "found {} of {} relationships {}\n", found, edges, status.to_string());
  });
  const auto commits = [&](Durability durability) {
    for (std::uint64_t id = 1; id <= 1000; ++id) value_or_exit(store->commit({PutNode{{id}, {}}}, durability));
  };
  timed("1000 commits, on the disk", [&] { commits(Durability::kSync); });
  timed("1000 commits, no waiting", [&] { commits(Durability::kNone); });
  timed("check", [&] {
    const ConsistencyReport report = value_or_exit(store->check());
    if (report.problem_count > 0) fmt::print(stderr, "{} problems; first: {}\n", report.problem_count, report.problems.front());
  });
}

}  // namespace
}  // namespace relata

int main(int argc, char** argv) {
  if (argc != 3) return fmt::print(stderr, "usage: store_bench DIRECTORY RELATIONSHIPS\n"), 2;
  relata::run(argv[1], std::strtoull(argv[2], nullptr, 10));
  return 0;
}
