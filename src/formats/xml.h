// xml.h - feeds that are XML, as JSON of the same shape: for the tool, which reads them by the
// same tables as the others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jobstand::formats {

// An element becomes a string when it has only text, else an object of its children, with an
// array for a name that repeats; attributes are left out. Dates of mail (RFC 822), where RSS
// and Indeed's feed have them, become milliseconds. What is deeper than 32 elements is left out.
//
// Nothing for text that is neither RSS, nor Personio's nor Indeed's feed. XML that is cut off or
// malformed gives JSON that is cut off behind the last whole entry. No entity but the five of
// XML is known, and nothing is fetched. Linear.
std::optional<std::string> json_of_xml(std::string_view xml);

}  // namespace jobstand::formats
