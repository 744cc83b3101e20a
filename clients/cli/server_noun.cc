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
    {"PENDING ERASURES",
     [](const ServerInfo& info, std::string_view) {
       return absl::StrCat(info.pending_erasures());
     }},
    {"UNREADABLE MEMBERS",
     [](const ServerInfo& info, std::string_view) {
       return absl::StrCat(info.unreadable_members());
     }},
};

constexpr Column<v1::ConfirmClockResponse> kConfirmedView[] = {
    {"RECORD", [](const v1::ConfirmClockResponse& confirmed,
                  std::string_view) { return absl::StrCat(confirmed.sequence()); }},
};

constexpr Column<v1::ExpireCreditsResponse> kExpiredView[] = {
    {"WALLETS", [](const v1::ExpireCreditsResponse& expired,
                   std::string_view) { return absl::StrCat(expired.wallets()); }},
    {"FAILED", [](const v1::ExpireCreditsResponse& expired,
                  std::string_view) { return absl::StrCat(expired.failed_wallets()); }},
};

constexpr char kSayWhich[] = "say which scheme: --scheme taff";

bool HasScheme(Context& to) { return !to.settings().scheme.empty(); }

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
      "Say that the server's clock is right, although it is behind the last record of --scheme, or "
      "jumped ahead",
      [](Options& options, Change& change) { options.RequestId(change); },
      [](Context& to, const Change& change) {
        if (!HasScheme(to)) return to.FailUsage(kSayWhich);
        v1::ConfirmClockRequest request;
        request.set_scheme(to.Scheme());
        change.ApplyTo(request);
        return to.Show(kConfirmedView, client::Operations(to.caller()).ConfirmClock(request));
      });
  server.Verb<Nothing>(
      "expire-credits",
      "Expire the credits of --scheme that have lapsed, also where they are too many for the "
      "server "
      "to do so unasked",
      [](Options&, Nothing&) {},
      [](Context& to, const Nothing&) {
        if (!HasScheme(to)) return to.FailUsage(kSayWhich);
        v1::ExpireCreditsRequest request;
        request.set_scheme(to.Scheme());
        return to.Show(kExpiredView, client::Operations(to.caller()).ExpireCredits(request));
      });
}

}  // namespace timecredit::cli
