#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Lines typed on a terminal, with editing, history and completion (libedit). Not thread-safe. One at a time.
class LineEditor {
 public:
  // What may follow: all of the words that can stand where `text`, the line up to the cursor, ends. `begin` is where the word being
  // typed starts in it.
  struct Completion {
    std::size_t begin = 0;
    std::vector<std::string> words;
  };
  struct State;
  using Completer = std::function<Completion(std::string_view text)>;

  // `history` is loaded if it exists; an empty path keeps none.
  LineEditor(std::filesystem::path history, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum class Outcome { kLine, kEnd, kInterrupted };
  struct Input {
    Outcome outcome = Outcome::kEnd;
    std::string line;  // without its line end
  };
  // Ctrl-C is seen through Interrupt (interrupt.h), which must exist.
  Input read(std::string_view prompt);
  // Remembers a line (line ends become spaces) and writes it to the history file; what cannot be written is not kept.
  void remember(std::string text);

 private:
  std::unique_ptr<State> state_;
};

// $RELATA_HISTORY, else $XDG_STATE_HOME/relata/history, else ~/.local/state/relata/history; empty when there is no home either.
std::filesystem::path default_history_file();

}  // namespace relata
