#include "tests/unit/storage/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "storage/rocksdb/store.h"
#include "tests/unit/storage/bulk/sample_load.h"
#include "tests/unit/storage/graph/index_churn.h"
#include "tests/unit/storage/graph/random_history.h"

namespace relata {
namespace {

constexpr const char* kMark = "--child";
constexpr int kChildsEnd = 3;

// Opens the graph, tells 1 when that went well or 0, and holds it until it is killed.
int hold_graph(const std::string& directory) {
  const auto graph = GraphStore::open(directory, {});
  tell_parent(graph.is_ok() ? 1 : 0);
  for (;;) ::pause();
}

// Goes on with the random history where the graph stands, and tells each version once it is acknowledged.
// With small files, so that they come and go all the while, when `write_buffer_bytes` is small.
int write_history(const std::string& directory, std::uint64_t seed, std::size_t write_buffer_bytes) {
  RocksDbOptions options;
  options.write_buffer_bytes = write_buffer_bytes;
  auto kv = open_rocksdb_kv(directory, options);
  if (!kv.is_ok()) return std::fprintf(stderr, "%s\n", kv.status().to_string().c_str()), 1;
  auto graph = GraphStore::open_on(*std::move(kv), {});
  if (!graph.is_ok()) return std::fprintf(stderr, "%s\n", graph.status().to_string().c_str()), 1;
  std::mt19937_64 any(seed);
  RandomHistory history(seed);
  const Result<CatalogState> catalog = (*graph)->load_catalog();
  if (!catalog.is_ok()) return 1;
  for (std::uint64_t i = 0; i < catalog->version; ++i) (void)history.next();
  for (;;) {
    const MutationList mutations = history.next();
    const Result<std::uint64_t> version = (*graph)->commit(mutations, static_cast<Durability>(any() % 3));
    if (!version.is_ok()) return std::fprintf(stderr, "%s\n", version.status().to_string().c_str()), 1;
    tell_parent(*version);
  }
}

// Loads the sample graph, telling 1 when it begins, 2 when the records are in and 3 when the graph is there.
int load_graph(const std::string& directory) {
  WorkerPool pool(2);
  tell_parent(1);
  const auto load = [&]() -> Status {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoader> loader, BulkLoader::create(directory, pool, {{}, 0, 20'000, 1'000}));
    RELATA_RETURN_IF_ERROR(add_sample(*loader, kKilledLoadNodes));
    tell_parent(2);
    return finish_sample(*loader);
  };
  const Status status = load();
  if (!status.is_ok()) return std::fprintf(stderr, "%s\n", status.to_string().c_str()), 1;
  tell_parent(3);
  return 0;
}

int make_indexes(const std::string& directory) {
  const Status status = churn_indexes(directory, tell_parent);
  std::fprintf(stderr, "%s\n", status.to_string().c_str());
  return 1;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& arguments) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  pipe_ = ends[0];
  // Made before the fork: in the child of a program with threads nothing may be allocated.
  std::vector<char*> argv = {const_cast<char*>("relata_storage_tests"), const_cast<char*>(kMark)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ == 0) {
    if (ends[1] == kChildsEnd) {
      ::fcntl(kChildsEnd, F_SETFD, 0);
    } else {
      ::dup2(ends[1], kChildsEnd);
    }
    ::execv("/proc/self/exe", argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
}

ChildProcess::~ChildProcess() {
  kill();
  if (pipe_ >= 0) ::close(pipe_);
}

std::optional<std::uint64_t> ChildProcess::next() {
  std::uint64_t number = 0;
  const bool whole = ::read(pipe_, &number, sizeof number) == static_cast<ssize_t>(sizeof number);
  return whole ? std::optional(number) : std::nullopt;
}

void ChildProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

void tell_parent(std::uint64_t number) {
  // Writes of so few bytes to a pipe are whole or not at all.
  if (::write(kChildsEnd, &number, sizeof number) < 0) ::_exit(1);
}

std::optional<int> run_child_role(const std::vector<std::string>& arguments) {
  if (arguments.size() < 3 || arguments[0] != kMark) return std::nullopt;
  if (arguments[1] == "hold") return hold_graph(arguments[2]);
  if (arguments[1] == "load") return load_graph(arguments[2]);
  if (arguments[1] == "index") return make_indexes(arguments[2]);
  if (arguments[1] == "write" && arguments.size() == 4) return write_history(arguments[2], std::stoull(arguments[3]), 0);
  if (arguments[1] == "churn" && arguments.size() == 4) return write_history(arguments[2], std::stoull(arguments[3]), 64 << 10);
  return 2;
}

}  // namespace relata
