#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

// Every limit that a user can run into, in one place. Beyond one of them an operation ends with kResourceExhausted or a query error
// that names the limit.
namespace relata::limits {

// Storage.
constexpr std::size_t kKeyBytes = 1024;
constexpr std::size_t kValueBytes = 64ULL << 20;        // one encoded record
constexpr std::size_t kSegmentChunkBytes = 4ULL << 20;  // of a stored segment, in one value
constexpr std::size_t kTransactionBytes = 1ULL << 30;   // all writes of one commit
constexpr std::chrono::minutes kTransactionTime{10};    // from a commit's first write to its end
constexpr std::size_t kNameBytes = 64ULL << 10;         // a label, relationship type or property key
constexpr std::uint32_t kNamesPerSpace = 1U << 24;
constexpr int kValueDepth = 200;               // lists and maps within one another
constexpr std::size_t kLoggedVersions = 1024;  // commits kept in the change log
constexpr std::size_t kIndexes = 256;          // indexes and constraints of a graph
constexpr std::size_t kTermBytes = 128;        // a word in a full-text index; the rest of a longer one is left out

// Articles.
constexpr std::size_t kArticleBytes = 16ULL << 20;

// Queries.
constexpr std::size_t kSearchWords = 64;            // different words in one question to a full-text index
constexpr std::uint64_t kResultBytes = 4ULL << 30;  // estimated memory of the rows that a statement holds

}  // namespace relata::limits
