#include "tests/unit/extract/train/tiny_corpus.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <lzma.h>

#include <string>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

std::string conllu_of(const std::vector<TreeSentence>& sentences) {
  std::string text;
  for (const TreeSentence& sentence : sentences) {
    const int size = static_cast<int>(sentence.size());
    for (int i = 0; i < size; ++i) {
      const TreeWord& word = sentence[static_cast<std::size_t>(i)];
      text += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n", i + 1, word.form, word.lemma, word.upos, word.xpos,
                          word.head == size ? 0 : word.head + 1, word.relation);
    }
    text += "\n";
  }
  return text;
}

std::string compressed(const std::string& text) {
  std::string bytes(text.size() + 1024, '\0');
  std::size_t size = 0;
  EXPECT_EQ(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                    reinterpret_cast<std::uint8_t*>(bytes.data()), &size, bytes.size()),
            LZMA_OK);
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::vector<TreeSentence> tiny_trees() {
  std::vector<TreeSentence> trees;
  for (const char* subject : {"Putin", "Merkel", "Obama"}) {
    for (const char* verb : {"rejected", "praised", "signed", "left"}) {
      for (const char* object : {"plan", "deal"}) {
        trees.push_back({{subject, subject, "PROPN", "NNP", 1, "nsubj"},
                         {verb, verb == std::string("left") ? "leave" : std::string(verb).substr(0, 4), "VERB", "VBD", 5, "root"},
                         {"the", "the", "DET", "DT", 3, "det"},
                         {object, object, "NOUN", "NN", 1, "obj"},
                         {".", ".", "PUNCT", ".", 1, "punct"}});
      }
    }
  }
  return trees;
}

void write_tiny_data(const std::filesystem::path& data) {
  const std::string trees = conllu_of(tiny_trees());
  for (const char* file : {"ewt/train.conllu", "ewt/dev.conllu", "ewt/test.conllu", "gum/GUM_news_a.conllu", "gum/GUM_news_taxes.conllu"}) {
    write_bytes(data / file, trees);
  }
  write_bytes(data / "embeddings/kmeans-128-1024.tsv", "putin\t1\t10\nmerkel\t1\t10\nplan\t2\t20\ndeal\t2\t20\n");
  // Four words with vectors of two numbers.
  write_bytes(data / "embeddings/words.txt", "putin\t0.01\nmerkel\t0.01\nplan\t0.02\nkyiv\t0.02\n");
  write_bytes(data / "embeddings/vectors.i8", "@@??00@0");
  write_bytes(data / "gazetteers/cities.tsv", "Kyiv\tUA\nNew York City\tUS\n");
  write_bytes(data / "ner/wikigold/wikigold.conll.txt", "Obama I-PER\nvisited O\nKyiv I-LOC\n. O\n\n");
  for (const char* part : {"train", "dev", "test"}) {
    write_bytes(data / fmt::format("ner/crossner-politics/{}.txt", part),
                "Merkel\tB-politician\nled\tO\nthe\tO\nCDU\tB-politicalparty\n\n");
  }
  for (const char* part : {"dev", "test"}) {
    write_bytes(data / fmt::format("ner/uner-ewt/en_ewt-ud-{}.iob2", part), "# text\n1\tPutin\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n\n");
  }
  write_bytes(data / "silver/gmb-silver.tsv.xz",
              compressed("Obama\tB-PER\tObama\tNNP\tPERSON\t2\tnsubj\nleft\tO\tleave\tVBD\tO\t0\tROOT\n\n"
                         "Kyiv\tB-LOC\tKyiv\tNNP\tCITY\t0\tROOT\n\n"));
}

}  // namespace relata::extract::testing
