// yaml.h - the small part of YAML that front matter needs, as JSON.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "jobstand/source.h"
#include "text/json_writer.h"

namespace jobstand::source {

inline constexpr std::size_t kMaxYaml = 64u << 10;  // bytes
inline constexpr std::size_t kMaxYamlDepth = 8;     // the outermost mapping is 1

// Writes the keys of the one mapping that `yaml` is, and their values, into the object
// that is open. Keys without a value are left out. `yaml` is valid UTF-8, at most
// kMaxYaml bytes, and stands from line `line` of its file on. Text without any mapping at
// all (empty, or comments only) has no keys. Stops at the first error.
std::optional<SourceError> read_yaml(std::string_view yaml, std::uint32_t line, text::JsonWriter& out,
                                     std::vector<Source::Key>& keys);

}  // namespace jobstand::source
