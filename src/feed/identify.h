// identify.h - ids for postings that bring none.
#pragma once

#include <string>
#include <string_view>

#include "jobstand/posting.h"

namespace jobstand::feed {

// The id that an applicant tracking system's address stands for, such as
// "lever:acme:04b9eeb5-31f9-4dc0-8328-cf7d70cb00da"; empty for any other address.
std::string id_of_address(std::string_view address);

// Company, title and place as "acme-backend-engineer-berlin": folded words, at most 96
// bytes. "posting" when nothing of it is a word.
std::string slug_of(const Posting& posting);

}  // namespace jobstand::feed
