#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace relata::extract::testing {

// A request as the endpoint got it.
struct ReceivedRequest {
  int number = 0;  // from 0
  std::string path;
  std::string authorization;
  std::string body;
};
struct ServedAnswer {
  int status = 200;
  std::string body;
  std::string retry_after;     // header, when not empty
  int delay_milliseconds = 0;  // before anything is sent
  bool cut_off = false;        // promises more than it sends
};

// A chat-completions endpoint on 127.0.0.1 that answers as a test says.
class StandInServer {
 public:
  explicit StandInServer(std::function<ServedAnswer(const ReceivedRequest&)> answer);
  ~StandInServer();

  std::string url() const;  // "http://127.0.0.1:PORT/v1"
  int requests() const { return requests_; }

 private:
  struct Server;
  std::unique_ptr<Server> server_;
  std::atomic<int> requests_ = 0;
};

// The body of a complete answer with this message.
std::string chat_completion(const std::string& content, int tokens = 100, const std::string& finish_reason = "stop");

}  // namespace relata::extract::testing
