#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/ids.h"

namespace relata {

// Names of labels, relation types and property keys as of one snapshot. Immutable; safe from any thread.
class Names {
 public:
  virtual ~Names() = default;
  virtual std::optional<LabelId> find_label(std::string_view name) const = 0;
  virtual std::optional<TypeId> find_type(std::string_view name) const = 0;
  virtual std::optional<KeyId> find_key(std::string_view name) const = 0;
  // Require: the id was handed out by this graph.
  virtual const std::string& label(LabelId id) const = 0;
  virtual const std::string& type(TypeId id) const = 0;
  virtual const std::string& key(KeyId id) const = 0;
  virtual std::size_t label_count() const = 0;
  virtual std::size_t type_count() const = 0;
  virtual std::size_t key_count() const = 0;
};

}  // namespace relata
