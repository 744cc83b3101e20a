#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/cli/batch.h"
#include "clients/cli/hours_import.h"
#include "clients/cli/lots.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/hours.h"

namespace timecredit::cli {
namespace {

struct Log {
  std::string member;
  std::string activity;
  std::string date;
  std::string start;
  std::optional<int32_t> minutes;
  std::optional<int64_t> quantity;
  std::string text;
  std::string obligation;
  std::optional<int64_t> discharges;
  Change change;
};

void AddLog(Noun& hours) {
  hours.Verb<Log>(
      "log", "Log hours that a member gave",
      "timecredit hours log 17 garden-day --time 2h30 --date yesterday",
      [](Options& options, Log& given) {
        options.Argument("MEMBER", given.member, "The member's number or id", Kind::kMember);
        options.Argument("ACTIVITY", given.activity, "The activity's id, such as garden-day",
                         Kind::kActivity);
        options.Time("--time", given.minutes, "How long: 2:30, 2h30, 2.5h or 150min");
        options.Date("--date", given.date,
                     "When: 2026-05-31, today or yesterday; today unless given");
        options.Text("--start", given.start, "When it began: 18:30");
        options.Number("--count", given.quantity,
                       "How many, for an activity that counts something else than time");
        options.Text("--text", given.text, "What was done; erased with the member");
        options.Discharge(given.obligation, given.discharges);
        options.ChangeOptions(given.change);
        given.date = "today";
      },
      [](Context& context, const Log& given) {
        v1::LogHoursRequest request;
        request.set_parent(context.Scheme());
        v1::HourLog& log = *request.mutable_hour_log();
        log.set_member(context.Name("members", given.member));
        log.set_activity(context.Name("activities", given.activity));
        log.set_date(given.date);
        log.set_start_time(given.start);
        log.set_duration_minutes(given.minutes.value_or(0));
        log.set_quantity(given.quantity.value_or(0));
        log.set_text(given.text);
        log.set_obligation(context.Name("obligations", given.obligation));
        if (given.discharges.has_value()) log.set_discharged_quantity(*given.discharges);
        given.change.ApplyTo(request);
        const auto logged = client::Hours(context.caller()).LogHours(request);
        const ExitCode code = context.Show(HourLogView(), logged);
        if (logged.ok() && !logged->similar_hour_logs().empty()) {
          context.Say(context.words().Say("cli.hours_similar",
                                          {{"hours", LastParts(logged->similar_hour_logs())}}));
        }
        return code;
      });
}

// Which hours a command is about, by what they are.
struct Filter {
  std::string member;
  std::string activity;
  std::vector<std::string> states;
  std::string from;
  std::string to;

  bool IsGiven() const {
    return !member.empty() || !activity.empty() || !states.empty() || !from.empty() || !to.empty();
  }
};

void DeclareFilter(Options& options, Filter& filter) {
  options.Text("--member", filter.member, "Only hours of this member", Kind::kMember);
  options.Text("--activity", filter.activity, "Only hours of this activity", Kind::kActivity);
  options.Date("--from", filter.from, "Only hours given on this day or later");
  options.Date("--to", filter.to, "Only hours given on this day or earlier");
}

v1::ListHourLogsRequest Matching(const Context& context, const Filter& filter) {
  v1::ListHourLogsRequest request;
  request.set_parent(context.Scheme());
  request.set_member(context.Name("members", filter.member));
  request.set_activity(context.Name("activities", filter.activity));
  for (const std::string& name : filter.states) {
    v1::HourLog::State state = v1::HourLog::STATE_UNSPECIFIED;
    v1::HourLog::State_Parse(name, &state);
    request.add_states(state);
  }
  request.set_from_date(filter.from);
  request.set_to_date(filter.to);
  return request;
}

struct Decision {
  std::vector<std::string> logs;
  bool all = false;
  Filter filter;
  std::string reason;
  Change change;

  bool IsByFilter() const { return all || filter.IsGiven(); }
};

void DeclareDecision(Options& options, Decision& given) {
  options.OptionalArguments("HOURS", given.logs, "The numbers of the hours", Kind::kHours);
  options.Flag("--all", given.all, "All hours that await approval");
  DeclareFilter(options, given.filter);
}

// The names of the hours that await approval, and match.
client::Result<std::vector<std::string>> Awaiting(Context& context, const Filter& filter) {
  v1::ListHourLogsRequest request = Matching(context, filter);
  request.add_states(v1::HourLog::STATE_SUBMITTED);
  std::vector<std::string> names;
  for (const auto& log : client::Hours(context.caller()).ListHourLogs(request)) {
    if (!log.ok()) return log.error();
    names.push_back(log->name());
  }
  return names;
}

// Sends one row for each log, under ids that are the same when the command is repeated with the
// same
// --request-id. `question`: what is asked before many are decided at once.
template <class Row, class Request>
ExitCode Decide(Context& context, const Decision& given, std::string_view question,
                client::Result<v1::BatchHoursResponse> (client::Hours::*method)(
                    Request, const client::CallOptions&) const) {
  std::vector<std::string> names = given.logs;
  if (names.empty() != given.IsByFilter()) return context.FailUsage("cli.hours_missing");
  if (given.IsByFilter()) {
    auto awaiting = Awaiting(context, given.filter);
    if (!awaiting.ok()) return context.Fail(awaiting.error());
    names = *std::move(awaiting);
    const bool goes_on =
        names.empty() ||
        context.Confirm(context.words().Say(question, {{"count", std::ssize(names)}}),
                        given.change);
    if (!goes_on) return ExitCode::kDeclined;
  }
  given.change.Announce();
  std::vector<Row> rows;
  std::set<std::string> named;
  for (const std::string& name : names) {
    const std::string full_name = context.Name("hourLogs", name);
    if (!named.insert(full_name).second) continue;  // said twice, done once
    Row& row = rows.emplace_back();
    row.set_name(full_name);
    if constexpr (requires { row.set_reason(given.reason); }) row.set_reason(given.reason);
    row.set_request_id(given.change.request_id + "/" + LastPart(name));
  }
  const client::Hours hours(context.caller());
  return SendRows<Row>(
      context, rows,
      [&](std::vector<Row> batch) -> client::Result<std::vector<v1::HourLogResult>> {
        Request request;
        request.set_parent(context.Scheme());
        request.set_validate_only(given.change.dry_run);
        for (Row& row : batch) *request.add_rows() = std::move(row);
        const auto response = (hours.*method)(std::move(request), {});
        if (!response.ok()) return response.error();
        return std::vector<v1::HourLogResult>(response->results().begin(),
                                              response->results().end());
      },
      [&](const Row& row) {
        return context.words().Say("cli.row_of_hours", {{"id", LastPart(row.name())}});
      });
}

void AddDecisions(Noun& hours) {
  hours.Verb<Decision>(
      "approve", "Approve hours, so that they count and earn credits; nobody approves their own",
      "timecredit hours approve 101 102",
      [](Options& options, Decision& given) {
        DeclareDecision(options, given);
        options.ChangeOptions(given.change);
        options.Agreement(given.change);
      },
      [](Context& context, const Decision& given) {
        return Decide<v1::ApproveHoursRequest>(context, given, "cli.approve_all",
                                               &client::Hours::BatchApproveHours);
      });
  hours.Verb<Decision>(
      "reject", "Reject hours that await approval",
      "timecredit hours reject 101 --reason \"That was not on Tuesday\"",
      [](Options& options, Decision& given) {
        DeclareDecision(options, given);
        options.NeededText("--reason", given.reason, "Why, for the member to read");
        options.ChangeOptions(given.change);
        options.Agreement(given.change);
      },
      [](Context& context, const Decision& given) {
        return Decide<v1::RejectHoursRequest>(context, given, "cli.reject_all",
                                              &client::Hours::BatchRejectHours);
      });
}

struct Correction {
  std::string log;
  std::string date;
  std::string start;
  std::optional<int32_t> minutes;
  std::optional<int64_t> quantity;
  std::string text;
  std::vector<std::string> cleared;
  Change change;
};

void AddUpdate(Noun& hours) {
  hours.Verb<Correction>(
      "update", "Correct hours that await approval", "timecredit hours update 101 --time 1h45",
      [](Options& options, Correction& given) {
        options.Argument("HOURS", given.log, "The number of the hours", Kind::kHours);
        options.Time("--time", given.minutes, "How long: 2:30, 2h30, 2.5h or 150min");
        options.Date("--date", given.date,
                     "When: 2026-05-31, today or yesterday; as before unless given");
        options.Text("--start", given.start, "When it began: 18:30");
        options.Number("--count", given.quantity,
                       "How many, for an activity that counts something else than time");
        options.Text("--text", given.text, "What was done; erased with the member");
        options.Texts("--clear", given.cleared, "Remove what is said: start_time or text");
        options.ChangeOptions(given.change);
      },
      [](Context& context, const Correction& given) {
        v1::UpdateHourLogRequest request;
        v1::HourLog& log = *request.mutable_hour_log();
        auto& mask = *request.mutable_update_mask();
        log.set_name(context.Name("hourLogs", given.log));
        log.set_date(given.date);
        log.set_start_time(given.start);
        log.set_duration_minutes(given.minutes.value_or(0));
        log.set_quantity(given.quantity.value_or(0));
        log.set_text(given.text);
        if (!given.date.empty()) mask.add_paths("date");
        if (!given.start.empty()) mask.add_paths("start_time");
        if (given.minutes.has_value()) mask.add_paths("duration_minutes");
        if (given.quantity.has_value()) mask.add_paths("quantity");
        if (!given.text.empty()) mask.add_paths("text");
        for (const std::string& cleared : given.cleared) mask.add_paths(cleared);
        if (mask.paths().empty()) return context.FailUsage("cli.update_empty");
        given.change.ApplyTo(request);
        return context.Show(HourLogView(), client::Hours(context.caller()).UpdateHourLog(request));
      });
}

struct Reversal {
  std::string log;
  std::string reason;
  bool write_off = false;
  Change change;
};

void AddReverse(Noun& hours) {
  hours.Verb<Reversal>(
      "reverse", "Take approved hours back, with what they earned, to correct a mistake",
      "timecredit hours reverse 101 --reason \"The sheet was somebody else's\"",
      [](Options& options, Reversal& given) {
        options.Argument("HOURS", given.log, "The number of the hours", Kind::kApprovedHours);
        options.Text(
            "--reason", given.reason,
            "Why, for the member to read; left out of what is about somebody who was erased");
        options.Flag("--write-off-spent", given.write_off,
                     "Give up what the member has spent already");
        options.ChangeOptions(given.change);
      },
      [](Context& context, const Reversal& given) {
        v1::ReverseHoursRequest request;
        request.set_name(context.Name("hourLogs", given.log));
        request.set_reason(given.reason);
        request.set_write_off_spent(given.write_off);
        given.change.ApplyTo(request);
        return context.Show(HourLogView(), client::Hours(context.caller()).ReverseHours(request));
      });
}

struct Which {
  std::string log;
};

constexpr Column kWholeView[] = {
    {.path = "name"},
    {.path = "date"},
    {.path = "start_time"},
    {.path = "member"},
    {.path = "activity"},
    {.path = "duration_minutes"},
    {.path = "quantity", .is_empty_at_zero = true},
    {.path = "state"},
    {.path = "credit_minutes", .is_empty_at_zero = true},
    {.path = "per_hour", .text = ShowAward<v1::HourLog>, .heading = "field.award"},
    {.path = "decider"},
    {.path = "decide_time"},
    {.path = "text"},
    {.path = "reason"},
};

// Of hours that were decided.
constexpr Column kDecidedView[] = {
    {.path = "name"},
    {.path = "date"},
    {.path = "member"},
    {.path = "activity"},
    {.path = "state"},
    {.path = "duration_minutes"},
    {.path = "quantity", .is_empty_at_zero = true},
    {.path = "credit_minutes", .is_empty_at_zero = true},
    {.path = "decider"},
    {.path = "decide_time"},
};

struct Listing {
  Filter filter;
  std::optional<int64_t> limit;
};

void AddReads(Noun& hours) {
  hours.Verb<Which>(
      "show", "Show some hours, with who decided about them and by which award they earned",
      "timecredit hours show 101",
      [](Options& options, Which& given) {
        options.Argument("HOURS", given.log, "The number of the hours", Kind::kHours);
      },
      [](Context& context, const Which& given) {
        v1::GetHourLogRequest request;
        request.set_name(context.Name("hourLogs", given.log));
        return context.Show(kWholeView, client::Hours(context.caller()).GetHourLog(request));
      });
  hours.Verb<Listing>(
      "list",
      "List hours: those that await approval, the oldest first, unless a member or a state is "
      "said; "
      "then the latest first",
      "timecredit hours list --state approved --activity garden-day --from 2026-05-01",
      [](Options& options, Listing& given) {
        DeclareFilter(options, given.filter);
        options.Choices("--state", given.filter.states, *v1::HourLog::State_descriptor(),
                        "Only hours in this state; as often as wanted; of a member all, else those "
                        "that await approval, unless given");
        options.Limit(given.limit);
      },
      [](Context& context, const Listing& given) {
        const v1::ListHourLogsRequest request = Matching(context, given.filter);
        const View view = given.filter.states.empty() ? HourLogView() : View(kDecidedView);
        return context.ShowList(view, client::Hours(context.caller()).ListHourLogs(request),
                                given.limit);
      });
}

}  // namespace

void AddHoursNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun hours(program, "hours", "Hours that members give", Needs::kScheme, context, pending);
  AddLog(hours);
  AddUpdate(hours);
  AddDecisions(hours);
  AddReverse(hours);
  AddReads(hours);
  AddHoursImport(hours);
}

}  // namespace timecredit::cli
