#include "board/synonyms.h"

#include "text/words.h"

namespace jobstand::board {

// Curated: only what nobody searching for a job means differently. Words are compared
// folded and without a plural's "s".
const char* const Synonyms::kDefault =
    "js javascript\n"
    "ts typescript\n"
    "k8s kubernetes\n"
    "sre site_reliability reliability_engineer\n"
    "dev ~developer entwickler developpeur\n"
    "frontend front_end\n"
    "backend back_end\n"
    "fullstack full_stack\n"
    "devops dev_ops\n"
    "hr ~people human_resources\n"
    "qa quality_assurance tester\n"
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
    "swe software_engineer software_developer softwareentwickler\n"
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
    "internship intern praktikum praktikant stagiaire ~stage\n"
    "freelance freelancer ~contract\n"
    "~remote homeoffice home_office from_home from_anywhere wfh teletravail\n"
    "parttime part_time teilzeit\n"
    "fulltime full_time vollzeit\n"
    "temporary temp befristet\n"
    "onsite on_site\n"
    "tpm technical_program\n"
    "csm customer_success\n"
    "sdr sales_development\n"
    "recruiter talent_acquisition\n"
    "lawyer attorney ~counsel\n"
    "accountant bookkeeper buchhalter\n"
    "rn registered_nurse\n"
    "appsec application_security\n"
    "aws amazon_web\n"
    "gcp google_cloud\n"
    "cv ~resume\n"
    // Cities that are written in two languages.
    "munich munchen\n"
    "cologne koln\n"
    "nuremberg nurnberg\n"
    "vienna wien\n"
    "geneva geneve genf\n"
    "prague praha\n"
    "warsaw warszawa\n"
    "krakow cracow\n"
    "milan milano\n"
    "rome roma\n"
    "turin torino\n"
    "lisbon lisboa\n"
    "brussels bruxelles brussel\n"
    "antwerp antwerpen\n"
    "copenhagen kobenhavn\n"
    "gothenburg goteborg\n"
    "bucharest bucuresti\n"
    "belgrade beograd\n"
    "athens athina\n"
    "kyiv kiev\n"
    "moscow moskva\n"
    "bangalore bengaluru\n";

Synonyms::Synonyms(std::string_view lines) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() < lines.size() ? line.size() + 1 : line.size());
    groups_.push_back(static_cast<std::uint32_t>(members_.size()));
    add(line);
  }
  for (const Member& pair : members_) {
    if (second(pair).empty()) continue;
    std::uint32_t i = group_of(pair);
    while (i < members_.size() && !second(members_[i]).empty()) ++i;
    if (i < members_.size() && members_[i].group == pair.group) pairs_.push_back({first(pair), second(pair), first(members_[i])});
  }
}

void Synonyms::add(std::string_view line) {
  const auto size = [&] { return static_cast<std::uint32_t>(words_.size()); };
  while (!line.empty()) {
    const std::string_view member = line.substr(0, line.find(' '));
    line.remove_prefix(member.size() < line.size() ? member.size() + 1 : member.size());
    Member m{size(), size(), size(), static_cast<std::uint32_t>(groups_.size() - 1), !member.empty() && member[0] == '~'};
    std::uint32_t words = 0;
    for (text::WordReader in(member); in.next();) {
      if (in.extra()) continue;
      words_.append(in.word());
      if (++words == 1) m.middle = size();
    }
    m.end = size();
    if (words == 1 || words == 2) members_.push_back(m);
  }
}

}  // namespace jobstand::board
