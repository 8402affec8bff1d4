#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

using testing::HasSubstr;

constexpr const char* kAnnotations =
    R"({"id": "a1", "text": "Anna Lee met Bob Ray.", "entities": [{"type": "Person", "name": "Anna Lee"}, {"type": "Person", "name": "Bob Ray"}], "relations": [{"type": "MET_WITH", "head": "Anna Lee", "tail": "Bob Ray", "sentence": "Anna Lee met Bob Ray."}, {"type": "ACCUSED", "head": "Anna Lee", "tail": "Bob Ray", "sentence": "Anna Lee accused Bob Ray."}]}
{"id": "a2", "text": "Lee smiled.", "entities": [{"type": "Person", "name": "Lee"}]}
)";

class CorrectionCommands : public testing::Test {
 protected:
  CorrectionCommands() : database_(directory_ / "db"), file_(directory_.write("found.jsonl", kAnnotations)) {}
  Outcome ingest() { return relata({"ingest", database_, "--annotations", file_}); }
  std::string people() { return relata({"query", database_, "--format", "csv", "MATCH (p:Person) RETURN p.name AS n ORDER BY n"}).out; }

  const TemporaryDirectory directory_;
  const std::string database_;
  const std::string file_;
};

TEST_F(CorrectionCommands, TakeOverAnnotationsAndCountWhatIsRefused) {
  const Outcome outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("2 articles read: 2 new"));
  EXPECT_THAT(outcome.out, HasSubstr("1 refused: a relation whose evidence is not in the text"));
  EXPECT_EQ(people(), "n\nAnna Lee\nBob Ray\nLee\n");
}

TEST_F(CorrectionCommands, ListMergeAndSplitWhatIsInDoubt) {
  ingest();
  const Outcome review = relata({"review", database_});
  EXPECT_EQ(review.exit_code, 0) << review.err;
  EXPECT_THAT(review.out, HasSubstr("kept apart (surname, Person)"));
  EXPECT_THAT(review.out, HasSubstr("a2: Lee smiled."));
  const Outcome merge = relata({"merge", database_, "Anna Lee", "Lee"});
  EXPECT_EQ(merge.exit_code, 0) << merge.err;
  EXPECT_THAT(merge.out, HasSubstr("'Anna Lee' is both now"));
  EXPECT_EQ(people(), "n\nAnna Lee\nBob Ray\n");
  EXPECT_THAT(relata({"review", database_}).out, HasSubstr("0 to look at"));
  const Outcome split = relata({"split", database_, "Anna Lee", "--name", "Lee"});
  EXPECT_EQ(split.exit_code, 0) << split.err;
  EXPECT_EQ(people(), "n\nAnna Lee\nBob Ray\nLee\n");
  EXPECT_EQ(relata({"check", database_}).exit_code, 0);
}

TEST_F(CorrectionCommands, SayWhatTheyCannotDo) {
  ingest();
  const Outcome outcome = relata({"merge", database_, "Anna Lee", "Nobody"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("nothing is called 'Nobody'"));
  EXPECT_EQ(relata({"merge", database_, "#99999", "Lee"}).exit_code, 1);
  EXPECT_EQ(relata({"split", database_, "Anna Lee", "--name", "Lee", "--article", "a1"}).exit_code, 2);
  EXPECT_EQ(relata({"ingest", database_, file_, "--annotations", file_}).exit_code, 2);
  EXPECT_EQ(relata({"ingest", database_, file_, "--model", "small"}).exit_code, 2);
  EXPECT_EQ(relata({"review", directory_ / "none"}).exit_code, 1);
}

}  // namespace
}  // namespace relata::testing_cli
