// reply.h - the one shape of every answer across the C interface.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jobstand/jobstand.h"

namespace jobstand::abi {

// Null when memory is out, as for malloc.
jobstand_reply* reply(std::string_view bytes, std::uint32_t status = 0);
inline std::string_view view(const std::uint8_t* bytes, std::uint32_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace jobstand::abi
