#include "board/columns.h"

#include <numeric>

#include "text/fold.h"
#include "text/order.h"

namespace jobstand::board {
namespace {

// "Berlin; Paris" and "Berlin | Paris" are two places.
template <typename Use>
void for_each_place(std::string_view location, Use&& use) {
  while (!location.empty()) {
    std::string_view place = location.substr(0, location.find_first_of(";|"));
    location.remove_prefix(place.size() < location.size() ? place.size() + 1 : location.size());
    while (!place.empty() && place.front() == ' ') place.remove_prefix(1);
    while (!place.empty() && place.back() == ' ') place.remove_suffix(1);
    if (!place.empty()) use(place);
  }
}

struct TextFacet {
  Facet facet;
  std::string Posting::*text;
};
constexpr TextFacet kTexts[] = {{Facet::company, &Posting::company},
                                {Facet::category, &Posting::category},
                                {Facet::seniority, &Posting::seniority},
                                {Facet::language, &Posting::language}};
struct ListFacet {
  Facet facet;
  std::vector<std::string> Posting::*list;
};
constexpr ListFacet kLists[] = {{Facet::location, &Posting::locations},
                                {Facet::department, &Posting::departments},
                                {Facet::tag, &Posting::tags}};

// The names of the bits that are set.
void add_names(Column& column, std::uint32_t bits, const char* const* names) {
  for (; bits != 0; bits >>= 1, ++names) {
    if ((bits & 1) != 0) column.add(*names);
  }
}

}  // namespace

void Column::add(std::string_view value) {
  if (value.empty()) return;
  const std::uint32_t number = table_.intern(text::fold(value));
  if (number == spellings_.size()) {
    spellings_.emplace_back(value);
    numbers_.push_back(number);
  }
  // Once for each posting: counts are of postings.
  for (std::size_t i = ends_.back(); i < values_.size(); ++i) {
    if (values_[i] == number) return;
  }
  values_.push_back(number);
}

void Column::end_posting() { ends_.push_back(static_cast<std::uint32_t>(values_.size())); }

std::uint32_t Column::find(std::string_view value) const {
  const std::uint32_t number = table_.find(text::fold(value));
  return number == text::StringTable::kNone ? number : numbers_[number];
}

void Column::sort_values() {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0u);
  text::order(order, order.size(), [&](std::uint32_t a, std::uint32_t b) { return table_.at(a) < table_.at(b); });
  std::vector<std::string> sorted(size());
  for (std::uint32_t value = 0; value < size(); ++value) {
    numbers_[order[value]] = value;
    sorted[value] = std::move(spellings_[order[value]]);
  }
  spellings_ = std::move(sorted);
  for (std::uint32_t& value : values_) value = numbers_[value];
}

void add_posting(Columns& columns, const Posting& posting) {
  const auto column = [&](Facet facet) -> Column& { return columns[static_cast<std::size_t>(facet)]; };
  for (const auto& [facet, text] : kTexts) column(facet).add(posting.*text);
  for (const auto& [facet, list] : kLists) {
    for (const std::string& value : posting.*list) column(facet).add(value);
  }
  if (posting.locations.empty()) {
    for_each_place(posting.location, [&](std::string_view place) { column(Facet::location).add(place); });
  }
  add_names(column(Facet::workplace), posting.workplace.bits(), kWorkplaceNames);
  add_names(column(Facet::employment), posting.employment.bits(), kEmploymentNames);
  for (Column& c : columns) c.end_posting();
}

}  // namespace jobstand::board
