#include <clocale>
#include <csignal>
#include <cstring>
#include <iostream>

#include <langinfo.h>
#include <unistd.h>

#include "tools/relata/command.h"

int main(int argc, char** argv) {
  // The line editor reads multibyte characters by it. Everything here is UTF-8, also where nobody has set a locale.
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, so that open files are closed in order
  std::ios::sync_with_stdio(false);
  relata::Console console{
      std::cin, std::cout, std::cerr, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1};
  return relata::run_relata({argv + 1, argv + argc}, console);
}
