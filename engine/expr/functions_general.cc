#include <fmt/format.h>

#include <random>

#include "engine/expr/function_families.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

std::mt19937_64& random_source() {
  static thread_local std::mt19937_64 source = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return source;
}

Result<Value> coalesce(Arguments arguments, const EvalContext&) {
  for (const Value& argument : arguments) {
    if (!argument.is_null()) return argument;
  }
  return Value::null();
}

Result<Value> rand(Arguments, const EvalContext&) { return Value(std::uniform_real_distribution<double>(0, 1)(random_source())); }

// Version 4 of RFC 4122: all bits random but the version and the variant.
Result<Value> random_uuid(Arguments, const EvalContext&) {
  const std::uint64_t high = (random_source()() & ~0xf000ULL) | 0x4000ULL;
  const std::uint64_t low = (random_source()() & ~(3ULL << 62)) | (2ULL << 62);
  return Value(fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff, high & 0xffff, low >> 48,
                           low & 0xffffffffffff));
}

Result<Value> timestamp(Arguments, const EvalContext& context) { return Value(context.statement_start_ns / 1'000'000); }

Result<Value> value_type(Arguments arguments, const EvalContext&) { return Value(std::string(to_string(arguments[0].kind()))); }

}  // namespace

std::vector<FunctionEntry> general_functions() {
  FunctionEntry any_number = takes_nulls(make_function("coalesce", {}, StaticType::kAny, coalesce));
  any_number.signature.min_arguments = 1;
  any_number.signature.max_arguments = UINT32_MAX;
  return {
      any_number,
      not_deterministic(make_function("rand", {}, StaticType::kFloat, rand)),
      not_deterministic(make_function("randomuuid", {}, StaticType::kString, random_uuid)),
      not_deterministic(make_function("timestamp", {}, StaticType::kInteger, timestamp)),
      takes_nulls(make_function("valuetype", {StaticType::kAny}, StaticType::kString, value_type)),
  };
}

}  // namespace relata
