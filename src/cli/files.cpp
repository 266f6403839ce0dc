#include "cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>

namespace jobstand::cli {
namespace {

namespace fs = std::filesystem;

std::string failure(std::string_view what, const std::string& path, int error) {
  return fmt::format("cannot {} {}: {}", what, path, std::strerror(error));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_without_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// A descriptor that is closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool good() const { return number_ >= 0; }
  [[nodiscard]] bool write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(number_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  [[nodiscard]] bool sync() const { return ::fsync(number_) == 0; }
  bool close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

class Walk {
 public:
  Listing list(const fs::path& folder) {
    visit(folder);
    // By bytes of the path, so that every platform lists them alike.
    std::sort(listing_.files.begin(), listing_.files.end());
    return std::move(listing_);
  }

 private:
  void visit(const fs::path& folder) {
    std::error_code error;
    if (!known_.insert(identity_of(folder.string())).second) return;
    std::vector<fs::path> entries;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) entries.push_back(it->path());
    if (error) listing_.errors.push_back(fmt::format("cannot read folder {}: {}", folder.string(), error.message()));
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      const std::string name = entry.filename().string();
      if (name.empty() || name[0] == '.') continue;
      const fs::file_status status = fs::status(entry, error);
      if (fs::is_directory(status)) visit(entry);
      else if (!is_markdown(name) || equal_without_case(name, "README.md")) continue;
      else if (!fs::is_regular_file(status)) listing_.errors.push_back(fmt::format("cannot read {}: it is no file", entry.string()));
      else if (known_.insert(identity_of(entry.string())).second) listing_.files.push_back(entry.generic_string());
    }
  }

  Listing listing_;
  std::set<std::string> known_;
};

}  // namespace

FileText read_file(const std::string& path, std::size_t max) {
  FileText result;
  const bool standard = path == "-";
  if (!standard && kind_of(path) == PathKind::folder) {
    result.error = fmt::format("cannot read {}: it is a folder", path);
    return result;
  }
  std::FILE* file = standard ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    result.error = failure("read", path, errno);
    return result;
  }
  char block[1 << 16];
  while (result.text.size() <= max) {
    const std::size_t size = std::fread(block, 1, std::min(sizeof block, max + 1 - result.text.size()), file);
    if (size == 0) break;
    result.text.append(block, size);
  }
  if (std::ferror(file) != 0) result.error = failure("read", path, errno);
  if (!standard) std::fclose(file);
  return result;
}

PathKind kind_of(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return PathKind::missing;
  if (fs::is_directory(status)) return PathKind::folder;
  return fs::is_regular_file(status) ? PathKind::file : PathKind::other;
}

bool is_plain_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(path, error));
}

bool has_extension(std::string_view path, std::string_view extension) {
  return path.size() > extension.size() && equal_without_case(path.substr(path.size() - extension.size()), extension);
}

bool is_markdown(std::string_view path) { return has_extension(path, ".md") || has_extension(path, ".markdown"); }

Listing markdown_files(const std::string& folder) { return Walk().list(folder); }

std::string identity_of(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? path : real.string();
}

std::string replace_file(const std::string& folder, const std::string& name, std::string_view text) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fmt::format("cannot make folder {}: {}", folder, error.message());
  const std::string target = (fs::path(folder) / name).string();
  const std::string temporary = (fs::path(folder) / fmt::format(".{}.{}", name, ::getpid())).string();
  ::unlink(temporary.c_str());  // left by a process of the same number that was killed
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.good()) return failure("write", temporary, errno);
  if (!file.write(text) || !file.sync() || !file.close() || ::rename(temporary.c_str(), target.c_str()) != 0) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    return failure("write", target, reason);
  }
  // The new name is safe once the folder is; some file systems cannot say so.
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.good()) static_cast<void>(parent.sync());
  return {};
}

bool remove_file(const std::string& path) { return ::unlink(path.c_str()) == 0; }

}  // namespace jobstand::cli
