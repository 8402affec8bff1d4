#include "tools/relata/screen.h"

#include <initializer_list>

#include <sys/ioctl.h>
#include <unistd.h>

namespace relata {

std::size_t screen_width() {
  for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  return 80;
}

}  // namespace relata
