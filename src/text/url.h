// url.h - which addresses a posting may carry.
#pragma once

#include <string>
#include <string_view>

namespace jobstand::text {

enum class Scheme : unsigned char { relative, http, https, mailto, tel, other };

// The scheme of an address as a browser would see it: leading spaces and control
// characters are skipped, tabs and line ends anywhere are nothing (WHATWG URL Standard,
// section 4.4), case does not count.
Scheme scheme_of(std::string_view address);

// The address made fit for an attribute: trimmed, without tabs and line ends, everything
// but URL characters percent-encoded. Empty when its scheme is not http, https, mailto or
// tel. A relative address is kept: whoever shows it resolves it and looks again.
std::string safe_link(std::string_view address);

// safe_link() for a page to go to: http, https or relative only.
std::string safe_page(std::string_view address);

}  // namespace jobstand::text
