#pragma once

namespace relata {

// While one exists, Ctrl-C (SIGINT) and SIGTERM set a flag instead of ending the process; afterwards they do again what they did before.
// One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // Whether a signal has come since the last clear(). Any thread.
  static bool requested();
  static void clear();
};

}  // namespace relata
