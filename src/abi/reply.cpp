#include "abi/reply.h"

#include <cstdlib>
#include <cstring>

namespace jobstand::abi {

jobstand_reply* reply(std::string_view bytes, std::uint32_t status) {
  auto* made = static_cast<jobstand_reply*>(std::malloc(sizeof(jobstand_reply) + bytes.size()));
  if (made == nullptr) return nullptr;
  made->status = status;
  made->size = static_cast<std::uint32_t>(bytes.size());
  if (!bytes.empty()) std::memcpy(made + 1, bytes.data(), bytes.size());
  return made;
}

}  // namespace jobstand::abi
