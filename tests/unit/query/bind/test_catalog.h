#pragma once

#include <map>
#include <string>

#include "query/bind/catalog.h"

namespace relata {

// A handful of functions and procedures, and an empty graph.
class TestCatalog : public Catalog {
 public:
  TestCatalog() {
    using enum StaticType;
    add({"size", 1, 1, {}, kInteger});
    add({"length", 1, 1, {}, kInteger});
    add({"labels", 1, 1, {}, kList});
    add({"nodes", 1, 1, {}, kList});
    add({"head", 1, 1, {}, kAny});
    add({"properties", 1, 1, {}, kMap});
    add({"tointeger", 1, 1, {}, kInteger});
    add({"coalesce", 1, UINT32_MAX, {}, kAny});
    add({"toupper", 1, 1, {kString}, kString});
    add({"range", 2, 3, {}, kList});
    add({"rand", 0, 0, {}, kFloat, false});
    add({"datetime", 0, 1, {}, kDateTime, false});
    add({"duration.between", 2, 2, {}, kDuration});
    procedures_["test.void"] = {"test.void", {}, {}};
    procedures_["test.pair"] = {"test.pair", {{"in", kInteger}}, {{"a", kInteger}, {"b", kString}}};
    procedures_["test.default"] = {"test.default", {{"x", kFloat}, {"y", kInteger, true, Value(7)}}, {{"out", kFloat}}};
    procedures_["test.write"] = {"test.write", {}, {{"out", kInteger}}, true};
  }

  const FunctionSignature* find_function(std::string_view name) const override { return find(functions_, name); }
  const ProcedureSignature* find_procedure(std::string_view name) const override { return find(procedures_, name); }
  std::uint64_t node_count() const override { return 0; }
  std::uint64_t node_count(std::string_view) const override { return 0; }
  std::uint64_t edge_count() const override { return 0; }
  std::uint64_t edge_count(std::string_view) const override { return 0; }
  std::uint64_t version() const override { return 0; }

 private:
  void add(FunctionSignature signature) { functions_[signature.name] = signature; }
  template <typename Map>
  static const typename Map::mapped_type* find(const Map& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? nullptr : &found->second;
  }

  std::map<std::string, FunctionSignature, std::less<>> functions_;
  std::map<std::string, ProcedureSignature, std::less<>> procedures_;
};

}  // namespace relata
