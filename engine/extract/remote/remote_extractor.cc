#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "engine/extract/extractor.h"
#include "engine/extract/foreign/neutral_form.h"
#include "engine/extract/lexicon/relation_types.h"
#include "engine/extract/remote/answer_cache.h"
#include "engine/extract/remote/chat_protocol.h"
#include "engine/extract/remote/http_client.h"
#include "engine/extract/remote/token_budget.h"

namespace relata::extract {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongestWait{60'000};
constexpr milliseconds kStep{50};  // between questions whether to stop

// English has about four bytes a token, code and other scripts three and less.
constexpr std::uint64_t kBytesPerToken = 3;

bool is_worth_another_try(long status) { return status == 408 || status == 429 || status >= 500; }

std::string endpoint_of(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url.ends_with("/chat/completions") ? url : url + "/chat/completions";
}

class RemoteExtractor final : public Extractor {
 public:
  RemoteExtractor(const RemoteReader& reader, std::unique_ptr<Lexicon> lexicon, std::vector<RelationType> types)
      : reader_(reader),
        endpoint_(endpoint_of(reader.url)),
        name_(fmt::format("{}, prompt {}", reader.model.empty() ? "remote model" : reader.model, kPromptVersion)),
        lexicon_(std::move(lexicon)),
        types_(std::move(types)),
        cache_(reader.cache_directory),
        budget_(reader.token_budget) {}

  std::string_view name() const override { return name_; }

  Result<Extraction> extract(const Document& document) const override {
    const std::string request = chat_request(document, reader_.model, types_, reader_.most_answer_tokens);
    std::optional<std::string> content = cache_.find(request);
    if (!content) {
      RELATA_ASSIGN_OR_RETURN(content, ask(request));
      RELATA_RETURN_IF_ERROR(cache_.put(request, *content));
    }
    const nlohmann::json object = nlohmann::json::parse(*content, nullptr, false);
    Result<Extraction> extraction = read_neutral_form(object, document, *lexicon_);
    if (extraction.is_ok()) extraction->extractor = name_;
    return extraction;
  }

 private:
  // The content of a complete answer, from as many attempts as it takes.
  Result<std::string> ask(const std::string& request) const {
    Status last;
    milliseconds wait{0};
    for (int attempt = 0; attempt < reader_.most_attempts; ++attempt) {
      if (attempt > 0) RELATA_RETURN_IF_ERROR(pause(wait));
      const Attempt made = try_once(request);
      if (made.content.is_ok() || !made.again) return made.content;
      last = made.content.status();
      wait = std::min(made.retry_after.value_or(reader_.first_wait * (1 << std::min(attempt, 10))), kLongestWait);
    }
    return std::move(last).with_context(fmt::format("{} attempts failed, the last one", reader_.most_attempts));
  }

  struct Attempt {
    Result<std::string> content;
    bool again = false;
    std::optional<milliseconds> retry_after;
  };

  Attempt try_once(const std::string& request) const {
    const std::uint64_t most = request.size() / kBytesPerToken + reader_.most_answer_tokens;
    if (!budget_.take(most)) {
      return {
          Status::resource_exhausted(fmt::format("the token budget of {} does not cover this article (up to {} tokens); "
                                                 "the same command with a larger one goes on from here",
                                                 reader_.token_budget, most))};
    }
    std::vector<std::string> headers = {"Content-Type: application/json"};
    if (!reader_.api_key.empty()) headers.push_back("Authorization: Bearer " + reader_.api_key);
    const Result<HttpAnswer> answer = client_.post({endpoint_, std::move(headers), request, reader_.timeout, reader_.cancelled});
    if (!answer.is_ok()) {
      budget_.settle(most, 0);
      return {answer.status(), answer.status().code() == StatusCode::kIoError};
    }
    if (answer->status != 200) {
      budget_.settle(most, 0);
      const std::string message = chat_error_message(answer->body);
      return {Status::io_error(fmt::format("{} answers {}{}{}", endpoint_, answer->status, message.empty() ? "" : ": ", message)),
              is_worth_another_try(answer->status), answer->retry_after};
    }
    Result<ChatAnswer> chat = parse_chat_answer(answer->body);
    // An answer that is no use has cost as much as any.
    const std::uint64_t used = chat.is_ok() && chat->tokens > 0 ? chat->tokens : most;
    budget_.settle(most, used);
    if (!chat.is_ok()) return {chat.status(), true};
    return {std::move(chat->content)};
  }

  Status pause(milliseconds wait) const {
    const auto end = std::chrono::steady_clock::now() + wait;
    for (auto now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
      if (reader_.cancelled && reader_.cancelled()) return Status::cancelled("cancelled while waiting for another attempt");
      std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(kStep, end - now));
    }
    return Status::ok();
  }

  const RemoteReader reader_;
  const std::string endpoint_;
  const std::string name_;
  const std::unique_ptr<Lexicon> lexicon_;
  const std::vector<RelationType> types_;
  const AnswerCache cache_;
  mutable TokenBudget budget_;
  mutable HttpClient client_;
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_remote_extractor(const RemoteReader& reader, const std::filesystem::path& data_directory) {
  if (!reader.url.starts_with("http://") && !reader.url.starts_with("https://")) {
    return Status::invalid_argument(fmt::format("'{}' is no address of an extractor; it begins with http:// or https://", reader.url));
  }
  RELATA_ASSIGN_OR_RETURN(auto lexicon, Lexicon::load(data_directory / "lexicon"));
  RELATA_ASSIGN_OR_RETURN(std::vector<RelationType> types, read_relation_types(data_directory / "lexicon"));
  return std::unique_ptr<Extractor>(std::make_unique<RemoteExtractor>(reader, std::move(lexicon), std::move(types)));
}

}  // namespace relata::extract
