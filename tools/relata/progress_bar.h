#pragma once

#include <chrono>
#include <string>

#include "engine/api/bulk_import.h"
#include "engine/api/ingest.h"
#include "tools/relata/command.h"

namespace relata {

// "[=====>    ] 48 %  1,204 articles  310/s  0:07 left", for a terminal of `width` columns; without the bar when the total is unknown.
std::string progress_line(const IngestProgress& progress, std::size_t width);
// The same with nodes and relationships, at the rate of both.
std::string progress_line(const BulkProgress& progress, std::size_t width);

// Shows how far an ingest or an import is, on standard error: a line that redraws itself on a terminal, one plain line every few seconds
// elsewhere.
class ProgressBar {
 public:
  explicit ProgressBar(Console& console) : console_(console) {}
  void show(const IngestProgress& progress) { show_line(progress); }
  void show(const BulkProgress& progress) { show_line(progress); }
  // Takes the redrawn line away.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  template <typename Progress>
  void show_line(const Progress& progress);

  Console& console_;
  Clock::time_point last_ = Clock::now();
  bool drawn_ = false;
};

}  // namespace relata
