#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

namespace relata::extract {

// Begins at a line of the cache, so that no wide load from a row of whole lines touches two of them. New elements of resize() are not
// set: for numbers that are written before they are read.
template <typename T>
struct LineAllocator {
  using value_type = T;

  LineAllocator() = default;
  template <typename U>
  LineAllocator(const LineAllocator<U>& /*other*/) {}  // NOLINT(google-explicit-constructor): allocators convert

  // The memory begins a line or less before; how far says its last byte before the elements. (The heap's own aligned allocation takes
  // several times as long.)
  T* allocate(std::size_t count) {
    auto* const memory = static_cast<unsigned char*>(::operator new(count * sizeof(T) + kLine));
    const std::size_t gap = kLine - reinterpret_cast<std::uintptr_t>(memory) % kLine;
    memory[gap - 1] = static_cast<unsigned char>(gap);
    return reinterpret_cast<T*>(memory + gap);
  }
  void deallocate(T* elements, std::size_t /*count*/) {
    auto* const bytes = reinterpret_cast<unsigned char*>(elements);
    ::operator delete(bytes - bytes[-1]);
  }
  template <typename U>
  void construct(U* where) {
    ::new (static_cast<void*>(where)) U;
  }
  template <typename U, typename... Arguments>
  void construct(U* where, Arguments&&... arguments) {
    ::new (static_cast<void*>(where)) U(std::forward<Arguments>(arguments)...);
  }
  bool operator==(const LineAllocator& /*other*/) const { return true; }

 private:
  static constexpr std::size_t kLine = 64;
};

template <typename T>
using AlignedVector = std::vector<T, LineAllocator<T>>;

}  // namespace relata::extract
