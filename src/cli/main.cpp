// The command line: arguments to options, and nothing else.
#include <chrono>
#include <CLI/CLI.hpp>
#include <exception>

#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "text/utf8.h"

namespace jobstand::cli {
namespace {

void add_build(CLI::App& app, BuildOptions& options, int& code, bool check) {
  CLI::App* command = app.add_subcommand(
      check ? "check" : "build", check ? "Say what is wrong with postings, without writing anything"
                                       : "Turn folders of Markdown postings, or feeds of any system, into one jobs.json");
  command->add_option("input", options.inputs,
                      "Folders, Markdown files, feeds (.json, .xml, .rss; - from standard input); #name=Acme after "
                      "a feed names the company of its postings that name none")
      ->required();
  if (!check) command->add_option("-o,--output", options.output, "Folder for jobs.json, or -")->required();
  if (!check) command->add_flag("--split", options.split, "Write a file for each body, which the board fetches when it is opened");
  command->add_flag("--strict", options.strict, "Write nothing when anything is wrong");
  command->add_option("--name", options.company, "Company of the postings that name none");
  command->add_flag("--json", options.json, "Report for programs, on standard output");
  command->callback([&options, &code, check] {
    options.check = check;
    code = build(options);
  });
}

void add_render(CLI::App& app, RenderOptions& options, int& code) {
  CLI::App* command = app.add_subcommand("render", "Print the body of a posting as safe HTML");
  command->add_option("file", options.file, "Markdown or .html file, or -")->required();
  command->add_flag("--raw", options.raw, "Take front matter for text");
  command->add_flag("--html", options.html, "Take the source for HTML, whatever its name");
  command->add_flag("--text", options.text, "Print what a reader sees, without markup");
  command->callback([&options, &code] { code = render(options); });
}

struct FindArguments {
  FindOptions options;
  std::vector<std::string> words;
  std::string sort = "best";
  bool facets = false;
};

int run_find(FindArguments& arguments) {
  Query& query = arguments.options.query;
  for (const std::string& word : arguments.words) query.text += (query.text.empty() ? "" : " ") + word;
  // Arguments are bytes; a query is UTF-8, as parse_query makes it.
  query.text = text::utf8_prefix(text::repair_utf8(query.text), kMaxText);
  for (std::vector<std::string>& values : query.filters) {
    for (std::string& value : values) value = text::repair_utf8(value);
  }
  for (std::size_t i = 0; i < kSortNames.size(); ++i) {
    if (arguments.sort == kSortNames[i]) query.sort = static_cast<Sort>(i);
  }
  for (std::size_t f = 0; arguments.facets && f < kFacets; ++f) query.facets.add(static_cast<Facet>(f));
  using namespace std::chrono;
  arguments.options.now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  return find(arguments.options);
}

void add_find(CLI::App& app, FindArguments& arguments, int& code) {
  CLI::App* command = app.add_subcommand("find", "Search a feed as the widget does");
  Query& query = arguments.options.query;
  command->add_option("feed", arguments.options.feed, "A feed of any format, or -")->required();
  command->add_option("text", arguments.words, "Words that must match, the last one as a prefix");
  for (std::size_t f = 0; f < kFacets; ++f) {
    // One value each time, so that the words of the text are not taken for more of them.
    command->add_option(std::string("--") + kFacetNames[f], query.filters[f], "Only this one; repeated: or that one")
        ->allow_extra_args(false);
  }
  const std::vector<std::string> sorts(kSortNames.begin(), kSortNames.end());
  command->add_option("--sort", arguments.sort, "Order")->check(CLI::IsMember(sorts));
  command->add_option("--limit", query.limit, "Postings at most")->check(CLI::Range(std::uint32_t{0}, kMaxLimit));
  command->add_option("--offset", query.offset, "Postings left out at the start");
  command->add_flag("--facets", arguments.facets, "Count what could be chosen");
  command->add_flag("--twins", query.twins, "Postings equal in title, company and body are one hit");
  command->add_flag("--explain", arguments.options.explain, "Say what each hit's score is made of");
  command->add_flag("--json", arguments.options.json, "The page for programs");
  command->callback([&arguments, &code] { code = run_find(arguments); });
}

int run(int argc, char** argv) {
  CLI::App app("jobstand - job postings in Markdown to a feed for the job board", "jobstand");
  app.set_version_flag("--version", std::string("jobstand " JOBSTAND_VERSION));
  app.require_subcommand(1);
  app.footer("Exit status: 0 good, 1 problems in the input, 2 usage or files");
  int code = kGood;
  BuildOptions build_options;
  BuildOptions check_options;
  RenderOptions render_options;
  FindArguments find_arguments;
  add_build(app, build_options, code, false);
  add_build(app, check_options, code, true);
  add_render(app, render_options, code);
  add_find(app, find_arguments, code);
  if (argc < 2) {
    print(stderr, "jobstand: error: no command\n\n" + app.help());
    return kFailed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return fail(error.what(), "jobstand --help");
  }
  return code;
}

}  // namespace
}  // namespace jobstand::cli

int main(int argc, char** argv) {
  try {
    return jobstand::cli::run(argc, argv);
  } catch (const std::exception& error) {
    return jobstand::cli::fail(error.what());
  } catch (...) {
    return jobstand::cli::fail("unknown");
  }
}
