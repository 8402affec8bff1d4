#include "engine/api/bulk_import.h"

#include <fmt/format.h>

#include <chrono>
#include <deque>
#include <thread>

#include "engine/io/bulk/bulk_chunk.h"
#include "engine/io/bulk/bulk_input.h"
#include "engine/io/csv/byte_source.h"
#include "engine/io/csv/csv_chunker.h"
#include "engine/txn/exception_guard.h"
#include "storage/base/worker_pool.h"

namespace relata {
namespace {

using Clock = std::chrono::steady_clock;

// What a thread reads in one piece: enough to make handing it over cheap, and little enough that small files keep all threads busy.
constexpr std::size_t kChunkBytes = 512 << 10;

// Reads the files in order, has their chunks parsed by the pool, and takes the results in order again, so that ids depend on the files
// alone.
class BulkImport {
 public:
  BulkImport(const BulkImportOptions& options) : options_(options), pool_(threads_of(options)) {}

  Result<BulkImportReport> run(const std::filesystem::path& directory, std::span<const BulkFiles> nodes,
                               std::span<const BulkFiles> relationships) {
    RELATA_RETURN_IF_ERROR(check_characters());
    RELATA_ASSIGN_OR_RETURN(loader_, BulkLoader::create(directory, pool_));
    RELATA_RETURN_IF_ERROR(open(BulkKind::kNodes, nodes));
    RELATA_RETURN_IF_ERROR(open(BulkKind::kRelationships, relationships));
    // Relationships look ids up that are complete by then.
    RELATA_RETURN_IF_ERROR(read_all(BulkKind::kNodes));
    RELATA_RETURN_IF_ERROR(read_all(BulkKind::kRelationships));
    report_.nodes = loader_->next_node().value - 1;
    report_.relationships = loader_->next_edge().value - 1;
    if (report_.bad_records == 0 || options_.skip_bad) {
      RELATA_RETURN_IF_ERROR(
          loader_->finish(names_.names(NameSpace::kLabel), names_.names(NameSpace::kType), names_.names(NameSpace::kKey)));
      report_.loaded = true;
    }
    report_.seconds = seconds();
    return std::move(report_);
  }

 private:
  struct ChunkInWork {
    const BulkInput* input;
    const std::filesystem::path* file;
    std::uint64_t position;  // in the file, behind the chunk
    std::future<BulkChunk> chunk;
  };

  // One more than there are processors: some wait for the disk.
  static unsigned threads_of(const BulkImportOptions& options) {
    return options.threads > 0 ? options.threads : std::thread::hardware_concurrency() + 1;
  }

  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  Status check_characters() const {
    const bool line_end = std::string_view("\r\n").find(options_.delimiter) != std::string_view::npos ||
                          std::string_view("\r\n").find(options_.quote) != std::string_view::npos;
    if (line_end) return Status::invalid_argument("a line end cannot be the delimiter or the quote");
    if (options_.delimiter == options_.quote || options_.delimiter == options_.array_delimiter ||
        options_.quote == options_.array_delimiter) {
      return Status::invalid_argument("delimiter, array delimiter and quote must be three different characters");
    }
    return Status::ok();
  }

  Status open(BulkKind kind, std::span<const BulkFiles> sources) {
    for (const BulkFiles& source : sources) {
      RELATA_ASSIGN_OR_RETURN(BulkInput input, open_bulk_input(kind, source, options_, names_, spaces_));
      inputs_.push_back(std::move(input));
      for (const std::filesystem::path& file : source.files) {
        std::error_code unknown;
        const std::uintmax_t size = std::filesystem::file_size(file, unknown);
        if (!unknown) progress_.total_bytes += size;
      }
    }
    return Status::ok();
  }

  Status read_all(BulkKind kind) {
    for (const BulkInput& input : inputs_) {
      if (input.kind != kind) continue;
      for (std::size_t i = 0; i < input.source->files.size(); ++i) RELATA_RETURN_IF_ERROR(read_file(input, i));
    }
    while (!in_work_.empty()) RELATA_RETURN_IF_ERROR(take_oldest());
    return Status::ok();
  }

  Status read_file(const BulkInput& input, std::size_t index) {
    const std::filesystem::path& path = input.source->files[index];
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> file, ByteSource::open(path));
    CsvChunker chunker(*file, csv_format(options_), kChunkBytes);
    // The first line of the first file is the header, or what stands in its place.
    if (index == 0) RELATA_RETURN_IF_ERROR(chunker.header().status().with_context(path.string()));
    for (;;) {
      Result<CsvChunk> chunk = chunker.next();
      if (!chunk.is_ok()) return std::move(chunk).status().with_context(path.string());
      if (chunk->text.empty()) break;
      RELATA_RETURN_IF_ERROR(submit(input, path, std::move(chunk).value(), file->position()));
    }
    bytes_of_files_ += file->position();
    return Status::ok();
  }

  Status submit(const BulkInput& input, const std::filesystem::path& path, CsvChunk source, std::uint64_t position) {
    // Enough for the threads to find work while this one waits for the oldest.
    while (in_work_.size() > 2 * pool_.size()) RELATA_RETURN_IF_ERROR(take_oldest());
    const std::uint64_t number = next_chunk_++;
    in_work_.push_back(
        {&input, &path, bytes_of_files_ + position, pool_.submit([this, &input, number, source = std::move(source)]() mutable {
           const ChunkDone done{names_, number};
           return read_bulk_chunk(input, options_, std::move(source), names_, number);
         })});
    return Status::ok();
  }

  // Also when reading throws: other chunks may wait for this one.
  struct ChunkDone {
    BulkNames& names;
    std::uint64_t number;
    ~ChunkDone() { names.chunk_done(number); }
  };

  Status take_oldest() {
    ChunkInWork oldest = std::move(in_work_.front());
    in_work_.pop_front();
    BulkChunk chunk = oldest.chunk.get();
    for (const BulkChunk::Bad& bad : chunk.first_bad) note_bad(*oldest.file, bad.line, bad.reason);
    report_.bad_records += chunk.bad_records;
    if (oldest.input->kind == BulkKind::kNodes) {
      take_ids(oldest, chunk);
      RELATA_RETURN_IF_ERROR(loader_->add_nodes(std::move(chunk.nodes)));
    } else {
      RELATA_RETURN_IF_ERROR(loader_->add_edges(std::move(chunk.edges)));
    }
    return show_progress(oldest.position);
  }

  void note_bad(const std::filesystem::path& file, std::uint64_t line, const std::string& reason) {
    if (report_.first_bad.size() < BulkImportReport::kShownBadRecords) report_.first_bad.push_back({file, line, reason});
  }

  // Gives the nodes of a chunk their ids; those whose id in the file stands twice are taken out.
  void take_ids(const ChunkInWork& from, BulkChunk& chunk) {
    std::vector<bool> twice;
    auto node = static_cast<std::uint32_t>(loader_->next_node().value);
    for (std::size_t i = 0; i < chunk.ids.size(); ++i) {
      const auto& [text, line] = chunk.ids[i];
      if (text.empty() || from.input->ids->insert(text, node)) {
        ++node;
        continue;
      }
      twice.resize(chunk.ids.size());
      twice[i] = true;
      ++report_.bad_records;
      note_bad(*from.file, line, fmt::format("a node with the id '{}' has come before", text));
    }
    if (!twice.empty()) chunk.nodes.remove(twice);
  }

  Status show_progress(std::uint64_t bytes) {
    if (!options_.progress) return Status::ok();
    progress_.nodes = loader_->next_node().value - 1;
    progress_.relationships = loader_->next_edge().value - 1;
    progress_.bytes = bytes;
    progress_.seconds = seconds();
    return options_.progress(progress_) ? Status::ok() : Status::cancelled("the load was interrupted; nothing of it is left");
  }

  const BulkImportOptions& options_;
  Clock::time_point start_ = Clock::now();
  BulkNames names_;
  BulkIdSpaces spaces_;
  std::deque<BulkInput> inputs_;
  BulkImportReport report_;
  BulkProgress progress_;
  std::uint64_t bytes_of_files_ = 0;  // that are read to their end
  std::uint64_t next_chunk_ = 0;
  // The pool goes first, then the loader waits for nothing: what their tasks use stands above.
  std::unique_ptr<BulkLoader> loader_;
  std::deque<ChunkInWork> in_work_;
  WorkerPool pool_;
};

}  // namespace

Result<BulkImportReport> bulk_import(const std::filesystem::path& directory, std::span<const BulkFiles> nodes,
                                     std::span<const BulkFiles> relationships, const BulkImportOptions& options) {
  return guarded([&] { return BulkImport(options).run(directory, nodes, relationships); });
}

}  // namespace relata
