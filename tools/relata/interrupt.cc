#include "tools/relata/interrupt.h"

#include <atomic>
#include <csignal>

namespace relata {
namespace {

std::atomic<bool> g_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");
struct sigaction g_previous_interrupt;
struct sigaction g_previous_terminate;

void remember(int) { g_requested.store(true, std::memory_order_relaxed); }

}  // namespace

Interrupt::Interrupt() {
  clear();
  struct sigaction action {};
  action.sa_handler = remember;
  sigemptyset(&action.sa_mask);
  action.sa_flags = 0;  // no SA_RESTART: waiting for input ends
  sigaction(SIGINT, &action, &g_previous_interrupt);
  sigaction(SIGTERM, &action, &g_previous_terminate);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &g_previous_interrupt, nullptr);
  sigaction(SIGTERM, &g_previous_terminate, nullptr);
}

bool Interrupt::requested() { return g_requested.load(std::memory_order_relaxed); }
void Interrupt::clear() { g_requested.store(false, std::memory_order_relaxed); }

}  // namespace relata
