#pragma once

#include <exception>
#include <new>
#include <string>

#include "engine/graph/segment_error.h"
#include "storage/base/status.h"

namespace relata {

// Runs `body`, whose result is a Status or a Result, and turns any exception that libraries below throw into a status: what every entry
// of engine/api runs inside.
template <typename Body>
auto guarded(const Body& body) -> decltype(body()) {
  try {
    return body();
  } catch (const SegmentError& error) {
    return error.status();
  } catch (const std::bad_alloc&) {
    return Status::resource_exhausted("out of memory");
  } catch (const std::exception& error) {
    return Status::io_error(std::string("unexpected failure: ") + error.what());
  }
}

}  // namespace relata
