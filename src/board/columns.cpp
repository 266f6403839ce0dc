#include "board/columns.h"

#include <iterator>
#include <numeric>

#include "text/fold.h"
#include "text/number.h"
#include "text/order.h"

namespace jobstand::board {
namespace {

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
constexpr ListFacet kLists[] = {{Facet::department, &Posting::departments},
                                {Facet::tag, &Posting::tags}};

// The names of the bits that are set.
void add_names(Column& column, std::uint32_t bits, const char* const* names) {
  for (; bits != 0; bits >>= 1, ++names) {
    if ((bits & 1) != 0) column.add(*names);
  }
}

}  // namespace

std::uint32_t Column::declare(std::string_view value) {
  const std::uint32_t number = table_.intern(text::fold(value));
  if (number == spellings_.size()) {
    spellings_.emplace_back(value);
    numbers_.push_back(number);
  }
  return number;
}

void Column::add(std::string_view value) {
  if (!value.empty()) add(declare(value));
}

void Column::add(std::uint32_t number) {
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
  add_names(column(Facet::workplace), posting.workplace.bits(), kWorkplaceNames);
  add_names(column(Facet::employment), posting.employment.bits(), kEmploymentNames);
  for (std::size_t f = 0; f < kFacets; ++f) {
    if (!is_scale(static_cast<Facet>(f))) columns[f].end_posting();
  }
}

namespace {

void derive_posted(Column& column, std::span<const Posting* const> postings, std::int64_t now) {
  constexpr std::int64_t kDay = 86'400'000;
  constexpr std::int64_t kDays[] = {1, 7, 30};
  for (const char* name : {"24h", "7d", "30d"}) column.declare(name);
  for (const Posting* posting : postings) {
    for (std::uint32_t span = 0; span < std::size(kDays); ++span) {
      if (posting->posted != 0 && now != 0 && now - posting->posted <= kDays[span] * kDay) column.add(span);
    }
    column.end_posting();
  }
}

// At most six steps, each of one of the sizes that people count in.
std::int64_t step_of(std::int64_t range) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      if (range / step < 6) return step;
    }
  }
}

void derive_salary(Column& column, std::span<const Posting* const> postings, Derived& derived) {
  const auto known = [](const Salary& s) { return !s.currency.empty() && (s.min > 0 || s.max > 0); };
  text::StringTable pairs;
  std::vector<std::uint32_t> counts;
  std::uint32_t commonest = 0;
  for (const Posting* posting : postings) {
    const Salary& s = posting->salary;
    if (!known(s)) continue;
    const std::uint32_t pair = pairs.intern(s.currency + s.period);
    if (pair == counts.size()) counts.push_back(0);
    if (++counts[pair] > counts[commonest]) commonest = pair;
  }
  std::int64_t least = 0;
  std::int64_t most = 0;
  derived.salary.resize(postings.size());
  for (std::size_t id = 0; id < postings.size(); ++id) {
    const Salary& s = postings[id]->salary;
    if (!known(s) || pairs.find(s.currency + s.period) != commonest) continue;
    derived.currency = s.currency;
    derived.period = s.period;
    const auto pay = static_cast<std::int64_t>(s.max > 0 ? s.max : s.min);
    derived.salary[id] = pay;
    least = least == 0 || pay < least ? pay : least;
    most = pay > most ? pay : most;
  }
  std::vector<std::int64_t> bands;
  const std::int64_t step = step_of(most - least);
  for (std::int64_t band = least / step * step + step; most > 0 && band <= most; band += step) {
    std::string name;
    text::append_number(name, band);
    name.append("+ ").append(derived.currency);
    if (!derived.period.empty()) name.append("/").append(derived.period);
    column.declare(name);
    bands.push_back(band);
  }
  for (std::size_t id = 0; id < postings.size(); ++id) {
    for (std::uint32_t band = 0; band < bands.size() && bands[band] <= derived.salary[id]; ++band) column.add(band);
    column.end_posting();
  }
}

}  // namespace

Derived derive(Columns& columns, std::span<const Posting* const> postings, std::int64_t now) {
  Derived derived;
  derive_posted(columns[static_cast<std::size_t>(Facet::posted)], postings, now);
  derive_salary(columns[static_cast<std::size_t>(Facet::salary)], postings, derived);
  return derived;
}

}  // namespace jobstand::board
