// pathological.h - the bodies that are made to be slow, for the tests that judge what they cost.
#pragma once

#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace jobstand {

// The entries of data/pathological.json: name, format, head, unit, tail.
inline nlohmann::json pathological_entries() {
  std::ifstream file(std::string(JOBSTAND_DATA_DIR) + "/pathological.json");
  std::stringstream text;
  text << file.rdbuf();
  return nlohmann::json::parse(text.str(), nullptr, false);
}

// About `size` bytes: the head, then the unit, then as many tails.
inline std::string pathological_body(const nlohmann::json& entry, std::size_t size) {
  const auto part = [&](const char* name) { return entry.at(name).get<std::string>(); };
  std::string body = part("head");
  const std::string unit = part("unit");
  const std::string tail = part("tail");
  const std::size_t count = size / (unit.size() + tail.size());
  for (std::size_t i = 0; i < count; ++i) body += unit;
  for (std::size_t i = 0; i < count; ++i) body += tail;
  return body;
}

}  // namespace jobstand
