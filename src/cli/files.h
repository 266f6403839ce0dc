// files.h - the file system, for the tool alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jobstand::cli {

// `error` says why `text` is not there; empty when it is.
struct FileText {
  std::string text;
  std::string error;
};
// The whole file, or of standard input for "-". At most `max` bytes and one more, so that
// the caller sees that there are more.
FileText read_file(const std::string& path, std::size_t max);

enum class PathKind { missing, folder, file, other };
PathKind kind_of(const std::string& path);
bool is_plain_file(const std::string& path);  // and no link to one

bool has_extension(std::string_view path, std::string_view extension);  // ".md", without case
bool is_markdown(std::string_view path);

// The Markdown files below a folder, sorted by path: no dot-files, no README.md. A folder
// or a file that links reach twice is listed once, so links that turn in a circle end.
struct Listing {
  std::vector<std::string> files;
  std::vector<std::string> errors;
};
Listing markdown_files(const std::string& folder);

// The same file under whatever name; the path itself when it cannot be resolved.
std::string identity_of(const std::string& path);

// Makes `folder` hold `name` with this text, or leaves what was there: writes beside it,
// waits for the disk, renames. Returns what went wrong, or nothing.
std::string replace_file(const std::string& folder, const std::string& name, std::string_view text);

// Whether it is gone now.
bool remove_file(const std::string& path);

}  // namespace jobstand::cli
