// order.h - sorting numbers by what they stand for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jobstand::text {

// A borrowed "comes before" of two numbers: valid for the call it is passed to.
class Before {
 public:
  template <typename F>
  Before(const F& f)  // NOLINT: implicit, so that a lambda can be passed
      : object_(&f), call_([](const void* object, std::uint32_t a, std::uint32_t b) {
          return (*static_cast<const F*>(object))(a, b);
        }) {}
  bool operator()(std::uint32_t a, std::uint32_t b) const { return call_(object_, a, b); }

 private:
  const void* object_;
  bool (*call_)(const void*, std::uint32_t, std::uint32_t);
};

// Puts the first `wanted` numbers in order at the front; the others follow in any order.
// `before` must be a strict total order, so that the result is the same everywhere. Not a
// template: each instance of the standard sort would cost the browser's module 2 kB.
void order(std::vector<std::uint32_t>& numbers, std::size_t wanted, Before before);

}  // namespace jobstand::text
