#include "storage/kv/kv_store.h"

namespace relata {

KeyRange KeyRange::prefix(KeyView prefix) {
  Bytes end(prefix);
  // The first key after the prefix: its last byte that can grow grows, what follows goes.
  while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return {Bytes(prefix), std::move(end)};
}

}  // namespace relata
