#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/operations.h"

namespace timecredit::cli {
namespace {

using v1::ServerInfo;

constexpr Column<ServerInfo> kServerView[] = {
    {"VERSION", [](const ServerInfo& info, std::string_view) { return info.version(); }},
    {"SERVING SINCE",
     [](const ServerInfo& info, std::string_view) { return ShowInstant(info.start_time()); }},
    {"SCHEMES",
     [](const ServerInfo& info, std::string_view) { return absl::StrCat(info.schemes()); }},
};

constexpr Column<v1::ConfirmClockResponse> kConfirmedView[] = {
    {"RECORD", [](const v1::ConfirmClockResponse& confirmed,
                  std::string_view) { return absl::StrCat(confirmed.sequence()); }},
};

}  // namespace

void AddServerNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun server(program, "server", "The server itself", Needs::kNothing, context, pending);
  struct Nothing {};
  server.Verb<Nothing>(
      "info", "Show the server's version and how it does", [](Options&, Nothing&) {},
      [](Context& to, const Nothing&) {
        return to.Show(kServerView, client::Operations(to.caller()).GetServerInfo({}));
      });
  server.Verb<Change>(
      "confirm-clock",
      "Say that the server's clock is right, although it is behind the last record of --scheme",
      [](Options& options, Change& change) { options.RequestId(change); },
      [](Context& to, const Change& change) {
        if (to.settings().scheme.empty()) return to.FailUsage("say which scheme: --scheme taff");
        v1::ConfirmClockRequest request;
        request.set_scheme(to.Scheme());
        change.ApplyTo(request);
        return to.Show(kConfirmedView, client::Operations(to.caller()).ConfirmClock(request));
      });
}

}  // namespace timecredit::cli
