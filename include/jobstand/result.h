// result.h - failure as a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace jobstand {

// Numbers cross the C interface and never change their meaning.
enum class Errc : std::uint32_t {
  bad_json = 1,         // the text is not JSON, or ends before its first entry does
  bad_shape = 2,        // JSON, but no list of postings
  too_large = 3,        // over a limit of the caller; checked before parsing
  unknown_posting = 4,  // no posting has this id
  bad_source = 5,       // a Markdown file whose front matter cannot be read
};

struct Error {
  Errc code;
  std::size_t offset = 0;  // bytes from the start of the input; 0 when unknown
  std::string message;     // for developers: lower case, no full stop
};

// A value or the Error that stands for it, with the member names of
// std::expected, whose place it takes until every supported compiler has it.
// Asking for the one that is not there is undefined, as with std::optional.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}           // NOLINT: implicit by design
  Result(Error error) : error_(std::move(error)) {}       // NOLINT: implicit by design

  [[nodiscard]] bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  [[nodiscard]] const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_{};
};

}  // namespace jobstand
