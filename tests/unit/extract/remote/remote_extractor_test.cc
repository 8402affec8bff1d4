#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>

#include "engine/extract/extractor.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/remote/stand_in_server.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

constexpr const char* kText = "Anna Lee met Bob Ray in Bergen on Tuesday. They spoke for an hour.";
constexpr const char* kGood = R"({"entities": [
  {"type": "Person", "name": "Anna Lee", "aliases": [], "titles": ["minister"], "kind": "", "country": "", "description": ""},
  {"type": "Person", "name": "Bob Ray", "aliases": [], "titles": [], "kind": "", "country": "", "description": ""}],
 "relations": [
  {"type": "MET_WITH", "head": "Anna Lee", "tail": "Bob Ray", "predicate": "meet", "date": "2025-03-11", "modality": "asserted", "negated": false,
   "title": "", "medium": "", "place": "Bergen", "amount": "", "sentence": "Anna Lee met Bob Ray in Bergen on Tuesday.",
   "head_text": "Anna Lee", "tail_text": "Bob Ray", "said_by": ""}],
 "statements": []})";
constexpr const char* kInvented = R"({"entities": [{"type": "Person", "name": "Anna Lee"}, {"type": "Person", "name": "Bob Ray"}],
 "relations": [{"type": "ACCUSED", "head": "Anna Lee", "tail": "Bob Ray", "sentence": "Anna Lee accused Bob Ray of lying."},
               {"type": "MET_WITH", "head": "Anna Lee", "tail": "Bob Ray", "sentence": "Anna Lee met Bob Ray in Bergen on Tuesday."}]})";

class RemoteExtractor : public ::testing::Test {
 protected:
  RemoteReader reader_of(const StandInServer& server) const {
    RemoteReader reader;
    reader.url = server.url();
    reader.model = "small";
    reader.first_wait = std::chrono::milliseconds(1);
    reader.most_attempts = 3;
    return reader;
  }
  static Result<Extraction> read(const RemoteReader& reader, const char* text = kText) {
    const auto extractor = make_remote_extractor(reader, RELATA_SOURCE_DIR "/engine/extract/data").value();
    return extractor->extract({"a1", "", text, make_date(2025, 3, 13)});
  }
  // Reads with a server that gives these answers in turn, the last one for ever.
  Result<Extraction> read_with(std::vector<ServedAnswer> answers) {
    const StandInServer server([&](const ReceivedRequest& request) {
      return answers[std::min<std::size_t>(static_cast<std::size_t>(request.number), answers.size() - 1)];
    });
    Result<Extraction> result = read(reader_of(server));
    requests_ = server.requests();
    return result;
  }
  const TemporaryDirectory directory_;
  int requests_ = 0;
};

ServedAnswer good() { return {200, chat_completion(kGood)}; }

TEST_F(RemoteExtractor, TakesOverAGoodAnswer) {
  const Extraction extraction = read_with({good()}).value();
  EXPECT_EQ(extraction.extractor, "small, prompt 1");
  ASSERT_EQ(extraction.entities.size(), 2U);
  EXPECT_THAT(extraction.entities[0].titles, ElementsAre("minister"));
  EXPECT_THAT(extraction.entities[0].mentions, ElementsAre(Span{0, 8}));
  ASSERT_EQ(extraction.relations.size(), 1U);
  EXPECT_EQ(extraction.relations[0].sentence, (Span{0, 42}));
  EXPECT_EQ(extraction.relations[0].date, make_date(2025, 3, 11));
  EXPECT_TRUE(extraction.relations[0].symmetric);
  EXPECT_THAT(extraction.relations[0].attributes, ElementsAre(Pair("place", "Bergen")));
  EXPECT_EQ(requests_, 1);
}

TEST_F(RemoteExtractor, AsksWithTheSchemaOfTheOntologyAndTheKey) {
  ReceivedRequest received;
  const StandInServer server([&](const ReceivedRequest& request) {
    received = request;
    return good();
  });
  RemoteReader reader = reader_of(server);
  reader.api_key = "secret";
  ASSERT_TRUE(read(reader).is_ok());
  EXPECT_EQ(received.path, "/v1/chat/completions");
  EXPECT_EQ(received.authorization, "Bearer secret");
  const nlohmann::json body = nlohmann::json::parse(received.body);
  EXPECT_EQ(body["model"], "small");
  EXPECT_EQ(body["response_format"]["type"], "json_schema");
  const nlohmann::json& schema = body["response_format"]["json_schema"]["schema"];
  EXPECT_THAT(schema["properties"]["relations"]["items"]["properties"]["type"]["enum"].dump(), HasSubstr("\"SPOKE_WITH\""));
  EXPECT_THAT(body["messages"][1]["content"].get<std::string>(), HasSubstr(kText));
}

TEST_F(RemoteExtractor, RefusesAFactWhoseEvidenceIsNotInTheText) {
  const Extraction extraction = read_with({{200, chat_completion(kInvented)}}).value();
  ASSERT_EQ(extraction.relations.size(), 1U);
  EXPECT_EQ(extraction.relations[0].type, "MET_WITH");
  EXPECT_THAT(extraction.refused, ElementsAre(Pair("a relation whose evidence is not in the text", 1U)));
}

TEST_F(RemoteExtractor, AsksAgainAfterAnAnswerThatIsNoJson) {
  EXPECT_TRUE(read_with({{200, "<html>"}, {200, chat_completion("{\"entities\": [")}, good()}).is_ok());
  EXPECT_EQ(requests_, 3);
}

TEST_F(RemoteExtractor, AsksAgainAfterAnAnswerThatWasCutOff) {
  EXPECT_TRUE(read_with({{200, chat_completion(kGood, 100, "length")}, {200, chat_completion(kGood), "", 0, true}, good()}).is_ok());
  EXPECT_EQ(requests_, 3);
}

TEST_F(RemoteExtractor, AsksAgainAfterErrorsOfTheServer) {
  EXPECT_TRUE(read_with({{500, "{}"}, {503, ""}, good()}).is_ok());
  EXPECT_EQ(requests_, 3);
}

TEST_F(RemoteExtractor, WaitsAsLongAsTheServerSays) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(read_with({{429, R"({"error": {"message": "slow down"}})", "1"}, good()}).is_ok());
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(1000));
  EXPECT_EQ(requests_, 2);
}

TEST_F(RemoteExtractor, GivesUpAfterSomeAttemptsAndSaysWhy) {
  const Status status = read_with({{500, R"({"error": {"message": "overloaded"}})"}}).status();
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_THAT(std::string(status.message()), HasSubstr("3 attempts failed"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("answers 500: overloaded"));
  EXPECT_EQ(requests_, 3);
}

TEST_F(RemoteExtractor, DoesNotRepeatWhatTheServerWillNeverAccept) {
  const Status status = read_with({{401, R"({"error": {"message": "no such key"}})"}}).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("answers 401: no such key"));
  EXPECT_EQ(requests_, 1);
}

TEST_F(RemoteExtractor, EndsARequestThatTakesTooLong) {
  const StandInServer server([](const ReceivedRequest&) { return ServedAnswer{200, chat_completion(kGood), "", 300}; });
  RemoteReader reader = reader_of(server);
  reader.timeout = std::chrono::milliseconds(50);
  reader.most_attempts = 1;
  const Status status = read(reader).status();
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_THAT(std::string(status.message()), HasSubstr("Timeout"));
}

TEST_F(RemoteExtractor, ReportsAServerThatIsNotThere) {
  std::string url;
  {
    const StandInServer server([](const ReceivedRequest&) { return good(); });
    url = server.url();
  }
  RemoteReader reader;
  reader.url = url;
  reader.most_attempts = 1;
  EXPECT_THAT(std::string(read(reader).status().message()), HasSubstr(url));
}

TEST_F(RemoteExtractor, AsksNothingThatTheBudgetDoesNotCover) {
  const StandInServer server([](const ReceivedRequest&) { return ServedAnswer{200, chat_completion(kGood, 4500)}; });
  RemoteReader reader = reader_of(server);
  reader.most_answer_tokens = 1000;
  reader.token_budget = 6000;
  const auto extractor = make_remote_extractor(reader, RELATA_SOURCE_DIR "/engine/extract/data").value();
  EXPECT_TRUE(extractor->extract({"a1", "", kText, {}}).is_ok());
  // 1,500 tokens are left: less than question and answer may take.
  const Status status = extractor->extract({"a2", "", kText, {}}).status();
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(status.message()), HasSubstr("token budget of 6000"));
  EXPECT_EQ(server.requests(), 1);
}

TEST_F(RemoteExtractor, AsksOnceForTheSameArticle) {
  const StandInServer server([](const ReceivedRequest&) { return good(); });
  RemoteReader reader = reader_of(server);
  reader.cache_directory = directory_.path();
  EXPECT_EQ(read(reader)->relations.size(), 1U);
  EXPECT_EQ(read(reader)->relations.size(), 1U);
  EXPECT_EQ(server.requests(), 1);
  ASSERT_TRUE(read(reader, "Anna Lee met Bob Ray in Oslo.").is_ok());
  EXPECT_EQ(server.requests(), 2);
}

TEST_F(RemoteExtractor, StopsWaitingWhenItIsCancelled) {
  const StandInServer server([](const ReceivedRequest&) { return ServedAnswer{500, "{}"}; });
  RemoteReader reader = reader_of(server);
  reader.first_wait = std::chrono::hours(1);
  reader.cancelled = [&] { return server.requests() > 0; };
  EXPECT_EQ(read(reader).status().code(), StatusCode::kCancelled);
}

TEST_F(RemoteExtractor, WantsAnAddress) {
  RemoteReader reader;
  reader.url = "localhost:8080";
  EXPECT_EQ(make_remote_extractor(reader, RELATA_SOURCE_DIR "/engine/extract/data").status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace relata::extract::testing
