#include "ledger/exchange/hours/log_hours.h"

#include <utility>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/exchange/court/confidential_side.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/hours/award_entry.h"
#include "ledger/exchange/hours/hours_given.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const LogHours& command, const Desk& desk) {
  const auto member = desk.ActiveMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto activity = desk.ActivityNamed(command.activity, "activity");
  if (!activity.ok()) return activity.status();
  // All that anybody can see follows from the face.
  const auto face =
      activity->IsConfidential() ? desk.ActivityNamed(activity->appears_as, "activity") : activity;
  if (!face.ok()) return face.status();
  const HoursGiven given{.effective = command.effective,
                         .duration_minutes = command.duration_minutes,
                         .quantity = command.quantity};
  if (auto status = CheckHours(given, nullptr, *face, *member, desk); !status.ok()) return status;
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
    logged.policy = face->award;
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
