#include "place/word_list.h"

#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace jobstand::place {

unsigned group_of(const char* list, std::string_view word) {
  unsigned group = 0;
  while (*list != '\0') {
    std::size_t size = 0;
    bool same = true;  // so far
    for (; list[size] != ',' && list[size] != ';'; ++size) same = same && size < word.size() && list[size] == word[size];
    if (same && size == word.size()) break;
    list += size;
    group += *list++ == ';';
  }
  return group;
}

bool Words::next() {
  size_ = 0;
  bool inside = false;
  std::string folded;  // of a character
  for (std::size_t at = end_; at < text_.size();) {
    const text::Decoded c = text::decode_utf8(text_, at);
    folded.clear();
    const text::Role role = text::fold_point(c.point, folded);
    if (inside && role == text::Role::gap) break;
    if (role == text::Role::letter) {
      if (!inside) begin_ = at;
      inside = true;
      end_ = at + c.size;
      for (const char byte : folded) {
        if (size_ < sizeof word_) word_[size_++] = byte;
      }
    }
    at += c.size;
  }
  return inside;
}

}  // namespace jobstand::place
