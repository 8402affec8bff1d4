#include "engine/io/csv/csv_chunker.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/base/limits.h"

namespace relata {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

// Reads on until `rest_` has `size` bytes or the file is at its end.
Status CsvChunker::fill(std::size_t size) {
  if (!at_end_ && rest_.size() < size) {
    const std::size_t had = rest_.size();
    rest_.resize(size);
    RELATA_ASSIGN_OR_RETURN(const std::size_t got, source_.read(rest_.data() + had, size - had));
    rest_.resize(had + got);
    at_end_ = had + got < size;
  }
  if (!begun_ && rest_.starts_with(kByteOrderMark)) rest_.erase(0, kByteOrderMark.size());
  begun_ = true;
  return Status::ok();
}

CsvChunk CsvChunker::take(std::size_t size) {
  CsvChunk chunk;
  chunk.first_line = line_;
  std::string left = rest_.substr(size);
  rest_.resize(size);
  chunk.text = std::exchange(rest_, std::move(left));
  line_ += static_cast<std::uint64_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
  return chunk;
}

Result<CsvChunk> CsvChunker::header() {
  RELATA_ASSIGN_OR_RETURN(CsvChunk chunk, next());
  // The reader unquotes in place, so it gets a copy.
  std::string copy = chunk.text;
  CsvReader reader(copy, format_, chunk.first_line);
  std::vector<CsvField> fields;
  if (!reader.next(fields)) return CsvChunk{};
  // Cut behind the line in which the record ends.
  std::size_t end = 0;
  for (std::uint64_t line = chunk.first_line; line < reader.next_line(); ++line)
    end = std::min(chunk.text.find('\n', end), chunk.text.size() - 1) + 1;
  rest_.insert(0, chunk.text, end);
  chunk.text.resize(end);
  chunk.first_line = reader.line();
  line_ = reader.next_line();
  chunk.text.erase(0, chunk.text.find_first_not_of("\r\n"));
  return chunk;
}

Result<CsvChunk> CsvChunker::next() {
  for (std::size_t wanted = chunk_bytes_;; wanted *= 2) {
    RELATA_RETURN_IF_ERROR(fill(wanted));
    const std::size_t whole = at_end_ ? rest_.size() : whole_records(rest_, format_);
    if (whole > 0 || at_end_) return take(whole);
    if (rest_.size() >= limits::kValueBytes) {
      return Status::resource_exhausted(
          fmt::format("line {}: the record is longer than the limit of {} bytes; is a quote not closed?", line_, limits::kValueBytes));
    }
  }
}

}  // namespace relata
