#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/operations.h"

namespace timecredit::cli {
namespace {

constexpr Column kServerView[] = {
    {.path = "version"},          {.path = "start_time"},         {.path = "schemes"},
    {.path = "pending_erasures"}, {.path = "unreadable_members"},
};

constexpr Column kConfirmedView[] = {
    {.path = "sequence"},
};

constexpr Column kExpiredView[] = {
    {.path = "wallets"},
    {.path = "failed_wallets"},
};

constexpr char kSayWhich[] = "cli.scheme_missing";

bool HasScheme(Context& to) { return !to.settings().scheme.empty(); }

constexpr Column kVerifiedView[] = {
    {.path = "verdict"}, {.path = "findings"},           {.path = "files"},   {.path = "keys"},
    {.path = "members"}, {.path = "unreadable_members"}, {.path = "records"}, {.path = "rows"},
};

ExitCode Verify(Context& to) {
  const auto show = [&to](const v1::LedgerVerification& so_far) {
    to.ShowProgress(to.words().Say("cli.verified_so_far", {{"files", so_far.files()},
                                                           {"keys", so_far.keys()},
                                                           {"members", so_far.members()},
                                                           {"records", so_far.records()},
                                                           {"rows", so_far.rows()}}));
  };
  const auto verified = client::Operations(to.caller()).VerifyLedger({}, show);
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
