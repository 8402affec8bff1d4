#include "engine/ingest/article_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "storage/base/limits.h"

namespace relata {
namespace {

namespace fs = std::filesystem;

enum class Format { kPlain, kHtml, kJsonLines };

std::string lower_extension(const fs::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

bool is_article_file(const fs::path& file) {
  static const std::set<std::string> kExtensions = {".txt", ".text", ".html", ".htm", ".json", ".jsonl", ".ndjson"};
  return !file.filename().string().starts_with('.') && kExtensions.contains(lower_extension(file));
}

Format format_of(const fs::path& file, std::string_view content) {
  const std::string extension = lower_extension(file);
  if (extension == ".html" || extension == ".htm") return Format::kHtml;
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json") return Format::kJsonLines;
  if (extension == ".txt" || extension == ".text") return Format::kPlain;
  const std::size_t first = content.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::kPlain;
  return content[first] == '<' ? Format::kHtml : content[first] == '{' ? Format::kJsonLines : Format::kPlain;
}

// `file` seen from `folder`, without its ending.
std::string id_of(const fs::path& file, const fs::path& folder) {
  return file.lexically_relative(folder).replace_extension().generic_string();
}

// Two articles must not take each other's place because their files are called alike.
void tell_apart(std::vector<ArticleFile>& files) {
  std::map<std::string, std::set<fs::path>> paths;
  std::error_code error;
  for (const ArticleFile& file : files) paths[file.id].insert(fs::weakly_canonical(file.path, error));
  for (ArticleFile& file : files) {
    if (paths[file.id].size() > 1) file.id = file.path.generic_string();
  }
}

std::string url_of(const fs::path& file) {
  std::error_code error;
  return file == "-" ? "" : "file://" + fs::absolute(file, error).lexically_normal().string();
}

void fill_gaps(const fs::path& file, Article& article) {
  if (article.url.empty()) article.url = url_of(file);
  if (article.id.empty()) article.id = content_hash(article, "").substr(0, 16);
}

// A line of JSON may escape its text.
constexpr std::size_t kLineBytes = 2 * limits::kArticleBytes;
// A parse takes a hundred bytes for each word.
constexpr std::size_t kAnnotatedLineBytes = 4 * limits::kArticleBytes;

// The next line, of which no more is kept than shows that it is too long. False at the end.
bool next_line(std::istream& input, std::size_t most_bytes, std::string& line) {
  constexpr int kEnd = std::char_traits<char>::eof();
  line.clear();
  std::streambuf& buffer = *input.rdbuf();
  int c = buffer.sbumpc();
  for (; c != kEnd && c != '\n'; c = buffer.sbumpc()) {
    if (line.size() <= most_bytes) line += static_cast<char>(c);
  }
  return c != kEnd || !line.empty();
}

// `number` is that of the first line to be read.
bool read_lines(const fs::path& file, InputForm form, std::istream& input, std::size_t number,
                const std::function<bool(SourcedArticle&&)>& visit) {
  const std::size_t most_bytes = form == InputForm::kAnnotated ? kAnnotatedLineBytes : kLineBytes;
  std::string line;
  for (; next_line(input, most_bytes, line); ++number) {
    const std::uint64_t bytes = line.size() + 1;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto read = form == InputForm::kAnnotated ? read_annotated_article : read_json_article;
    Result<Article> article =
        line.size() > most_bytes ? Result<Article>(Status::resource_exhausted("is longer than an article may be")) : read(line);
    if (article.is_ok()) fill_gaps(file, *article);
    if (!visit({fmt::format("{}:{}", file.string(), number), std::move(article), bytes})) return false;
  }
  return true;
}

bool read_stream(const ArticleFile& article_file, InputForm form, std::istream& input, const std::function<bool(SourcedArticle&&)>& visit) {
  const fs::path& file = article_file.path;
  if (form == InputForm::kAnnotated) return read_lines(file, form, input, 1, visit);
  // Enough to tell what it is; JSON lines are then read line by line, however many there are.
  std::size_t line = 1;
  int first = input.peek();
  for (; first == ' ' || first == '\t' || first == '\r' || first == '\n'; first = input.peek()) line += input.get() == '\n';
  const std::string start = first == std::char_traits<char>::eof() ? "" : std::string(1, static_cast<char>(first));
  const Format format = format_of(file, start);
  if (format == Format::kJsonLines) return read_lines(file, form, input, line, visit);
  std::string content;
  std::vector<char> buffer(1 << 16);
  while (input && content.size() <= limits::kArticleBytes) {
    input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    content.append(buffer.data(), static_cast<std::size_t>(input.gcount()));
  }
  if (input.bad()) return visit({file.string(), Status::io_error(fmt::format("cannot be read: {}", std::strerror(errno))), content.size()});
  Result<Article> article =
      format == Format::kHtml ? read_html_article(content, article_file.id) : read_plain_article(content, article_file.id);
  if (article.is_ok()) fill_gaps(file, *article);
  return visit({file.string(), std::move(article), content.size()});
}

}  // namespace

ArticleInputs find_inputs(std::span<const fs::path> inputs) {
  ArticleInputs found;
  const auto add = [&](const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (!error) found.bytes += size;
    found.files.push_back({file, id_of(file, folder)});
  };
  for (const fs::path& input : inputs) {
    std::error_code error;
    if (input == "-") {
      found.files.push_back({input, "stdin"});
    } else if (fs::is_directory(input, error)) {
      std::vector<fs::path> files;
      for (fs::recursive_directory_iterator entry(input, fs::directory_options::skip_permission_denied, error), end; !error && entry != end;
           entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && is_article_file(entry->path())) files.push_back(entry->path());
      }
      if (error) found.failures.push_back({input.string(), Status::io_error(fmt::format("cannot be read: {}", error.message())), 0});
      std::sort(files.begin(), files.end());
      for (const fs::path& file : files) add(file, input);
    } else if (!fs::exists(input, error)) {
      found.failures.push_back({input.string(), Status::not_found("does not exist"), 0});
    } else {
      add(input, input.parent_path());
    }
  }
  tell_apart(found.files);
  return found;
}

bool read_articles(const ArticleFile& file, InputForm form, const std::function<bool(SourcedArticle&&)>& visit) {
  if (file.path == "-") return read_stream(file, form, std::cin, visit);
  std::ifstream input(file.path, std::ios::binary);
  if (!input) return visit({file.path.string(), Status::io_error(fmt::format("cannot be read: {}", std::strerror(errno))), 0});
  return read_stream(file, form, input, visit);
}

}  // namespace relata
