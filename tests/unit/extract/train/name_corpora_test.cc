#include "engine/extract/train/name_corpora.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

std::string labels_of(const NameSentence& sentence) {
  std::string labels;
  for (const TaggedWord& word : sentence) labels += word.label + " ";
  return labels;
}

// "the British historian Ann Lee of the Bank of England in Paris": the proper nouns of each mention, the longest of nested names.
TEST(ReadGumNames, TakesTheProperNounsAroundTheHeadOfAMention) {
  const TemporaryDirectory directory;
  directory.write("a.conllu",
                  "# text\n"
                  "1\tthe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-person-new-cf1-1-sgl\n"
                  "2\tBritish\tBritish\tADJ\tJJ\t_\t3\tamod\t_\tEntity=(2-place-new-cf1-1-sgl)\n"
                  "3\thistorian\thistorian\tNOUN\tNN\t_\t4\tnmod\t_\t_\n"
                  "4\tAnn\tAnn\tPROPN\tNNP\t_\t0\troot\t_\t_\n"
                  "5\tLee\tLee\tPROPN\tNNP\t_\t4\tflat\t_\t_\n"
                  "6\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_\n"
                  "7\tthe\tthe\tDET\tDT\t_\t8\tdet\t_\tEntity=(3-organization-new-cf1-1-sgl\n"
                  "8\tBank\tBank\tPROPN\tNNP\t_\t4\tnmod\t_\t_\n"
                  "9\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_\n"
                  "10\tEngland\tEngland\tPROPN\tNNP\t_\t8\tnmod\t_\tEntity=(4-place-new-cf1-1-sgl)3)1)\n\n");
  const auto names = read_gum_names(directory / "a.conllu");
  ASSERT_TRUE(names.is_ok()) << names.status().to_string();
  ASSERT_EQ(names->size(), 1U);
  EXPECT_EQ(labels_of(names->front()), "O O O B-PER I-PER O O B-ORG I-ORG I-ORG ");
}

TEST(ReadGumNames, NamesAFileThatIsNoTree) {
  const TemporaryDirectory directory;
  directory.write("a.conllu", "1\tthe\n");
  EXPECT_EQ(read_gum_names(directory / "a.conllu").status().code(), StatusCode::kCorruption);
}

TEST(ReadArticleNames, LabelsNamesButNotNationalities) {
  const TemporaryDirectory directory;
  directory.write("x.txt", "date 2025-03-13 Norwegian minister Lars Egeland visited Stavanger. Egeland left Norway.");
  directory.write("x.gold.json", R"({"id": "x", "date": "2025-03-13", "entities": [
    {"id": "e", "type": "Person", "names": ["Lars Egeland", "Egeland", "minister"]},
    {"id": "s", "type": "Place", "names": ["Stavanger"]},
    {"id": "n", "type": "Place", "names": ["Norway", "Norwegian"]}], "relations": []})");
  const auto names = read_article_names(directory.path());
  ASSERT_TRUE(names.is_ok()) << names.status().to_string();
  std::string all;
  for (const NameSentence& sentence : *names) {
    for (const TaggedWord& word : sentence) {
      if (word.label != "O") all += word.form + "/" + word.label + " ";
    }
  }
  EXPECT_EQ(all, "Lars/B-PER Egeland/I-PER Stavanger/B-LOC Egeland/B-PER Norway/B-LOC ");
}

// A sentence of the silver corpus that was read is gold; names of the treebank's text come from the annotations alone and count twice,
// those of texts that were written for it once.
TEST(ReadNameCorpora, TakesWhatPeopleReadForGold) {
  const TemporaryDirectory directory;
  write_tiny_data(directory / "data");
  directory.write("annotations/gmb.names", "sentences 2 words 3 crc32c 83f2db91\n2 1:ORG\n");
  directory.write("annotations/ewt_train.names", "sentences 24 words 120 crc32c 0cd51f1b\n1 1:PER\n2 1-2:PER\n");
  directory.write("annotations/written/a.txt", "hello [ORG Oasis ]\n");
  const auto without = read_name_corpora(directory / "data", {}, {});
  ASSERT_TRUE(without.is_ok()) << without.status().to_string();
  const auto corpora = read_name_corpora(directory / "data", {}, directory / "annotations");
  ASSERT_TRUE(corpora.is_ok()) << corpora.status().to_string();
  ASSERT_EQ(corpora->silver.size(), 1U);
  EXPECT_EQ(corpora->silver.front().front().form, "Obama");
  ASSERT_EQ(corpora->gold.size(), without->gold.size() + 6);
  std::string added;  // sentences whose labels are new
  for (const NameSentence& sentence : corpora->gold) {
    const bool known = std::any_of(without->gold.begin(), without->gold.end(),
                                   [&](const NameSentence& other) { return labels_of(other) == labels_of(sentence); });
    if (!known) added += sentence.front().form + ": " + labels_of(sentence);
  }
  EXPECT_EQ(added,
            "Kyiv: U-ORG Putin: U-PER O O O O Putin: B-PER L-PER O O O Putin: U-PER O O O O Putin: B-PER L-PER O O O hello: O U-ORG ");
}

}  // namespace
}  // namespace relata::extract::testing
