#include "tests/unit/extract/remote/stand_in_server.h"

#include <httplib.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

namespace relata::extract::testing {

struct StandInServer::Server {
  httplib::Server http;
  int port = 0;
  std::thread thread;
};

StandInServer::StandInServer(std::function<ServedAnswer(const ReceivedRequest&)> answer) : server_(std::make_unique<Server>()) {
  server_->http.Post(".*", [this, answer = std::move(answer)](const httplib::Request& request, httplib::Response& response) {
    const ServedAnswer served = answer({requests_++, request.path, request.get_header_value("Authorization"), request.body});
    std::this_thread::sleep_for(std::chrono::milliseconds(served.delay_milliseconds));
    response.status = served.status;
    if (!served.retry_after.empty()) response.set_header("Retry-After", served.retry_after);
    if (!served.cut_off) {
      response.set_content(served.body, "application/json");
      return;
    }
    response.set_content_provider(served.body.size() + 100, "application/json",
                                  [body = served.body](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                    if (offset > 0) return false;
                                    return sink.write(body.data(), body.size());
                                  });
  });
  server_->port = server_->http.bind_to_any_port("127.0.0.1");
  server_->thread = std::thread([this] { server_->http.listen_after_bind(); });
  while (!server_->http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

StandInServer::~StandInServer() {
  server_->http.stop();
  server_->thread.join();
}

std::string StandInServer::url() const { return "http://127.0.0.1:" + std::to_string(server_->port) + "/v1"; }

std::string chat_completion(const std::string& content, int tokens, const std::string& finish_reason) {
  const nlohmann::json message = {{"role", "assistant"}, {"content", content}};
  const nlohmann::json answer = {
      {"id", "1"},
      {"object", "chat.completion"},
      {"choices", nlohmann::json::array({{{"index", 0}, {"message", message}, {"finish_reason", finish_reason}}})},
      {"usage", {{"prompt_tokens", tokens - 10}, {"completion_tokens", 10}, {"total_tokens", tokens}}}};
  return answer.dump();
}

}  // namespace relata::extract::testing
