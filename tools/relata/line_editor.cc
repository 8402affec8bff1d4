#include "tools/relata/line_editor.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cwchar>

#include <histedit.h>
#include <poll.h>
#include <unistd.h>

#include "engine/api/display_width.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/screen.h"

namespace relata {

namespace fs = std::filesystem;

struct LineEditor::State {
  fs::path history_file;
  Completer completer;
  std::string prompt;
  History* history = nullptr;
  EditLine* editor = nullptr;
  bool interrupted = false;

  static State* of(EditLine* editor) {
    void* data = nullptr;
    el_get(editor, EL_CLIENTDATA, &data);
    return static_cast<State*>(data);
  }
};

namespace {

constexpr int kHistoryLength = 2000;

// One key from standard input; Ctrl-C ends the line at once, which libedit's own reading does not.
int read_key(EditLine* editor, wchar_t* key);
unsigned char complete(EditLine* editor, int key);
char* prompt_text(EditLine* editor);

std::string common_prefix(const std::vector<std::string>& words) {
  std::string prefix = words.front();
  for (const std::string& word : words) {
    const auto end = std::mismatch(prefix.begin(), prefix.end(), word.begin(), word.end()).first;
    prefix.erase(end, prefix.end());
  }
  return prefix;
}

void list_words(const std::vector<std::string>& words) {
  std::size_t widest = 0;
  for (const std::string& word : words) widest = std::max(widest, display_width(word));
  const std::size_t columns = std::max<std::size_t>(1, screen_width() / (widest + 2));
  std::fputc('\n', stdout);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size() || (i + 1) % columns == 0;
    std::fprintf(stdout, "%s%s", words[i].c_str(), last ? "\n" : std::string(widest + 2 - display_width(words[i]), ' ').c_str());
  }
  std::fflush(stdout);
}

}  // namespace

LineEditor::LineEditor(fs::path history, Completer completer) : state_(std::make_unique<State>()) {
  state_->history_file = std::move(history);
  state_->completer = std::move(completer);
  HistEvent event;
  state_->history = history_init();
  ::history(state_->history, &event, H_SETSIZE, kHistoryLength);
  ::history(state_->history, &event, H_SETUNIQUE, 1);
  if (!state_->history_file.empty()) ::history(state_->history, &event, H_LOAD, state_->history_file.c_str());

  state_->editor = el_init("relata", stdin, stdout, stderr);
  EditLine* editor = state_->editor;
  el_set(editor, EL_CLIENTDATA, state_.get());
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_PROMPT, prompt_text);
  el_set(editor, EL_HIST, ::history, state_->history);
  el_wset(editor, EL_GETCFN, read_key);
  el_set(editor, EL_ADDFN, "complete", "Complete the word", complete);
  el_set(editor, EL_BIND, "^I", "complete", nullptr);
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_set(editor, EL_BIND, "\x1b[1~", "ed-move-to-beg", nullptr);
  el_set(editor, EL_BIND, "\x1b[4~", "ed-move-to-end", nullptr);
  el_set(editor, EL_BIND, "\x1b[3~", "ed-delete-next-char", nullptr);
  // While a statement runs the terminal must keep Ctrl-D as a key: as an end of file it would reach the next prompt as a NUL.
  el_set(editor, EL_SETTY, "-x", "eof=", nullptr);
  el_source(editor, nullptr);  // ~/.editrc
}

LineEditor::~LineEditor() {
  el_end(state_->editor);
  history_end(state_->history);
}

LineEditor::Input LineEditor::read(std::string_view prompt) {
  state_->prompt = prompt;
  state_->interrupted = false;
  int length = 0;
  const char* line = el_gets(state_->editor, &length);
  if (state_->interrupted) {
    el_reset(state_->editor);
    std::fputs("^C\n", stdout);
    std::fflush(stdout);
    return {Outcome::kInterrupted, {}};
  }
  if (line == nullptr || length <= 0) return {Outcome::kEnd, {}};
  std::string text(line, static_cast<std::size_t>(length));
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return {Outcome::kLine, std::move(text)};
}

void LineEditor::remember(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  HistEvent event;
  ::history(state_->history, &event, H_ENTER, text.c_str());
  if (state_->history_file.empty()) return;
  std::error_code ignored;
  fs::create_directories(state_->history_file.parent_path(), ignored);
  ::history(state_->history, &event, H_SAVE, state_->history_file.c_str());
}

namespace {

char* prompt_text(EditLine* editor) { return LineEditor::State::of(editor)->prompt.data(); }

int read_key(EditLine* editor, wchar_t* key) {
  std::mbstate_t conversion{};
  for (;;) {
    if (Interrupt::requested()) {
      LineEditor::State::of(editor)->interrupted = true;
      errno = EINTR;
      return -1;
    }
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    if (poll(&waiting, 1, 100) <= 0) continue;
    char byte = 0;
    const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return static_cast<int>(got);
    wchar_t character = 0;
    const std::size_t used = std::mbrtowc(&character, &byte, 1, &conversion);
    if (used == static_cast<std::size_t>(-2)) continue;  // more bytes of this character follow
    if (used == static_cast<std::size_t>(-1)) {
      conversion = {};
      continue;  // no character of this locale
    }
    *key = character;
    return 1;
  }
}

unsigned char complete(EditLine* editor, int) {
  const LineInfo* line = el_line(editor);
  const std::string_view text(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
  const LineEditor::Completion found = LineEditor::State::of(editor)->completer(text);
  if (found.words.empty()) return CC_ERROR;
  const std::string_view typed = text.substr(found.begin);
  std::string longest = common_prefix(found.words);
  if (longest.size() <= typed.size()) {
    // Nothing to add to a word in the right case that is also a prefix of others: show them.
    if (found.words.size() == 1 && longest == typed) return CC_NORM;
    if (found.words.size() > 1) {
      list_words(found.words);
      return CC_REDISPLAY;
    }
  }
  el_deletestr(editor, static_cast<int>(std::count_if(typed.begin(), typed.end(), [](char c) { return (c & 0xC0) != 0x80; })));
  if (el_insertstr(editor, longest.c_str()) == -1) return CC_ERROR;
  return CC_REFRESH;
}

}  // namespace

fs::path default_history_file() {
  if (const char* chosen = std::getenv("RELATA_HISTORY")) return chosen;
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (state != nullptr && *state != '\0') return fs::path(state) / "relata" / "history";
  if (home != nullptr && *home != '\0') return fs::path(home) / ".local" / "state" / "relata" / "history";
  return {};
}

}  // namespace relata
