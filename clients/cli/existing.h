#ifndef CLIENTS_CLI_EXISTING_H_
#define CLIENTS_CLI_EXISTING_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "clients/cli/declarations.h"
#include "clients/cli/words.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::cli {

// A thing that the server knows: the word that names it on the command line, and what it is.
struct Existing {
  std::string word;
  std::string title;
};

// Asks the server what there is, for a command line that is being typed or was mistyped: nothing
// depends on the answer. Where nobody answers soon, or the caller may not list it, there is
// nothing.
class Lookup {
 public:
  struct Settings {
    std::string scheme;  // its full name; empty: things of schemes cannot be listed
    absl::Duration timeout;
    size_t most = 1'000;  // of a list; a thousand are one page
  };

  Lookup(std::shared_ptr<const client::Caller> caller, Settings settings, const Words& words)
      : caller_(std::move(caller)),
        settings_(std::move(settings)),
        options_({.timeout = settings_.timeout, .language = std::nullopt}),
        words_(words) {}

  const std::string& scheme() const { return settings_.scheme; }

  // Things of a kind. `begun`: how their words begin, as far as that narrows what is asked for.
  // `member`: whose entries.
  std::vector<Existing> List(Kind kind, const std::string& begun, const std::string& member) const;

  // Members by parts of what is kept about them, the best match first: by their ids, or by their
  // numbers where they have none.
  std::vector<Existing> SearchMembers(const std::string& query, size_t most) const;

 private:
  template <class Service, class Message, class Request>
  using ListMethod = client::Pages<Message> (Service::*)(Request, const client::CallOptions&) const;

  // `describe` says what a thing is.
  template <class Service, class Message, class Request, class Describe>
  std::vector<Existing> All(ListMethod<Service, Message, Request> list, const std::string& parent,
                            const Describe& describe) const;
  template <class Service, class Message, class Request, class Describe>
  std::vector<Existing> Asked(ListMethod<Service, Message, Request> list, Request request,
                              const Describe& describe) const;
  std::vector<Existing> Schemes() const;
  std::vector<Existing> Units() const;
  std::vector<Existing> Partners() const;
  std::vector<Existing> Members(const std::string& begun) const;
  std::vector<Existing> Hours(v1::HourLog::State state) const;
  std::vector<Existing> Spendings(Kind kind) const;
  std::vector<Existing> Numbered(Kind kind, const std::string& member) const;

  const std::shared_ptr<const client::Caller> caller_;
  const Settings settings_;
  const client::CallOptions options_;
  const Words& words_;
};

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_EXISTING_H_
