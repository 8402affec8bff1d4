#include "storage/rocksdb/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "storage/base/result.h"

namespace relata {
namespace {

constexpr std::size_t kBlockBytes = 32768;
constexpr std::size_t kHeaderBytes = 7;
constexpr std::uint8_t kLastType = 9;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

std::uint32_t stored_checksum(std::string_view record) {
  std::uint32_t masked = 0;
  for (std::size_t i = 4; i-- > 0;) masked = masked << 8 | byte_at(record, i);
  const std::uint32_t rotated = masked - 0xa282ead8U;
  return rotated >> 17 | rotated << 15;
}

std::size_t stored_length(std::string_view record) { return byte_at(record, 4) | static_cast<std::size_t>(byte_at(record, 5)) << 8; }

// Of type and payload, the latter of `length` bytes.
bool checksum_matches(std::string_view record, std::size_t length) {
  boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(record.data() + 6, 1 + length);
  return crc.checksum() == stored_checksum(record);
}

bool is_sound(std::string_view record) {
  if (record.size() < kHeaderBytes) return false;
  const std::uint8_t type = byte_at(record, 6);
  const std::size_t length = stored_length(record);
  return type >= 1 && type <= kLastType && kHeaderBytes + length <= record.size() && checksum_matches(record, length);
}

bool is_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

// What the log's reader would make of a record that is not sound.
enum class End { kTorn, kDamaged };

// `rest`: from the record to the end of what there is of its block; `last`: nothing follows the block.
End judge(std::string_view rest, bool last) {
  if (!last) return End::kDamaged;
  if (is_zero(rest)) return End::kTorn;  // room that was reserved but not written
  const bool cut_short = rest.size() < kHeaderBytes || kHeaderBytes + stored_length(rest) > rest.size();
  if (!cut_short) return End::kDamaged;
  if (rest.size() < kHeaderBytes) return End::kTorn;
  // Whole after all, but for its length?
  for (std::size_t length = 0; kHeaderBytes + length <= rest.size(); ++length) {
    const std::string_view behind = rest.substr(kHeaderBytes + length);
    if ((behind.empty() || is_sound(behind)) && checksum_matches(rest, length)) return End::kDamaged;
  }
  return End::kTorn;
}

// The place in the block of a record that is not sound; none when all are.
std::optional<std::size_t> first_unsound(std::string_view block) {
  std::size_t at = 0;
  while (at < block.size()) {
    const std::string_view rest = block.substr(at);
    // What is too short for a record fills the block up.
    if (rest.size() < kHeaderBytes && block.size() == kBlockBytes) break;
    if (!is_sound(rest)) return at;
    at += kHeaderBytes + stored_length(rest);
  }
  return std::nullopt;
}

// The byte at which a log is damaged; none when it is sound.
Result<std::optional<std::uint64_t>> damage_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Status::io_error(fmt::format("cannot read {}", file.string()));
  std::string block(kBlockBytes, '\0');
  for (std::uint64_t begin = 0;; begin += kBlockBytes) {
    in.read(block.data(), kBlockBytes);
    const std::string_view bytes(block.data(), static_cast<std::size_t>(in.gcount()));
    const std::optional<std::size_t> unsound = first_unsound(bytes);
    if (unsound) {
      const bool last = bytes.size() < kBlockBytes || in.peek() == std::ifstream::traits_type::eof();
      if (judge(bytes.substr(*unsound), last) == End::kTorn) return std::optional<std::uint64_t>();
      return std::optional<std::uint64_t>(begin + *unsound);
    }
    if (bytes.size() < kBlockBytes) return std::optional<std::uint64_t>();
  }
}

}  // namespace

Status check_rocksdb_log(const std::filesystem::path& file) {
  RELATA_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> damage, damage_of(file));
  if (!damage) return Status::ok();
  return Status::corruption(fmt::format("{} is damaged at byte {}", file.string(), *damage));
}

Status salvage_rocksdb_logs(const std::filesystem::path& directory) {
  std::error_code error;
  std::set<std::filesystem::path> logs;  // by number, which their names hold with leading zeroes
  std::filesystem::directory_iterator files(directory, error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    if (files->path().extension() == ".log") logs.insert(files->path());
  }
  bool damaged = false;
  for (const std::filesystem::path& log : logs) {
    // What later logs hold builds on what is lost.
    std::uint64_t keep = 0;
    if (!damaged) {
      RELATA_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> damage, damage_of(log));
      if (!damage) continue;
      damaged = true;
      keep = *damage;
    }
    std::filesystem::resize_file(log, keep, error);
    if (error) return Status::io_error(fmt::format("cannot cut {}: {}", log.string(), error.message()));
  }
  return Status::ok();
}

Status check_rocksdb_logs(const std::filesystem::path& directory) {
  std::ifstream current(directory / "CURRENT");
  std::string manifest;
  std::getline(current, manifest);
  std::error_code error;
  // A manifest that is not there is for RocksDB to complain about.
  if (!manifest.empty() && std::filesystem::is_regular_file(directory / manifest, error)) {
    RELATA_RETURN_IF_ERROR(check_rocksdb_log(directory / manifest));
  }
  std::filesystem::directory_iterator files(directory, error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    if (files->path().extension() != ".log") continue;
    Status status = check_rocksdb_log(files->path());
    // One that another process has just finished with is of no interest any more.
    if (!status.is_ok() && std::filesystem::exists(files->path(), error)) return status;
  }
  return error ? Status::io_error(fmt::format("cannot read {}: {}", directory.string(), error.message())) : Status::ok();
}

}  // namespace relata
