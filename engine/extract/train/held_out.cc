#include "engine/extract/train/held_out.h"

namespace relata::extract {

const std::set<std::string>& held_out_documents() {
  static const std::set<std::string> kDocuments = {"GUM_news_asylum", "GUM_news_defector",      "GUM_news_election",
                                                   "GUM_news_korea",  "GUM_news_questionnaire", "GUM_news_taxes"};
  return kDocuments;
}

}  // namespace relata::extract
