#include "clients/cli/run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <istream>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cli/completion.h"
#include "clients/cli/context.h"
#include "clients/cli/declarations.h"
#include "clients/cli/display_width.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/nearest.h"
#include "clients/cli/nouns.h"
#include "clients/cli/offering.h"
#include "clients/cli/place.h"
#include "clients/cli/utf8.h"
#include "clients/cli/verb.h"
#include "clients/cli/words.h"

namespace timecredit::cli {
namespace {

constexpr char kAbout[] =
    "Keeps account of volunteered hours and time credits: logs and approves hours, spends credits "
    "at "
    "partners, reports. Speaks to a timecreditd.";

constexpr char kFooter[] = R"(
timecredit NOUN --help says what can be done with one, timecredit NOUN VERB --help how, with an example.
timecredit help morning shows a morning at the desk, timecredit help forms how things are written.
)";

// Pages of "timecredit help".
constexpr char kMorning[] = R"(A morning at the desk:
  timecredit member search jon 12b
  timecredit hours log 17 garden-day --time 2h30 --date yesterday
  timecredit hours approve --all
  timecredit redemption redeem 17 --offer castle/day-ticket --adults 2 --children 1
  timecredit credit statement 17
  timecredit report contributions --from 2026-05-01 --to 2026-05-31 --by activity

Everything that changes something can be tried first with --dry-run.
)";

constexpr char kForms[] =
    R"(Members, activities and the like are named by the last part of their full name (17, garden-day), or
by all of it (schemes/taff/members/17). Credits are written 2, 1:30 (one credit and 30 minutes) or
90min; times 2:30, 2h30, 2.5 hours or 150min; dates 2026-05-31, 31 May 2026, today or yesterday.
Whatever the program prints, it also reads.

When a command was cut off, and it is not known whether it was carried out, repeat it with
the --request-id of the first time: under one id it is carried out once.

Exit codes: 0 done; 1 something went wrong; 2 the command line is wrong; 3 the request is wrong, or
names what is not there; 4 refused as things stand; 5 not allowed; 6 no server, or it is too busy: try
again; 7 only some rows were done; 8 done, only the answer is missing; 9 declined when asked.
)";

constexpr double kShortestTimeout = 0.001;  // seconds
constexpr double kLongestTimeout = 86400;

// The language that is asked for, before anything else is read: what is wrong with the rest is said
// in it. English where it is none.
std::string LanguageOf(const std::vector<std::string>& arguments) {
  constexpr std::string_view kOption = "--language";
  const char* const around = std::getenv("TIMECREDIT_LANGUAGE");
  std::string language = around == nullptr ? "" : around;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == kOption && i + 1 < arguments.size()) language = arguments[i + 1];
    if (word.starts_with("--language=")) language = word.substr(kOption.size() + 1);
  }
  return std::find(Languages().begin(), Languages().end(), language) == Languages().end()
             ? "en"
             : language;
}

void AddGlobalOptions(CLI::App& program, Context& context) {
  Settings& settings = context.settings();
  program.add_option("--server", settings.server, "Where the server is")
      ->envname("TIMECREDIT_SERVER")
      ->capture_default_str()
      ->type_name("HOST:PORT");
  const CLI::Option* const scheme =
      program.add_option("--scheme", settings.scheme, "The scheme, by its id: taff")
          ->envname("TIMECREDIT_SCHEME")
          ->type_name("ID");
  context.declarations().Add(*scheme, Kind::kScheme);
  CLI::Option* const language =
      program
          .add_option("--language", settings.language,
                      "Of what is said and shown: en, cy or fr; this help is in English")
          ->envname("TIMECREDIT_LANGUAGE")
          ->capture_default_str()
          ->type_name("LANGUAGE");
  CheckChoice(*language, Languages(), context);
  CLI::Option* const output =
      program
          .add_option_function<std::string>(
              "--output",
              [&settings](const std::string& form) {
                settings.has_byte_order_mark = form == "csv-bom";
                settings.output = form == "json"    ? Output::kJson
                                  : form == "table" ? Output::kTable
                                                    : Output::kCsv;
              },
              "table for people; json or csv, with every field, for programs; csv-bom for "
              "spreadsheets; table unless given")
          ->envname("TIMECREDIT_OUTPUT")
          ->type_name("FORM");
  CheckChoice(*output, {"table", "json", "csv", "csv-bom"}, context);
  program.add_flag("--no-pager", settings.without_pager,
                   "Print long lists at once, although they are longer than the screen");
  program
      .add_option("--timeout", settings.timeout_seconds,
                  "How long to try a call at most, in seconds; an import or a verification, until "
                  "a server answers")
      ->envname("TIMECREDIT_TIMEOUT")
      ->capture_default_str()
      ->check(CLI::Validator(
          [&context](const std::string& text) {
            double seconds = 0;
            const bool is_number = absl::SimpleAtod(text, &seconds);
            return is_number && seconds >= kShortestTimeout && seconds <= kLongestTimeout
                       ? std::string()
                       : context.words().Say("cli.timeout_out_of_range", {{"value", text}});
          },
          ""))
      ->type_name("SECONDS");
}

void AddCompletion(CLI::App& program, Context& context, Pending& pending) {
  CLI::App& completion =
      *program.add_subcommand("completion", "Print a script by which a shell completes commands");
  completion.require_subcommand(1);
  const std::map<std::string, std::string (*)(const std::string&)> shells = {
      {"bash", BashCompletion}, {"fish", FishCompletion}, {"zsh", ZshCompletion}};
  for (const auto& [shell, script] : shells) {
    completion.add_subcommand(shell, "For " + shell)
        ->callback([&program, &context, &pending, script = script] {
          pending = [&program, &context, script] {
            context.out() << script(program.get_name());
            return ExitCode::kDone;
          };
        });
  }
}

void AddHelp(CLI::App& program, Context& context, Pending& pending) {
  CLI::App& help = *program.add_subcommand("help", "Explain how the program is used");
  help.require_subcommand(1);
  const std::map<std::string, std::pair<const char*, const char*>> pages = {
      {"morning", {"A morning at the desk, by example", kMorning}},
      {"forms", {"How members, amounts and dates are written; exit codes", kForms}}};
  for (const auto& [name, page] : pages) {
    help.add_subcommand(name, page.first)->callback([&context, &pending, text = page.second] {
      pending = [&context, text] {
        context.out() << text;
        return ExitCode::kDone;
      };
    });
  }
}

void AddNouns(CLI::App& program, Context& context, Pending& pending) {
  AddSchemeNoun(program, context, pending);
  AddMemberNoun(program, context, pending);
  AddOrganisationNoun(program, context, pending);
  AddOfferNoun(program, context, pending);
  AddActivityNoun(program, context, pending);
  AddSessionNoun(program, context, pending);
  AddHoursNoun(program, context, pending);
  AddObligationNoun(program, context, pending);
  AddCreditNoun(program, context, pending);
  AddRedemptionNoun(program, context, pending);
  AddReportNoun(program, context, pending);
  AddImportNoun(program, context, pending);
  AddServerNoun(program, context, pending);
  AddHelp(program, context, pending);
  AddCompletion(program, context, pending);
}

std::vector<std::string> NamesOf(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::string OrNearest(std::string_view typed, const std::vector<std::string>& known,
                      const Words& words) {
  const std::string nearest = Nearest(typed, known);
  return nearest.empty() ? std::string()
                         : absl::StrCat(" ", words.Say("cli.did_you_mean", {{"word", nearest}}));
}

// The noun or verb that was typed and that there is not, with the nearest that there is; empty
// where something else is wrong.
std::string UnknownCommand(const CLI::App& program, const std::vector<std::string>& arguments,
                           const Words& words) {
  Place place(program);
  for (const std::string& word : arguments) {
    if (place.Take(word)) continue;
    const CLI::App& command = place.command();
    const std::string_view id = &command == &program ? "cli.command_unknown" : "cli.verb_unknown";
    return words.Say(id, {{"noun", command.get_name()}, {"word", word}}) +
           OrNearest(word, NamesOf(command), words);
  }
  return "";
}

// An option that was typed and that there is not, with the nearest that there is; likewise.
std::string UnknownOption(const CLI::App& program, const std::vector<std::string>& arguments,
                          const Words& words) {
  std::vector<std::string> known;
  const CLI::App* command = &program;
  const auto take_options = [&known](const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
  };
  take_options(program);
  for (const std::string& word : arguments) {
    const auto names = NamesOf(*command);
    if (std::find(names.begin(), names.end(), word) == names.end()) continue;
    command = command->get_subcommand(word);
    take_options(*command);
  }
  for (const std::string& word : arguments) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || name.size() == 2) continue;
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return words.Say("cli.option_unknown", {{"word", name}}) + OrNearest(name, known, words);
  }
  return "";
}

// The last of the nouns and verbs that were typed.
const CLI::App& CommandOf(const CLI::App& program) {
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// What CLI11 says in English, in words of the catalogue: it tells by the kind of its error, and by
// what stands around the name in its sentence. Faults of values are in words already.
std::string InWords(const CLI::App& program, const CLI::ParseError& fault, const Words& words) {
  const std::string said = fault.what();
  const std::string name = said.substr(0, said.find(' '));
  switch (static_cast<CLI::ExitCodes>(fault.get_exit_code())) {
    case CLI::ExitCodes::RequiredError: {
      const auto choices = NamesOf(CommandOf(program));
      if (choices.empty()) return words.Say("cli.argument_missing", {{"name", name}});
      return words.Say("cli.command_missing", {{"choices", absl::StrJoin(choices, ", ")}});
    }
    case CLI::ExitCodes::ArgumentMismatch:
      return words.Say("cli.value_missing",
                       {{"option", std::string(absl::StripSuffix(name, ":"))}});
    case CLI::ExitCodes::ExtrasError:
      return words.Say("cli.word_too_many", {{"word", said.substr(said.rfind(": ") + 2)}});
    default:
      return said;
  }
}

std::string WhatIsWrong(const CLI::App& program, const std::vector<std::string>& arguments,
                        const CLI::ParseError& fault, const Words& words) {
  std::string unknown = UnknownCommand(program, arguments, words);
  if (unknown.empty()) unknown = UnknownOption(program, arguments, words);
  return unknown.empty() ? InWords(program, fault, words) : unknown;
}

// Whose value a word is, at a place; null for a noun, a verb, an option's name, or one too many.
const CLI::Option* OwnerOf(const std::string& word, const Place& place) {
  const size_t equals = word.find('=');
  if (place.is_in_option() || !word.starts_with("--")) return place.expected();
  return equals == std::string::npos ? nullptr : place.Find(word.substr(0, equals));
}

// The first value that is not in UTF-8, in a sentence; empty where all are. The name of a file is
// what the disk has, and is not sent.
std::string NotUtf8(const CLI::App& program, const std::vector<std::string>& arguments,
                    Context& context) {
  Place place(program);
  for (const std::string& word : arguments) {
    const CLI::Option* const owner = IsUtf8(word) ? nullptr : OwnerOf(word, place);
    if (owner != nullptr && context.declarations().KindOf(*owner) != Kind::kFile) {
      const bool is_whole = place.is_in_option() || !owner->nonpositional();
      const std::string value = is_whole ? word : word.substr(word.find('=') + 1);
      return context.words().Say("cli.value_not_utf8",
                                 {{"name", owner->get_name()}, {"value", OneLine(value)}});
    }
    if (!place.Take(word)) break;  // said better as what it is: no noun, no verb
  }
  return "";
}

}  // namespace

int Run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err,
        std::istream* terminal, std::optional<Screen> screen) {
  const std::vector<std::string> typed = arguments;
  Context context(out, err, terminal, std::move(screen));
  Pending pending;
  CLI::App program(kAbout, "timecredit");
  program.footer(kFooter);
  program.require_subcommand(1);
  AddGlobalOptions(program, context);
  context.settings().language = LanguageOf(typed);
  AddNouns(program, context, pending);
  if (!typed.empty() && typed.front() == kComplete) {
    OfferWords(program, {typed.begin() + 1, typed.end()}, context);
    return static_cast<int>(ExitCode::kDone);
  }
  if (const std::string fault = NotUtf8(program, typed, context); !fault.empty()) {
    context.Say(fault);
    return static_cast<int>(ExitCode::kUsage);
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes a vector
  try {
    program.parse(arguments);
  } catch (const CLI::Success& asked_for_help) {
    return program.exit(asked_for_help, out, err);
  } catch (const CLI::ParseError& fault) {
    context.Say(WhatIsWrong(program, typed, fault, context.words()));
    err << context.words().Say("cli.try_help") << '\n';
    return static_cast<int>(ExitCode::kUsage);
  }
  const ExitCode code = pending();
  if (out.flush()) return static_cast<int>(code);
  context.Say(context.words().Say("cli.output_cut_off"));
  return static_cast<int>(ExitCode::kFault);
}

}  // namespace timecredit::cli
