#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/base/result.h"

namespace relata::extract {

// Longer answers are cut off and refused.
constexpr std::size_t kMostAnswerBytes = 16ULL << 20;

struct HttpRequest {
  std::string url;                   // http or https
  std::vector<std::string> headers;  // "Name: value"
  std::string body;
  std::chrono::milliseconds timeout{60'000};  // for all of it
  std::function<bool()> cancelled;            // asked several times a second; may be empty
};

struct HttpAnswer {
  long status = 0;
  std::string body;
  std::optional<std::chrono::seconds> retry_after;
};

// Posts requests over connections that are kept for the next ones. Thread-safe.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();

  // Any complete answer, whatever its status. kIoError when there is none: no connection, time-out, cut off; kCancelled;
  // kResourceExhausted for an answer of more than kMostAnswerBytes. Redirects are not followed, so that keys stay where they
  // belong.
  Result<HttpAnswer> post(const HttpRequest& request);

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace relata::extract
