#include "ledger/exchange/hours/log_hours.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/court/confidential_side.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/hours/award_entry.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

constexpr int64_t kMinutesOfADay = int64_t{24} * 60;

absl::Status CheckDuration(const LogHours& command, const domain::Activity& activity) {
  const bool may_be_without = activity.award.kind == domain::AwardKind::kFixed;
  const int64_t least = may_be_without ? 0 : 1;
  if (command.duration_minutes < least || command.duration_minutes > kMinutesOfADay) {
    return domain::RefuseArgument("DURATION_OUT_OF_RANGE", "duration_minutes",
                                  {{"most", domain::Minutes{kMinutesOfADay}}});
  }
  const bool counts = activity.contribution_unit != domain::kMinutes;
  if (counts) return CheckPositive(command.quantity, "quantity");
  if (command.quantity == 0) return absl::OkStatus();
  return domain::RefuseArgument("QUANTITY_NOT_COUNTED", "quantity");
}

absl::Status CheckTime(const LogHours& command, const domain::Activity& activity,
                       const domain::Member& member, const Desk& desk) {
  if (auto status = domain::CheckEffectiveTime(command.effective); !status.ok()) return status;
  if (auto status = CheckDuration(command, activity); !status.ok()) return status;
  if (command.effective.date > desk.today()) {
    return domain::RefuseArgument("DATE_IN_FUTURE", "effective.date",
                                  {{"date", command.effective.date}, {"today", desk.today()}});
  }
  const auto minutes = desk.MinutesOn(member, command.effective.date);
  if (!minutes.ok()) return minutes.status();
  if (*minutes + command.duration_minutes > kMinutesOfADay) {
    return domain::RefuseState("DAY_TOO_LONG", "duration_minutes",
                               {{"date", command.effective.date},
                                {"logged", domain::Minutes{*minutes}},
                                {"added", domain::Minutes{command.duration_minutes}},
                                {"left", domain::Minutes{kMinutesOfADay - *minutes}}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Draft> Decide(const LogHours& command, const Desk& desk) {
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto activity = desk.ActivityNamed(command.activity, "activity");
  if (!activity.ok()) return activity.status();
  // All that anybody can see follows from the face.
  const auto face =
      activity->IsConfidential() ? desk.ActivityNamed(activity->appears_as, "activity") : activity;
  if (!face.ok()) return face.status();
  if (auto status = CheckTime(command, *face, *member, desk); !status.ok()) return status;
  if (auto status = CheckText(command.text, "text"); !status.ok()) return status;
  const auto award = domain::AwardFor(*face, command.duration_minutes, command.quantity);
  if (!award.ok()) return award.status();

  Draft draft;
  draft.effective = command.effective;
  draft.done_for = command.member;
  journal::HoursLogged logged{.member = command.member,
                              .activity = face->activity,
                              .host = face->host,
                              .duration_minutes = command.duration_minutes,
                              .quantity = command.quantity,
                              .award = std::nullopt};
  if (!face->needs_approval) {
    logged.award = *award;
    auto postings = AwardPostings({.member = command.member, .face = *face, .award = *award}, desk);
    if (!postings.ok()) return postings.status();
    draft.postings = *std::move(postings);
  }
  draft.body = logged;
  if (!command.text.empty()) draft.text = TextAbout{command.member, command.text};
  auto side = SideOfLogged({.member = *member,
                            .activity = *activity,
                            .face = *face,
                            .duration_minutes = command.duration_minutes,
                            .obligation = command.obligation,
                            .discharges = command.discharges},
                           desk);
  if (!side.ok()) return side.status();
  draft.confidential = *std::move(side);
  return draft;
}

}  // namespace timecredit::exchange
