// nodes.h - the only maker of node streams.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jobstand/body.h"

namespace jobstand {

// Builds a NodeStream from calls that need not be balanced: a close too many is nothing,
// what is open at the end is closed, elements below kMaxDepth lose their tags but not
// their text. Output is bounded by 20 x input + 4 KiB: once full, only closes are added.
class NodeBuilder {
 public:
  explicit NodeBuilder(std::size_t input_size);

  void open(Tag tag);
  void close();
  void text(std::string_view text);  // valid UTF-8

  // Attributes of the element just opened; nothing when that is none of those named.
  void href(std::string_view safe_link);  // of a: from text::safe_link, not empty
  void start(std::uint32_t number);       // of ol
  void align(std::uint32_t align);        // of th and td: 1 left, 2 centre, 3 right
  void task(bool done);                   // of li

  [[nodiscard]] bool full() const { return full_; }
  NodeStream finish();

 private:
  bool add(std::uint32_t kind, std::uint32_t value, std::string_view text = {});
  [[nodiscard]] bool opens(Tag tag, Tag other) const;

  NodeStream stream_;
  std::size_t room_;            // bytes that may still be added, closes of what is open kept back
  std::uint32_t depth_ = 0;     // open elements in the stream
  std::uint32_t dropped_ = 0;   // open elements that are not in it
  bool full_ = false;
};

}  // namespace jobstand
