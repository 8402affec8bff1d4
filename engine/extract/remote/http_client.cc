#include "engine/extract/remote/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <mutex>

namespace relata::extract {
namespace {

using EasyHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::size_t append_body(const char* data, std::size_t /*one*/, std::size_t size, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + size > kMostAnswerBytes) return 0;  // ends the transfer
  text.append(data, size);
  return size;
}

int ask_to_stop(void* cancelled, curl_off_t /*total*/, curl_off_t /*now*/, curl_off_t /*to_send*/, curl_off_t /*sent*/) {
  const auto& function = *static_cast<const std::function<bool()>*>(cancelled);
  return function && function() ? 1 : 0;
}

void set_up(CURL* handle, const HttpRequest& request, const curl_slist* headers, std::string& body) {
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);  // several threads do this
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, append_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, ask_to_stop);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &request.cancelled);
}

}  // namespace

struct HttpClient::Handles {
  std::mutex mutex;
  std::vector<EasyHandle> idle;  // each with its open connections

  EasyHandle take() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return {curl_easy_init(), &curl_easy_cleanup};
    EasyHandle handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }
  void give_back(EasyHandle handle) {
    curl_easy_reset(handle.get());
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }
};

HttpClient::HttpClient() : handles_(std::make_unique<Handles>()) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);  // before any other thread uses the library
  static_cast<void>(kReady);
}
HttpClient::~HttpClient() = default;

Result<HttpAnswer> HttpClient::post(const HttpRequest& request) {
  EasyHandle handle = handles_->take();
  if (handle == nullptr) return Status::resource_exhausted("no connection can be set up");
  HeaderList headers(nullptr, &curl_slist_free_all);
  for (const std::string& header : request.headers) headers.reset(curl_slist_append(headers.release(), header.c_str()));
  HttpAnswer answer;
  set_up(handle.get(), request, headers.get(), answer.body);
  const CURLcode code = curl_easy_perform(handle.get());
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
  curl_off_t wait = 0;
  if (curl_easy_getinfo(handle.get(), CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0) answer.retry_after = std::chrono::seconds(wait);
  handles_->give_back(std::move(handle));
  switch (code) {
    case CURLE_OK: return answer;
    case CURLE_ABORTED_BY_CALLBACK: return Status::cancelled("the request was cancelled");
    case CURLE_WRITE_ERROR:
      return Status::resource_exhausted(fmt::format("{} answers with more than {} bytes", request.url, kMostAnswerBytes));
    default: return Status::io_error(fmt::format("{}: {}", request.url, curl_easy_strerror(code)));
  }
}

}  // namespace relata::extract
