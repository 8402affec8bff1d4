#include "tools/relata/progress_bar.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "tools/relata/screen.h"

namespace relata {
namespace {

constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr auto kPlainLine = std::chrono::seconds(5);
constexpr std::size_t kLongestBar = 30;

std::string clock_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

// What both kinds of work share: how much of the input is done, and how long it took.
template <typename Progress>
std::string line_with_bar(std::string counts, const Progress& progress, std::size_t width) {
  if (progress.total_bytes == 0 || progress.bytes == 0) return counts;
  const double done = std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes));
  counts += fmt::format("  {} left", clock_text(progress.seconds * (1 - done) / done));
  const std::string percent = fmt::format("{:3.0f} %  ", done * 100);
  const std::size_t used = counts.size() + percent.size() + 4;
  if (width < used + 5) return percent + counts;
  const std::size_t length = std::min(kLongestBar, width - used);
  const auto filled = static_cast<std::size_t>(done * static_cast<double>(length));
  return fmt::format("[{}{}] {}{}", std::string(filled, '='), std::string(length - filled, ' '), percent, counts);
}

double rate(std::uint64_t items, double seconds) { return seconds > 0 ? static_cast<double>(items) / seconds : 0; }

}  // namespace

std::string progress_line(const IngestProgress& progress, std::size_t width) {
  std::string counts = fmt::format("{} article{}  {:.0f}/s", progress.articles, progress.articles == 1 ? "" : "s",
                                   rate(progress.articles, progress.seconds));
  return line_with_bar(std::move(counts), progress, width);
}

std::string progress_line(const BulkProgress& progress, std::size_t width) {
  std::string counts = fmt::format("{} nodes  {} relationships  {:.0f}/s", progress.nodes, progress.relationships,
                                   rate(progress.nodes + progress.relationships, progress.seconds));
  return line_with_bar(std::move(counts), progress, width);
}

template <typename Progress>
void ProgressBar::show_line(const Progress& progress) {
  const auto now = Clock::now();
  if (now - last_ < (console_.err_is_terminal ? Clock::duration(kRedraw) : Clock::duration(kPlainLine))) return;
  last_ = now;
  if (!console_.err_is_terminal) {
    fmt::print(console_.err, "{}\n", progress_line(progress, 0));
    return;
  }
  // Return, the line, erase to its end.
  console_.err << '\r' << progress_line(progress, screen_width()) << "\x1b[K" << std::flush;
  drawn_ = true;
}

template void ProgressBar::show_line(const IngestProgress& progress);
template void ProgressBar::show_line(const BulkProgress& progress);

void ProgressBar::finish() {
  if (drawn_) console_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace relata
