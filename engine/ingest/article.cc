#include "engine/ingest/article.h"

#include <fmt/format.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

// Length of the valid UTF-8 sequence at `at`, 0 when there is none: no overlong forms, no surrogates, nothing past U+10FFFF.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    return first == 0xED && byte(1) > 0x9F ? 0 : 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    return first == 0xF4 && byte(1) > 0x8F ? 0 : 4;
  }
  return 0;
}

}  // namespace

std::string content_hash(const Article& article, std::string_view reader) {
  using Hash = unsigned __int128;
  Hash hash = (Hash{0x6c62272e07bb0142ULL} << 64) + 0x62b821756295c58dULL;
  const Hash prime = (Hash{1} << 88) + 0x13b;
  const auto add = [&](std::string_view field) {
    for (const char c : field) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    hash = (hash ^ 0x100) * prime;  // so that fields cannot run into one another
  };
  const std::string date = article.date ? to_string(*article.date) : "";
  for (const std::string_view field :
       {std::string_view(article.id), std::string_view(article.title), std::string_view(date), std::string_view(article.source),
        std::string_view(article.url), std::string_view(article.text), reader}) {
    add(field);
  }
  if (!article.annotations.empty()) add(article.annotations);
  return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(hash >> 64), static_cast<std::uint64_t>(hash));
}

std::string valid_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) {
      text += "\xEF\xBF\xBD";
    } else {
      text += bytes.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return text;
}

Result<std::string> clean_text(std::string_view bytes) {
  if (bytes.size() > limits::kArticleBytes) {
    return Status::resource_exhausted(
        fmt::format("has {} bytes, more than the limit of {} for one article", bytes.size(), limits::kArticleBytes));
  }
  if (bytes.find('\0') != std::string_view::npos) return Status::invalid_argument("is not text: it holds zero bytes");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return valid_utf8(bytes);
}

}  // namespace relata
