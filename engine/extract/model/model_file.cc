#include "engine/extract/model/model_file.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "storage/base/crc32c.h"

namespace relata::extract {
namespace {

constexpr std::string_view kMagic = "RELATAMD";
constexpr std::uint32_t kFormat = 2;

}  // namespace

void ModelWriter::integer(std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) payload_ += static_cast<char>(value >> (8 * i) & 0xff);
}

void ModelWriter::varint(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) u8(static_cast<std::uint8_t>(value | 0x80));
  u8(static_cast<std::uint8_t>(value));
}

void ModelWriter::string(std::string_view text) {
  u32(static_cast<std::uint32_t>(text.size()));
  raw(text.data(), text.size());
}

std::uint32_t ModelWriter::fingerprint() const { return crc32c(payload_); }

Status ModelWriter::save(const std::filesystem::path& path, std::string_view kind) const {
  ModelWriter header;
  header.raw(kMagic.data(), kMagic.size());
  header.u32(kFormat);
  header.string(kind);
  header.u64(payload_.size());
  header.u32(fingerprint());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << header.payload_ << payload_;
  file.close();
  return file ? Status::ok() : Status::io_error(fmt::format("cannot write the model {}", path.string()));
}

Result<ModelReader> ModelReader::open(const std::filesystem::path& path, std::string_view kind) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Status::not_found(fmt::format("no model at {}; is the data directory complete?", path.string()));
  ModelReader reader;
  std::error_code error;
  reader.payload_.resize(std::filesystem::file_size(path, error));
  if (error || !file.read(reader.payload_.data(), static_cast<std::streamsize>(reader.payload_.size()))) {
    return Status::io_error(fmt::format("cannot read the model {}", path.string()));
  }
  const auto damaged = [&](std::string_view why) {
    return Status::corruption(
        fmt::format("the model {} is damaged: {}; install it again or make it anew with 'relata train'", path.string(), why));
  };
  if (!reader.payload_.starts_with(kMagic)) return damaged("it does not begin as a model does");
  reader.at_ = kMagic.size();
  if (const std::uint32_t format = reader.u32(); format != kFormat) {
    return Status::unsupported(
        fmt::format("the model {} has format {}, this program reads {}; install the models that came with it or make them anew "
                    "with 'relata train'",
                    path.string(), format, kFormat));
  }
  if (const std::string found = reader.string(); found != kind) return damaged(fmt::format("it holds '{}' instead of '{}'", found, kind));
  const std::uint64_t length = reader.u64();
  reader.fingerprint_ = reader.u32();
  if (!reader.ok_ || reader.payload_.size() - reader.at_ != length) return damaged("its length is wrong");
  if (crc32c(std::string_view(reader.payload_).substr(reader.at_)) != reader.fingerprint_) return damaged("its checksum does not match");
  return reader;
}

std::uint64_t ModelReader::integer(int bytes) {
  if (payload_.size() - at_ < static_cast<std::size_t>(bytes)) {
    ok_ = false;
    return 0;
  }
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i) value |= std::uint64_t{static_cast<unsigned char>(payload_[at_++])} << (8 * i);
  return value;
}

std::uint32_t ModelReader::varint() {
  std::uint32_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    const std::uint8_t byte = u8();
    value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return value;
}

std::string ModelReader::string() {
  const std::uint32_t length = count(1);
  std::string text = payload_.substr(at_, length);
  at_ += length;
  return text;
}

std::string_view ModelReader::bytes(std::size_t count) {
  if (payload_.size() - at_ < count) {
    ok_ = false;
    return {};
  }
  at_ += count;
  return std::string_view(payload_).substr(at_ - count, count);
}

std::uint32_t ModelReader::count(std::size_t item_size) {
  const std::uint32_t items = u32();
  if (items > (payload_.size() - at_) / item_size) {
    ok_ = false;
    return 0;
  }
  return items;
}

}  // namespace relata::extract
