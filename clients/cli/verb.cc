#include "clients/cli/verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "clients/cli/quantities.h"
#include "clients/cpp/request_id.h"

namespace timecredit::cli {
namespace {

absl::Status Fault(std::string_view text, std::string_view id, const Words& words) {
  return absl::InvalidArgumentError(words.Say(id, {{"value", std::string(text)}}));
}

absl::StatusOr<int64_t> ParseWhole(std::string_view text, const Words& words) {
  int64_t number = 0;
  if (absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &number)) return number;
  return Fault(text, "cli.number_malformed", words);
}

absl::StatusOr<int64_t> ParseLimit(std::string_view text, const Words& words) {
  auto number = ParseWhole(text, words);
  if (number.ok() && *number > 0) return number;
  return Fault(text, "cli.number_not_from_1", words);
}

// A converter of CLI11: text in, the error out, or nothing. The value is an int64_t, or what may be
// left unset.
template <class Value>
std::function<std::string(const std::string&)> Into(
    Value& value, Context& context,
    absl::StatusOr<int64_t> (*parse)(std::string_view, const Words&)) {
  return [&value, &context, parse](const std::string& text) -> std::string {
    const auto parsed = parse(text, context.words());
    if (!parsed.ok()) return std::string(parsed.status().message());
    if constexpr (std::is_same_v<Value, std::optional<int32_t>>) {
      if (*parsed < std::numeric_limits<int32_t>::min() ||
          *parsed > std::numeric_limits<int32_t>::max()) {
        return context.words().Say("cli.number_too_large", {{"value", text}});
      }
      value = static_cast<int32_t>(*parsed);
    } else {
      value = *parsed;
    }
    return {};
  };
}

CLI::Option* AddParsed(CLI::App& app, const std::string& name, const std::string& help,
                       const std::string& type,
                       std::function<std::string(const std::string&)> parse) {
  return app
      .add_option_function<std::string>(
          name,
          [parse = std::move(parse), name](const std::string& text) {
            const std::string fault = parse(text);
            if (!fault.empty()) throw CLI::ValidationError(name, fault);
          },
          help)
      ->type_name(type);
}

std::function<std::string(const std::string&)> IntoDate(std::string& value, Context& context) {
  return [&value, &context](const std::string& text) -> std::string {
    const auto date = ParseDate(text, absl::CivilDay(), context.words());
    if (!date.ok()) return std::string(date.status().message());
    value = CountsFromToday(text) ? text : absl::FormatCivilTime(*date);
    return {};
  };
}

// Refuses what is none of the choices.
CLI::Validator OneOf(const std::vector<std::string>& choices, Context& context) {
  return CLI::Validator(
      [choices, &context](const std::string& text) -> std::string {
        if (std::find(choices.begin(), choices.end(), text) != choices.end()) return {};
        return context.words().Say("cli.choice_unknown",
                                   {{"value", text}, {"choices", absl::StrJoin(choices, ", ")}});
      },
      absl::StrCat("{", absl::StrJoin(choices, ","), "}"));
}

// An enum's values as they are written on the command line: "nearest-quarter".
std::vector<std::pair<std::string, const google::protobuf::EnumValueDescriptor*>> ChoicesOf(
    const google::protobuf::EnumDescriptor& type) {
  std::vector<std::pair<std::string, const google::protobuf::EnumValueDescriptor*>> choices;
  for (int i = 0; i < type.value_count(); ++i) {
    const auto* const value = type.value(i);
    if (value->number() == 0) continue;
    choices.emplace_back(
        absl::AsciiStrToLower(absl::StrReplaceAll(ShortName(*value), {{"_", "-"}})), value);
  }
  return choices;
}

// Whether a value is called so in any language.
bool IsTitleOf(const std::string& text, const google::protobuf::EnumValueDescriptor& value) {
  return std::any_of(Languages().begin(), Languages().end(), [&](const std::string& language) {
    const Words words(language);
    return words.Capitals(text) == words.Capitals(words.TitleOf(value));
  });
}

// Takes one of an enum's values, by its word or its title, as its name in the API.
CLI::Validator NameOfOne(const google::protobuf::EnumDescriptor& type,
                         const std::vector<std::string>& choices, Context& context) {
  const auto named = ChoicesOf(type);
  CLI::Validator choose = OneOf(choices, context);
  choose.operation([named, refuse = choose](std::string& text) {
    for (const auto& [choice, of_enum] : named) {
      if (text != choice && !IsTitleOf(text, *of_enum)) continue;
      text = of_enum->name();
      return std::string();
    }
    return refuse(text);
  });
  return choose;
}

}  // namespace

void CheckChoice(CLI::Option& option, const std::vector<std::string>& choices, Context& context) {
  option.check(OneOf(choices, context));
  context.declarations().Add(option, choices);
}

void Options::Declare(const CLI::Option* option, Kind kind) {
  if (kind != Kind::kText) context_.declarations().Add(*option, kind);
}

void Options::DeclareEnum(CLI::Option& option, const google::protobuf::EnumDescriptor& type) {
  std::vector<std::string> choices;
  for (const auto& [choice, value] : ChoicesOf(type)) choices.push_back(choice);
  option.transform(NameOfOne(type, choices, context_))->type_name("");
  context_.declarations().Add(option, choices);
}

void Options::Argument(const std::string& name, std::string& value, const std::string& help,
                       Kind kind) {
  Declare(app_.add_option(name, value, help)->required()->type_name(""), kind);
}

void Options::OptionalArgument(const std::string& name, std::string& value, const std::string& help,
                               Kind kind) {
  Declare(app_.add_option(name, value, help)->type_name(""), kind);
}

void Options::Arguments(const std::string& name, std::vector<std::string>& values,
                        const std::string& help, Kind kind) {
  Declare(app_.add_option(name, values, help)->required()->type_name(""), kind);
}

void Options::OptionalArguments(const std::string& name, std::vector<std::string>& values,
                                const std::string& help, Kind kind) {
  Declare(app_.add_option(name, values, help)->type_name(""), kind);
}

void Options::Text(const std::string& name, std::string& value, const std::string& help,
                   Kind kind) {
  Declare(app_.add_option(name, value, help), kind);
}

void Options::NeededText(const std::string& name, std::string& value, const std::string& help,
                         Kind kind) {
  Declare(app_.add_option(name, value, help)->required(), kind);
}

void Options::Texts(const std::string& name, std::vector<std::string>& values,
                    const std::string& help) {
  app_.add_option(name, values, help)->take_all();
}

void Options::Number(const std::string& name, std::optional<int32_t>& value,
                     const std::string& help) {
  AddParsed(app_, name, help, "NUMBER", Into(value, context_, ParseWhole));
}

void Options::Number(const std::string& name, std::optional<int64_t>& value,
                     const std::string& help) {
  AddParsed(app_, name, help, "NUMBER", Into(value, context_, ParseWhole));
}

void Options::Flag(const std::string& name, bool& value, const std::string& help) {
  app_.add_flag(name, value, help);
}

void Options::Switch(const std::string& name, std::optional<bool>& value, const std::string& help) {
  app_.add_flag_function(
      absl::StrCat(name, ",!--no-", name.substr(2)), [&value](int64_t said) { value = said > 0; },
      help);
}

void Options::Date(const std::string& name, std::string& value, const std::string& help) {
  AddParsed(app_, name, help, "DATE", IntoDate(value, context_));
  dates_.push_back(&value);
}

void Options::NeededDate(const std::string& name, std::string& value, const std::string& help) {
  AddParsed(app_, name, help, "DATE", IntoDate(value, context_))->required();
  dates_.push_back(&value);
}

void Options::Credits(const std::string& name, std::optional<int64_t>& value,
                      const std::string& help) {
  AddParsed(app_, name, help, "CREDITS", Into(value, context_, ParseCredits));
}

void Options::NeededCredits(const std::string& name, int64_t& value, const std::string& help) {
  AddParsed(app_, name, help, "CREDITS", Into(value, context_, ParseCredits))->required();
}

void Options::Time(const std::string& name, std::optional<int32_t>& value,
                   const std::string& help) {
  AddParsed(app_, name, help, "TIME", Into(value, context_, ParseTime));
}

void Options::Choice(const std::string& name, std::string& value,
                     const std::vector<std::string>& choices, const std::string& help) {
  CheckChoice(*app_.add_option(name, value, help)->type_name(""), choices, context_);
}

void Options::Choice(const std::string& name, std::string& value,
                     const google::protobuf::EnumDescriptor& type, const std::string& help) {
  DeclareEnum(*app_.add_option(name, value, help), type);
}

void Options::Choices(const std::string& name, std::vector<std::string>& values,
                      const google::protobuf::EnumDescriptor& type, const std::string& help) {
  DeclareEnum(*app_.add_option(name, values, help)->take_all(), type);
}

void Options::NeededChoice(const std::string& name, std::string& value,
                           const std::vector<std::string>& choices, const std::string& help) {
  CheckChoice(*app_.add_option(name, value, help)->required()->type_name(""), choices, context_);
}

void Options::Names(const std::string& name, std::map<std::string, std::string>& values,
                    const std::string& help) {
  const CLI::Option* const option =
      app_.add_option_function<std::vector<std::string>>(
              name,
              [&values, name, &context = context_](const std::vector<std::string>& texts) {
                for (const std::string& text : texts) {
                  const size_t equals = text.find('=');
                  if (equals != 2) {
                    throw CLI::ValidationError(
                        name, context.words().Say("cli.name_without_language", {{"value", text}}));
                  }
                  values[text.substr(0, equals)] = text.substr(equals + 1);
                }
              },
              help)
          ->type_name("LANGUAGE=NAME");
  Declare(option, Kind::kLanguage);
}

void Options::RequestId(Change& change) {
  change.request_id = client::NewRequestId();
  change.asked = &context_.asked();
  const CLI::Validator is_given(
      [&context = context_](const std::string& id) {
        return id.empty() ? context.words().Say("cli.id_empty") : std::string();
      },
      "");
  app_.add_option("--request-id", change.request_id,
                  "The id under which this can safely be repeated; made up unless given")
      ->check(is_given);
}

void Options::ChangeOptions(Change& change) {
  app_.add_flag("--dry-run", change.dry_run, "Check everything and change nothing");
  RequestId(change);
}

void Options::Agreement(Change& change) {
  app_.add_flag("--yes", change.is_agreed, "Do not ask whether to go on");
}

void Options::Discharge(std::string& obligation, std::optional<int64_t>& quantity) {
  Text("--obligation", obligation,
       "The number of the obligation that these hours discharge, for a confidential activity",
       Kind::kObligation);
  Number("--discharges", quantity, "How much of it; as many minutes as the hours unless given");
}

void Options::Limit(std::optional<int64_t>& limit) {
  AddParsed(app_, "--limit", "Show at most so many; all unless given", "NUMBER",
            Into(limit, context_, ParseLimit));
}

Noun::Noun(CLI::App& parent, const std::string& name, const std::string& help, Needs needs,
           Context& context, Pending& pending)
    : app_(*parent.add_subcommand(name, help)),
      needs_(needs),
      context_(context),
      pending_(pending) {
  app_.require_subcommand(1);
  app_.fallthrough();
  app_.footer("");  // the program's own is not everybody's
}

void Noun::AddVerb(const std::string& name, const std::string& help, const std::string& example,
                   const std::function<void(Options&)>& declare,
                   std::function<ExitCode(Context&)> run) {
  CLI::App& verb = *app_.add_subcommand(name, help);
  verb.fallthrough();
  verb.footer("\nExample:\n  " + example);
  Options options(verb, context_);
  declare(options);
  verb.callback([this_needs = needs_, dates = options.dates(), &context = context_,
                 &pending = pending_, run = std::move(run)] {
    pending = [this_needs, dates, &context, run]() -> ExitCode {
      if (this_needs == Needs::kScheme && context.settings().scheme.empty()) {
        return context.FailUsage("cli.scheme_missing");
      }
      const ExitCode settled = context.SettleDates(dates);
      if (settled != ExitCode::kDone) return settled;
      return run(context);
    };
  });
}

}  // namespace timecredit::cli
