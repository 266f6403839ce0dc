#include "text/order.h"

namespace jobstand::text {
namespace {

// Merge sort, bottom up: few comparisons, which are calls here, and no worst case.
void sort_all(std::vector<std::uint32_t>& numbers, Before before) {
  const std::size_t size = numbers.size();
  std::vector<std::uint32_t> merged(size);
  for (std::size_t run = 1; run < size; run *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = begin + run < size ? begin + run : size;
      const std::size_t end = middle + run < size ? middle + run : size;
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right = left == middle || (right < end && before(numbers[right], numbers[left]));
        merged[at] = take_right ? numbers[right++] : numbers[left++];
      }
    }
    numbers.swap(merged);
  }
}

}  // namespace

void order(std::vector<std::uint32_t>& numbers, std::size_t wanted, Before before) {
  constexpr std::size_t kFew = 256;
  if (wanted >= numbers.size() || wanted > kFew) return sort_all(numbers, before);
  // The front is kept in order; most numbers only meet its last one.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::uint32_t number = numbers[i];
    if (kept == wanted && (wanted == 0 || !before(number, numbers[kept - 1]))) continue;
    if (kept < wanted) ++kept;
    numbers[i] = numbers[kept - 1];
    std::size_t at = kept - 1;
    for (; at > 0 && before(number, numbers[at - 1]); --at) numbers[at] = numbers[at - 1];
    numbers[at] = number;
  }
}

}  // namespace jobstand::text
