#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/document.h"
#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// What is asked of an OpenAI-compatible chat-completions endpoint, and what it answers. Pure.

// Rises with every change of the instructions or of the schema: cached answers to others are not used.
constexpr int kPromptVersion = 1;

// The body of the request: instructions, the article, and a JSON schema of the ontology as response_format, with the relation types of the
// closed list. The same arguments give the same bytes.
std::string chat_request(const Document& document, std::string_view model, const std::vector<RelationType>& types,
                         std::uint64_t most_answer_tokens);

struct ChatAnswer {
  std::string content;       // the message, JSON in the neutral form (docs/extractors.md)
  std::uint64_t tokens = 0;  // used by question and answer; 0 when the endpoint does not say
};
// kInvalidArgument for what is no complete answer: other JSON or none, a refusal, an answer that was cut off.
Result<ChatAnswer> parse_chat_answer(std::string_view body);

// What the endpoint says of an error in its body, shortened; empty when it says nothing.
std::string chat_error_message(std::string_view body);

}  // namespace relata::extract
