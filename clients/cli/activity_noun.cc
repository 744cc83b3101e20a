#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/activities.h"

namespace timecredit::cli {
namespace {

using v1::Activity;

// "1 credit an hour", "2 credits each time".
std::string ShowAward(const google::protobuf::Message& message, const Words& words) {
  const auto& activity = As<Activity>(message);
  if (activity.without_credit()) return words.Say("show.award_none");
  if (activity.has_fixed()) {
    return words.Say("show.award_each_time",
                     {{"credits", words.Credits(activity.fixed().credit_minutes())}});
  }
  const int64_t rate = activity.has_per_hour() ? activity.per_hour().credit_minutes_per_hour() : 60;
  return words.Say("show.award_per_hour", {{"credits", words.Credits(rate)}});
}

std::string ShowApproval(const google::protobuf::Message& message, const Words& words) {
  return words.Say(As<Activity>(message).without_approval() ? "show.approval_not_needed"
                                                            : "show.approval_needed");
}

std::string ShowUnit(const google::protobuf::Message& message, const Words& words) {
  const std::string& unit = As<Activity>(message).counted_unit();
  return unit.empty() ? words.Say("show.in_time") : unit;
}

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "display_names"},
    {.path = "host"},
    {.path = "per_hour", .text = ShowAward, .heading = "field.award"},
    {.path = "without_approval", .text = ShowApproval},
    {.path = "counted_unit", .text = ShowUnit},
    {.path = "category"},
};

struct Definition {
  std::string id;
  std::string host;
  std::map<std::string, std::string> names;
  std::optional<int64_t> per_hour;  // credit-minutes
  std::optional<int64_t> fixed;
  std::optional<int32_t> fixed_time;  // minutes
  std::string rounding;
  std::string unit;
  std::string category;
  bool without_credit = false;
  bool without_approval = false;
  Change change;
};

struct Which {
  std::string id;
};

struct Listing {
  std::optional<int64_t> limit;
};

constexpr char kIdHelp[] = "The activity's id, such as garden-day";

// `category`: what holds unless one is given.
void DeclareAward(Options& options, Definition& given, const std::string& category) {
  options.Names("--name", given.names, "Its name in a language: en=\"Garden day\"");
  options.Credits("--per-hour", given.per_hour, "What an hour earns: 1 unless given");
  options.Credits("--fixed", given.fixed,
                  "What it earns however long it took; by the hour unless given");
  options.Time("--fixed-time", given.fixed_time,
               "With --fixed: the time that reports count for it; none unless given");
  options.Choice("--rounding", given.rounding, *v1::Rounding_descriptor(),
                 "How the award for an hour is rounded; exact-minutes unless given");
  options.Choice(
      "--category", given.category, *v1::ServiceCategory_descriptor(),
      absl::StrCat("The service that it belongs to, for reports; ", category, " unless given"));
  options.Flag("--without-approval", given.without_approval,
               "Hours count at once, without anybody's approval");
  options.ChangeOptions(given.change);
}

// Sets what can also be changed later, and the paths of what was said.
void Fill(const Definition& given, Activity& activity, google::protobuf::FieldMask* mask) {
  const auto path = [mask](const char* name) {
    if (mask != nullptr) mask->add_paths(name);
  };
  if (!given.names.empty()) {
    activity.mutable_display_names()->insert(given.names.begin(), given.names.end());
    path("display_names");
  }
  if (given.fixed.has_value()) {
    activity.mutable_fixed()->set_credit_minutes(*given.fixed);
    activity.mutable_fixed()->set_contribution_minutes(given.fixed_time.value_or(0));
    path("fixed");
  } else if (given.per_hour.has_value() || !given.rounding.empty()) {
    activity.mutable_per_hour()->set_credit_minutes_per_hour(given.per_hour.value_or(60));
    v1::Rounding rounding = v1::ROUNDING_UNSPECIFIED;
    v1::Rounding_Parse(given.rounding, &rounding);
    activity.mutable_per_hour()->set_rounding(rounding);
    path("per_hour");
  }
  if (!given.category.empty()) {
    v1::ServiceCategory category = v1::SERVICE_CATEGORY_UNSPECIFIED;
    v1::ServiceCategory_Parse(given.category, &category);
    activity.set_category(category);
    path("category");
  }
  if (given.without_approval) {
    activity.set_without_approval(true);
    path("without_approval");
  }
}

// Why what was said of the award does not go together, by its message id; empty where it does.
std::string_view FaultInAward(const Definition& given) {
  const bool is_fixed = given.fixed.has_value();
  if (is_fixed && (given.per_hour.has_value() || !given.rounding.empty())) {
    return "cli.two_awards";
  }
  if (!is_fixed && given.fixed_time.has_value()) return "cli.fixed_time_alone";
  return "";
}

void AddChanges(Noun& activity) {
  activity.Verb<Definition>(
      "create", "Add an activity of a host",
      "timecredit activity create garden-day --name en=\"Garden day\" --host taff-housing",
      [](Options& options, Definition& given) {
        options.Argument("ACTIVITY", given.id, kIdHelp);
        DeclareAward(options, given, "none");
        options.NeededText("--host", given.host, "The organisation where the hours are given",
                           Kind::kOrganisation);
        options.Text("--counts-in", given.unit,
                     "A unit of the scheme in which it is counted; time unless given", Kind::kUnit);
        options.Flag("--without-credit", given.without_credit, "Its hours earn no credit");
      },
      [](Context& to, const Definition& given) {
        const std::string_view fault = FaultInAward(given);
        if (!fault.empty()) return to.FailUsage(fault);
        v1::CreateActivityRequest request;
        request.set_parent(to.Scheme());
        request.set_activity_id(given.id);
        Activity& activity_made = *request.mutable_activity();
        activity_made.set_host(to.Name("organisations", given.host));
        activity_made.set_counted_unit(given.unit);
        activity_made.set_without_credit(given.without_credit);
        Fill(given, activity_made, nullptr);
        given.change.ApplyTo(request);
        return to.Show(kView, client::Activities(to.caller()).CreateActivity(request));
      });
  activity.Verb<Definition>(
      "update", "Change an activity's names, award or category, for hours approved from now on",
      "timecredit activity update garden-day --per-hour 1.5",
      [](Options& options, Definition& given) {
        options.Argument("ACTIVITY", given.id, kIdHelp, Kind::kActivity);
        DeclareAward(options, given, "as before");
      },
      [](Context& to, const Definition& given) {
        const std::string_view fault = FaultInAward(given);
        if (!fault.empty()) return to.FailUsage(fault);
        v1::UpdateActivityRequest request;
        request.mutable_activity()->set_name(to.Name("activities", given.id));
        Fill(given, *request.mutable_activity(), request.mutable_update_mask());
        if (request.update_mask().paths().empty()) {
          return to.FailUsage("cli.change_missing", {{"example", "--per-hour 1.5"}});
        }
        given.change.ApplyTo(request);
        return to.Show(kView, client::Activities(to.caller()).UpdateActivity(request));
      });
}

}  // namespace

void AddActivityNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun activity(program, "activity", "What members do for hosts", Needs::kScheme, context, pending);
  AddChanges(activity);
  activity.Verb<Which>(
      "show", "Show an activity", "timecredit activity show garden-day",
      [](Options& options, Which& given) {
        options.Argument("ACTIVITY", given.id, kIdHelp, Kind::kActivity);
      },
      [](Context& to, const Which& given) {
        v1::GetActivityRequest request;
        request.set_name(to.Name("activities", given.id));
        return to.Show(kView, client::Activities(to.caller()).GetActivity(request));
      });
  activity.Verb<Listing>(
      "list", "List the activities, in the order of their creation", "timecredit activity list",
      [](Options& options, Listing& given) { options.Limit(given.limit); },
      [](Context& to, const Listing& given) {
        v1::ListActivitiesRequest request;
        request.set_parent(to.Scheme());
        return to.ShowList(kView, client::Activities(to.caller()).ListActivities(request),
                           given.limit);
      });
}

}  // namespace timecredit::cli
