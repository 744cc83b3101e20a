#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
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
    {"PENDING ERASURES", [](const ServerInfo& info,
                            std::string_view) { return absl::StrCat(info.pending_erasures()); }},
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

std::string Findings(const v1::LedgerVerification& verification, std::string_view /*language*/) {
  std::string lines;
  for (const std::string& finding : verification.findings()) {
    absl::StrAppend(&lines, lines.empty() ? "" : "\n", finding);
  }
  return lines;
}

constexpr Column<v1::LedgerVerification> kVerifiedView[] = {
    {"VERDICT",
     [](const v1::LedgerVerification& verified, std::string_view) {
       return EnumWord("Verdict", v1::LedgerVerification::Verdict_Name(verified.verdict()));
     }},
    {"FINDINGS", Findings},
    {"FILES", [](const v1::LedgerVerification& verified,
                 std::string_view) { return absl::StrCat(verified.files()); }},
    {"KEYS", [](const v1::LedgerVerification& verified,
                std::string_view) { return absl::StrCat(verified.keys()); }},
    {"MEMBERS", [](const v1::LedgerVerification& verified,
                   std::string_view) { return absl::StrCat(verified.members()); }},
    {"UNREADABLE MEMBERS",
     [](const v1::LedgerVerification& verified, std::string_view) {
       return absl::StrCat(verified.unreadable_members());
     }},
    {"RECORDS", [](const v1::LedgerVerification& verified,
                   std::string_view) { return absl::StrCat(verified.records()); }},
    {"ROWS", [](const v1::LedgerVerification& verified,
                std::string_view) { return absl::StrCat(verified.rows()); }},
};

// Hours, unless --timeout says more: a verification reads everything.
constexpr absl::Duration kVerifyFor = absl::Hours(12);

ExitCode Verify(Context& to) {
  client::CallOptions options;
  options.timeout = std::max(kVerifyFor, absl::Seconds(to.settings().timeout_seconds));
  const auto show = [&to](const v1::LedgerVerification& so_far) {
    to.ShowProgress(absl::StrCat("files ", so_far.files(), ", keys ", so_far.keys(), ", members ",
                                 so_far.members(), ", records ", so_far.records(), ", rows ",
                                 so_far.rows()));
  };
  const auto verified = client::Operations(to.caller()).VerifyLedger({}, show, options);
  to.EndProgress();
  const ExitCode shown = to.Show(kVerifiedView, verified);
  if (shown != ExitCode::kDone) return shown;
  const bool is_sound = verified->verdict() == v1::LedgerVerification::VERDICT_SOUND;
  return is_sound ? ExitCode::kDone : ExitCode::kFault;
}

}  // namespace

void AddServerNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun server(program, "server", "The server itself", Needs::kNothing, context, pending);
  struct Nothing {};
  server.Verb<Nothing>(
      "info", "Show the server's version and how it does", "timecredit server info",
      [](Options&, Nothing&) {},
      [](Context& to, const Nothing&) {
        return to.Show(kServerView, client::Operations(to.caller()).GetServerInfo({}));
      });
  server.Verb<Nothing>(
      "verify",
      "Read everything and say whether every byte is there, and every row what the records make of "
      "it",
      "timecredit server verify", [](Options&, Nothing&) {},
      [](Context& to, const Nothing&) { return Verify(to); });
  server.Verb<Change>(
      "confirm-clock",
      "Say that the server's clock is right, although it is behind the last record of --scheme, or "
      "jumped ahead",
      "timecredit server confirm-clock",
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
      "timecredit server expire-credits", [](Options&, Nothing&) {},
      [](Context& to, const Nothing&) {
        if (!HasScheme(to)) return to.FailUsage(kSayWhich);
        v1::ExpireCreditsRequest request;
        request.set_scheme(to.Scheme());
        return to.Show(kExpiredView, client::Operations(to.caller()).ExpireCredits(request));
      });
}

}  // namespace timecredit::cli
