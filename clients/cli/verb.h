#ifndef CLIENTS_CLI_VERB_H_
#define CLIENTS_CLI_VERB_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "clients/cli/declarations.h"
#include "clients/cli/exit_code.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
class Option;
}  // namespace CLI

namespace timecredit::cli {

// Makes an option refuse what is none of the choices, and shells offer these.
void CheckChoice(CLI::Option& option, const std::vector<std::string>& choices, Context& context);

// What a verb takes on the command line. The values outlive the parsing. A number that is not given
// stays unset, so that one that is, 0 among them, is used or refused and never taken for a default.
class Options {
 public:
  Options(CLI::App& app, Context& context) : app_(app), context_(context) {}

  // By position, in the order of these calls: "MEMBER". `kind`: what it names, by which shells
  // complete it.
  void Argument(const std::string& name, std::string& value, const std::string& help,
                Kind kind = Kind::kText);
  void OptionalArgument(const std::string& name, std::string& value, const std::string& help,
                        Kind kind = Kind::kText);
  void Arguments(const std::string& name, std::vector<std::string>& values, const std::string& help,
                 Kind kind = Kind::kText);
  void OptionalArguments(const std::string& name, std::vector<std::string>& values,
                         const std::string& help, Kind kind = Kind::kText);

  // By name: "--reason".
  void Text(const std::string& name, std::string& value, const std::string& help,
            Kind kind = Kind::kText);
  void NeededText(const std::string& name, std::string& value, const std::string& help,
                  Kind kind = Kind::kText);
  void Texts(const std::string& name, std::vector<std::string>& values, const std::string& help);
  void Number(const std::string& name, std::optional<int32_t>& value, const std::string& help);
  void Number(const std::string& name, std::optional<int64_t>& value, const std::string& help);
  void Flag(const std::string& name, bool& value, const std::string& help);
  // "--partner", and "--no-partner" for the contrary.
  void Switch(const std::string& name, std::optional<bool>& value, const std::string& help);
  // 2026-05-31, or "today" and "yesterday" by the scheme's calendar, which the server is asked for
  // before the verb is carried out: until then the value is that word. What it holds already is
  // what stands unless it is given.
  void Date(const std::string& name, std::string& value, const std::string& help);
  void NeededDate(const std::string& name, std::string& value, const std::string& help);
  // "2", "1:30", "90min"; in credit-minutes.
  void Credits(const std::string& name, std::optional<int64_t>& value, const std::string& help);
  void NeededCredits(const std::string& name, int64_t& value, const std::string& help);
  // "2:30", "2h30", "150min"; in minutes.
  void Time(const std::string& name, std::optional<int32_t>& value, const std::string& help);
  void Choice(const std::string& name, std::string& value, const std::vector<std::string>& choices,
              const std::string& help);
  // One of an enum's values, written "nearest-quarter" for ROUNDING_NEAREST_QUARTER, or by its
  // title in any language, as it is shown. `value` becomes its name in the API.
  void Choice(const std::string& name, std::string& value,
              const google::protobuf::EnumDescriptor& type, const std::string& help);
  // The same, given as often as wanted: any of them.
  void Choices(const std::string& name, std::vector<std::string>& values,
               const google::protobuf::EnumDescriptor& type, const std::string& help);
  void NeededChoice(const std::string& name, std::string& value,
                    const std::vector<std::string>& choices, const std::string& help);
  // A name for each language: --name en="Garden day" --name cy="Diwrnod garddio".
  void Names(const std::string& name, std::map<std::string, std::string>& values,
             const std::string& help);
  // --request-id, and --dry-run as well.
  void RequestId(Change& change);
  void ChangeOptions(Change& change);
  // --yes: do not ask whether to go on (Context::Confirm).
  void Agreement(Change& change);
  // --obligation and --discharges: for hours of a confidential activity.
  void Discharge(std::string& obligation, std::optional<int64_t>& quantity);
  // --limit, of at least 1; all unless given.
  void Limit(std::optional<int64_t>& limit);

  // Where the dates are that were declared.
  const std::vector<std::string*>& dates() const { return dates_; }

 private:
  void Declare(const CLI::Option* option, Kind kind);
  void DeclareEnum(CLI::Option& option, const google::protobuf::EnumDescriptor& type);

  CLI::App& app_;
  Context& context_;
  std::vector<std::string*> dates_;
};

// Whether a noun's commands are about a scheme, and need --scheme.
enum class Needs { kScheme, kNothing };

// What is to be done once the command line is read.
using Pending = std::function<ExitCode()>;

// A noun of the command line and its verbs.
class Noun {
 public:
  // `pending` is set by the verb that the command line calls.
  Noun(CLI::App& parent, const std::string& name, const std::string& help, Needs needs,
       Context& context, Pending& pending);

  // Adds a verb: `example` is a line that shows it in use, `declare` says what it takes into a
  // Given, `run` does it.
  template <class Given>
  void Verb(const std::string& name, const std::string& help, const std::string& example,
            void (*declare)(Options& options, Given& given),
            ExitCode (*run)(Context& context, const Given& given)) {
    const auto given = std::make_shared<Given>();
    AddVerb(
        name, help, example, [given, declare](Options& options) { declare(options, *given); },
        [given, run](Context& context) { return run(context, *given); });
  }

 private:
  void AddVerb(const std::string& name, const std::string& help, const std::string& example,
               const std::function<void(Options&)>& declare, std::function<ExitCode(Context&)> run);

  CLI::App& app_;
  const Needs needs_;
  Context& context_;
  Pending& pending_;
};

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_VERB_H_
