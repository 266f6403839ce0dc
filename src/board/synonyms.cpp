#include "board/synonyms.h"

#include "text/words.h"

namespace jobstand::board {

// Curated: only what nobody searching for a job means differently. Words are compared
// folded and without a plural's "s".
const char* const Synonyms::kDefault =
    "js javascript\n"
    "ts typescript\n"
    "k8s kubernetes\n"
    "sre site_reliability\n"
    "dev ~developer\n"
    "frontend front_end\n"
    "backend back_end\n"
    "fullstack full_stack\n"
    "devops dev_ops\n"
    "hr ~people human_resources\n"
    "qa quality_assurance\n"
    "ux user_experience\n"
    "ui user_interface\n"
    "ml machine_learning\n"
    "ai artificial_intelligence\n"
    "nlp natural_language\n"
    "bi business_intelligence\n"
    "golang go_developer go_engineer go_programmer\n"
    "c# csharp\n"
    "c++ cpp\n"
    "dotnet dot_net\n"
    "postgres postgresql\n"
    "nodejs node_js\n"
    "reactjs react_js\n"
    "vuejs vue_js\n"
    "ror ruby_on\n"
    "ecommerce e_commerce\n"
    "swe software_engineer\n"
    "sysadmin system_administrator\n"
    "dba database_administrator\n"
    "cto chief_technology\n"
    "cfo chief_financial\n"
    "ceo chief_executive\n"
    "coo chief_operating\n"
    "vp vice_president\n"
    "sr ~senior\n"
    "jr ~junior\n"
    "mgr ~manager\n"
    "admin ~administrator\n"
    "ops ~operations\n"
    "eng ~engineer\n"
    "internship intern\n"
    "freelance freelancer\n"
    "homeoffice home_office\n"
    "parttime part_time\n"
    "fulltime full_time\n"
    "onsite on_site\n";

Synonyms::Synonyms(std::string_view lines, std::uint64_t seed) : members_(seed), starts_(seed) {
  for (std::uint32_t group = 0; !lines.empty(); ++group) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() < lines.size() ? line.size() + 1 : line.size());
    firsts_.push_back(text::StringTable::kNone);
    add(line, group);
  }
}

void Synonyms::add(std::string_view line, std::uint32_t group) {
  while (!line.empty()) {
    const std::string_view member = line.substr(0, line.find(' '));
    line.remove_prefix(member.size() < line.size() ? member.size() + 1 : member.size());
    std::string folded;
    std::uint32_t words = 0;
    for (text::WordReader in(member); in.next();) {
      if (in.extra()) continue;
      if (words++ == 1) {
        starts_.intern(folded);
        folded.push_back(' ');
      }
      folded.append(in.word());
    }
    if (words == 0 || words > 2) continue;
    const std::uint32_t number = members_.intern(folded);
    if (number == groups_.size()) {
      groups_.push_back(0);
      common_.push_back(0);
    }
    groups_[number] = group;
    common_[number] = member[0] == '~' ? 1 : 0;
    if (words == 1 && firsts_[group] == text::StringTable::kNone) firsts_[group] = number;
  }
}

std::string_view Synonyms::of_pair(std::string_view first, std::string_view second) const {
  std::string both(first);
  both.append(" ").append(second);
  const std::uint32_t known = members_.find(both);
  const std::uint32_t target = known == text::StringTable::kNone ? known : firsts_[groups_[known]];
  return target == text::StringTable::kNone ? std::string_view{} : members_.at(target);
}

}  // namespace jobstand::board
