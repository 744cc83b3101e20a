#ifndef CLIENTS_CLI_CONTEXT_H_
#define CLIENTS_CLI_CONTEXT_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "clients/cli/declarations.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/screen.h"
#include "clients/cli/table.h"
#include "clients/cli/views.h"
#include "clients/cli/words.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"

namespace timecredit::cli {

enum class Output { kTable, kJson, kCsv };

// What holds for every command.
struct Settings {
  std::string server = "localhost:7390";
  std::string scheme;  // its id: "taff"
  std::string language = "en";
  Output output = Output::kTable;
  bool has_byte_order_mark = false;  // before CSV: spreadsheets need it to read accents
  double timeout_seconds = 30;
  bool without_pager = false;
};

// What the command asks for, for what is printed about it.
struct Asked {
  std::string request_id;  // under which the change can be repeated; empty where none was asked for
  bool is_dry_run = false;  // everything is checked, and nothing changed
};

// How a change is asked for.
struct Change {
  bool dry_run = false;    // check everything and change nothing
  std::string request_id;  // under which it can be repeated; made up unless said
  bool is_agreed = false;  // nobody needs to be asked whether to go on
  Asked* asked = nullptr;  // where to leave what is asked for

  // Before anything is sent.
  void Announce() const {
    if (asked != nullptr) *asked = {.request_id = request_id, .is_dry_run = dry_run};
  }

  template <class Request>
  void ApplyTo(Request& request) const {
    Announce();
    if constexpr (requires { request.set_validate_only(true); }) {
      request.set_validate_only(dry_run);
    }
    if constexpr (requires { request.set_request_id(request_id); }) {
      request.set_request_id(request_id);
    }
  }
};

// What a command works with: the settings, the server, and where it prints.
class Context {
 public:
  // `terminal`: where somebody can be asked something; null where nobody can. `screen`: on which
  // `out` is read, if it is one.
  Context(std::ostream& out, std::ostream& err, std::istream* terminal,
          std::optional<Screen> screen = std::nullopt)
      : out_(out), err_(err), screen_(std::move(screen)), terminal_(terminal) {}

  Settings& settings() { return settings_; }
  Asked& asked() { return asked_; }
  const Settings& settings() const { return settings_; }
  Declarations& declarations() { return declarations_; }
  std::ostream& out() { return out_; }

  // Connected when first asked for, by the settings as they are then.
  const std::shared_ptr<const client::Caller>& caller();

  // In the language of the settings, as they are when words are first asked for. Instants are told
  // by the scheme's clocks once its zone is known, before by those of this machine.
  const Words& words();

  // "schemes/taff", and the full name of something in it: "17" among "members" is
  // "schemes/taff/members/17". What is a full name already stays as it is; nothing stays nothing.
  std::string Scheme() const;
  std::string Name(std::string_view collection, const std::string& id) const;
  // Of an offer, said as "castle/day-ticket".
  std::string OfferName(const std::string& offer) const;

  // Turns dates that count from today ("yesterday") into those that the scheme's calendar means;
  // what is a date already stays. Asks the server only where there is one, and says why where it
  // cannot.
  ExitCode SettleDates(const std::vector<std::string*>& dates);

  // Prints what a call came to: as a card, or as JSON or CSV.
  template <class Message>
  ExitCode Show(View view, const client::Result<Message>& result) {
    if (!result.ok()) return Fail(result.error());
    Print(view, *Message::descriptor(), {&*result}, false);
    return ExitCode::kDone;
  }

  // Prints a list, up to so many, or all.
  template <class Message>
  ExitCode ShowList(View view, client::Pages<Message> pages,
                    std::optional<int64_t> limit = std::nullopt) {
    std::vector<Message> messages;
    for (const auto& message : pages) {
      if (!message.ok()) return Fail(message.error());
      messages.push_back(*message);
      if (limit == std::ssize(messages)) break;
    }
    ShowAll(view, messages);
    return ExitCode::kDone;
  }

  template <class Message>
  void ShowAll(View view, const std::vector<Message>& messages) {
    std::vector<const google::protobuf::Message*> pointers;
    pointers.reserve(messages.size());
    for (const Message& message : messages) pointers.push_back(&message);
    Print(view, *Message::descriptor(), pointers, true);
  }

  // Says why, on the error stream.
  ExitCode Fail(const client::Error& error);

  // Likewise for a command line that is wrong; by a message id of the catalogue
  // ("cli.hours_missing") or in words that are made already.
  ExitCode FailUsage(std::string_view id, const wording::Fillings& fillings = {});
  ExitCode FailUsageInWords(std::string_view why);

  // Whether to go on with a change that is hard to take back: asks whoever sits at a terminal,
  // unless they said --yes or it is a dry run. `what` is what will be done, in words.
  bool Confirm(std::string_view what, const Change& change);

  // What was typed that is not there, with the nearest that is, for the reason of a refusal that
  // says so. False where there is nothing to say.
  bool SayNearest(const client::Error& error);

  // A remark for people, on the error stream, so that it never ends up in a file of data.
  void Say(std::string_view remark);

  // A bar that grows, on the error stream, where somebody watches; and the end of it.
  void ShowProgress(int64_t done, int64_t all);
  // The same of what has no known end: what was done so far, on one line, in the same words each
  // time.
  void ShowProgress(std::string_view done);
  void EndProgress();

 private:
  // Takes instants to be told by the scheme's clocks, where a view tells any.
  void LearnZone(View view, const google::protobuf::Descriptor& type);

  // Before a wait for the server: once, when it is not the first moment any more.
  void SayWaiting(absl::Duration time);

  void Print(View view, const google::protobuf::Descriptor& type,
             const std::vector<const google::protobuf::Message*>& messages, bool is_list);
  // Page by page where it is longer than the screen.
  void PrintList(const Table& table);
  // What can be done where the server could say nothing.
  std::string SentenceOf(const client::Error& error);
  // One line more to what was said, such as the reason.
  void Add(std::string_view id, const std::string& name, std::string_view value);

  std::ostream& out_;
  std::ostream& err_;
  const std::optional<Screen> screen_;
  Settings settings_;
  Declarations declarations_;
  std::istream* terminal_;
  Asked asked_;
  absl::Duration waited_;  // for the server, between attempts
  std::shared_ptr<const client::Caller> caller_;
  std::optional<Words> words_;
  bool has_asked_zone_ = false;
};

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_CONTEXT_H_
