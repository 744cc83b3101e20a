#include "clients/cli/offering.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "clients/cli/declarations.h"
#include "clients/cli/display_width.h"
#include "clients/cli/existing.h"
#include "clients/cli/place.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/channel.h"

namespace timecredit::cli {
namespace {

// Somebody waits for it while typing: not long, unless the environment says otherwise.
absl::Duration Patience() {
  const char* const around = std::getenv("TIMECREDIT_COMPLETION_TIMEOUT");
  double seconds = 0;
  const bool is_said = around != nullptr && absl::SimpleAtod(around, &seconds) && seconds > 0;
  return is_said ? absl::Seconds(seconds) : absl::Seconds(1);
}

// What an option of the program was given, as far as the command line is typed; else the
// environment says it, or what holds unless something is said.
std::string ValueOf(const CLI::App& program, const Place& place, const std::string& name,
                    const std::string& otherwise) {
  const CLI::Option& option = *program.get_option(name);
  for (const auto& [given, value] : place.given()) {
    if (given == &option) return value;
  }
  const char* const around = std::getenv(option.get_envname().c_str());
  return around == nullptr || *around == '\0' ? otherwise : around;
}

// Offers words to become one that is being typed.
class Offering {
 public:
  Offering(const CLI::App& program, const Place& place, Context& context)
      : program_(program), place_(place), context_(context) {}

  void OfferCommands(const std::string& begun) {
    for (const CLI::App* command : place_.command().get_subcommands(nullptr)) {
      Offer(command->get_name(), command->get_description(), begun);
    }
  }

  void OfferOptions(const std::string& begun) {
    OfferOptionsOf(place_.command(), begun);
    if (&place_.command() != &program_) OfferOptionsOf(program_, begun);
  }

  // `before`: what stands before the value in the same word, "--output=".
  void OfferValues(const CLI::Option& option, const std::string& begun,
                   const std::string& before = "") {
    before_ = before;
    for (const std::string& choice : context_.declarations().ChoicesOf(option)) {
      Offer(choice, "", begun);
    }
    const Kind kind = context_.declarations().KindOf(option);
    if (kind == Kind::kFile) context_.out() << "*\n";
    if (kind == Kind::kLanguage) {
      for (const std::string& language : Languages()) Offer(language + "=", "", begun);
    }
    if (kind == Kind::kText || kind == Kind::kFile || kind == Kind::kLanguage) return;
    for (const Existing& existing : LookUp(kind, begun)) {
      Offer(existing.word, existing.title, begun);
    }
  }

 private:
  void Offer(const std::string& word, const std::string& title, const std::string& begun) {
    if (!word.starts_with(begun)) return;
    context_.out() << OneLine(before_ + word) << '\t' << OneLine(title) << '\n';
  }

  void OfferOptionsOf(const CLI::App& command, const std::string& begun) {
    for (const CLI::Option* option : OptionsOf(command)) {
      for (const std::string& name : option->get_lnames()) {
        Offer("--" + name, option->get_description(), begun);
      }
    }
  }

  std::vector<Existing> LookUp(Kind kind, const std::string& begun) {
    std::string scheme = ValueOf(program_, place_, "--scheme", "");
    if (!scheme.empty() && !scheme.starts_with("schemes/")) {
      scheme = absl::StrCat("schemes/", scheme);
    }
    const std::string server = ValueOf(program_, place_, "--server", context_.settings().server);
    auto caller = std::make_shared<const client::Caller>(
        client::OpenChannel(server),
        client::Caller::Settings{.timeout = Patience(),
                                 .language = context_.words().language(),
                                 .retry = {.retries = false}});
    const Lookup lookup(std::move(caller), {.scheme = scheme, .timeout = Patience()},
                        context_.words());
    return lookup.List(kind, begun, Member());
  }

  // The last member that was named before.
  std::string Member() const {
    std::string member;
    for (const auto& [option, value] : place_.given()) {
      if (context_.declarations().KindOf(*option) == Kind::kMember) member = value;
    }
    return member;
  }

  const CLI::App& program_;
  const Place& place_;
  Context& context_;
  std::string before_;
};

}  // namespace

void OfferWords(const CLI::App& program, const std::vector<std::string>& words, Context& context) {
  Place place(program);
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    if (!place.Take(words[i])) return;
  }
  const std::string begun = words.empty() ? "" : words.back();
  Offering offering(program, place, context);
  if (!place.is_in_option() && begun.starts_with("-")) {
    const size_t equals = begun.find('=');
    if (equals == std::string::npos) return offering.OfferOptions(begun);
    const CLI::Option* const option = place.Find(begun.substr(0, equals));
    if (option != nullptr) {
      offering.OfferValues(*option, begun.substr(equals + 1), begun.substr(0, equals + 1));
    }
  } else if (place.expected() != nullptr) {
    offering.OfferValues(*place.expected(), begun);
  } else if (!place.command().get_subcommands(nullptr).empty()) {
    offering.OfferCommands(begun);
  } else if (begun.empty()) {
    offering.OfferOptions(begun);
  }
}

}  // namespace timecredit::cli
