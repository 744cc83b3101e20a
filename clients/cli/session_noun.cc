#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/batch.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/activities.h"

namespace timecredit::cli {
namespace {

using v1::Session;

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "activity"},
    {.path = "date"},
    {.path = "start_time"},
    {.path = "duration_minutes"},
    {.path = "expected_attendance", .is_empty_at_zero = true},
    {.path = "recorded_attendance"},
    {.path = "state"},
};

struct Definition {
  std::string activity;
  std::string date;
  std::string start;
  std::optional<int32_t> minutes;
  std::optional<int32_t> expected;
  Change change;
};

struct Attendance {
  std::string session;
  std::vector<std::string> members;
  std::optional<int32_t> minutes;
  std::string activity;
  std::string obligation;
  std::optional<int64_t> discharges;
  Change change;
};

struct Which {
  std::string session;
  Change change;
};

struct Listing {
  std::optional<int64_t> limit;
};

constexpr char kSessionHelp[] = "The session's number";

ExitCode Create(Context& to, const Definition& given) {
  v1::CreateSessionRequest request;
  request.set_parent(to.Scheme());
  Session& session = *request.mutable_session();
  session.set_activity(to.Name("activities", given.activity));
  session.set_date(given.date);
  session.set_start_time(given.start);
  session.set_duration_minutes(given.minutes.value_or(0));
  session.set_expected_attendance(given.expected.value_or(0));
  given.change.ApplyTo(request);
  return to.Show(kView, client::Activities(to.caller()).CreateSession(request));
}

ExitCode Attend(Context& to, const Attendance& given) {
  if (!given.obligation.empty() && given.members.size() > 1) {
    return to.FailUsage("cli.member_of_obligation");
  }
  given.change.Announce();
  std::vector<v1::Attendance> rows;
  std::set<std::string> named;
  for (const std::string& member : given.members) {
    const std::string full_name = to.Name("members", member);
    if (!named.insert(full_name).second) continue;  // said twice, done once
    v1::Attendance& row = rows.emplace_back();
    row.set_member(full_name);
    if (given.minutes.has_value()) row.set_duration_minutes(*given.minutes);
    row.set_activity(to.Name("activities", given.activity));
    row.set_obligation(to.Name("obligations", given.obligation));
    if (given.discharges.has_value()) row.set_discharged_quantity(*given.discharges);
    row.set_request_id(absl::StrCat(given.change.request_id, "/", LastPart(member)));
  }
  return SendRows<v1::Attendance>(
      to, rows,
      [&](std::vector<v1::Attendance> batch) -> client::Result<std::vector<v1::HourLogResult>> {
        v1::RecordAttendanceRequest request;
        request.set_session(to.Name("sessions", given.session));
        request.set_validate_only(given.change.dry_run);
        for (v1::Attendance& row : batch) *request.add_rows() = std::move(row);
        const auto response = client::Activities(to.caller()).RecordAttendance(std::move(request));
        if (!response.ok()) return response.error();
        return std::vector<v1::HourLogResult>(response->results().begin(),
                                              response->results().end());
      },
      [&](const v1::Attendance& row) {
        return to.words().Say("cli.row_of_member", {{"id", LastPart(row.member())}});
      });
}

}  // namespace

void AddSessionNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun session(program, "session", "Dated occurrences of activities, whose attendance earns once",
               Needs::kScheme, context, pending);
  session.Verb<Definition>(
      "create", "Set up a session of an activity",
      "timecredit session create tenants-panel --date 2026-05-31 --start 18:30 --time 2h",
      [](Options& options, Definition& given) {
        options.Argument("ACTIVITY", given.activity, "The activity's id, such as tenants-panel",
                         Kind::kActivity);
        options.Date("--date", given.date,
                     "When: 2026-05-31, today or yesterday; today unless given");
        options.Text("--start", given.start, "When it begins: 18:30");
        options.Time("--time", given.minutes, "How long it takes: 2:30, 2h30 or 150min");
        options.Number("--expected", given.expected, "How many are expected");
        options.ChangeOptions(given.change);
        given.date = "today";
      },
      Create);
  session.Verb<Attendance>(
      "attend", "Record that members came to a session: their hours are logged",
      "timecredit session attend 1234 17 18",
      [](Options& options, Attendance& given) {
        options.Argument("SESSION", given.session, kSessionHelp, Kind::kSession);
        options.Arguments("MEMBER", given.members, "The members' numbers or ids", Kind::kMember);
        options.Time("--time", given.minutes,
                     "How long they stayed; as long as the session unless given");
        options.Text("--activity", given.activity,
                     "The confidential activity they came for, which appears as the session's",
                     Kind::kActivity);
        options.Discharge(given.obligation, given.discharges);
        options.ChangeOptions(given.change);
      },
      Attend);
  session.Verb<Which>(
      "close", "Close a session: no more attendance can be recorded",
      "timecredit session close 1234",
      [](Options& options, Which& given) {
        options.Argument("SESSION", given.session, kSessionHelp, Kind::kSession);
        options.RequestId(given.change);
      },
      [](Context& to, const Which& given) {
        v1::CloseSessionRequest request;
        request.set_name(to.Name("sessions", given.session));
        given.change.ApplyTo(request);
        return to.Show(kView, client::Activities(to.caller()).CloseSession(request));
      });
  session.Verb<Which>(
      "show", "Show a session", "timecredit session show 1234",
      [](Options& options, Which& given) {
        options.Argument("SESSION", given.session, kSessionHelp, Kind::kSession);
      },
      [](Context& to, const Which& given) {
        v1::GetSessionRequest request;
        request.set_name(to.Name("sessions", given.session));
        return to.Show(kView, client::Activities(to.caller()).GetSession(request));
      });
  session.Verb<Listing>(
      "list", "List the sessions, the latest first", "timecredit session list",
      [](Options& options, Listing& given) { options.Limit(given.limit); },
      [](Context& to, const Listing& given) {
        v1::ListSessionsRequest request;
        request.set_parent(to.Scheme());
        return to.ShowList(kView, client::Activities(to.caller()).ListSessions(request),
                           given.limit);
      });
}

}  // namespace timecredit::cli
