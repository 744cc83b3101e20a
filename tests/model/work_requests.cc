// Requests about hours and obligations.

#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

using domain::HourLogState;

// An obligation of the member, if there is one.
domain::ObligationNumber ObligationOf(domain::MemberNumber member, Scene& scene) {
  const std::vector<Obligation>& obligations = scene.scheme->obligations;
  for (size_t i = obligations.size(); i > 0 && !scene.Odd(8); --i) {
    if (obligations[i - 1].member == member.value) return domain::ObligationNumber(i);
  }
  return domain::ObligationNumber(scene.OneOf(obligations.size()));
}

}  // namespace

exchange::Command MakeUpHours(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::LogHours command;
  command.member = scene.AnyMember();
  command.activity = scene.AnyActivity();
  command.effective.date = scene.AnyPastDate();
  if (choices.OneIn(4)) command.effective.start_minute = choices.Among({540, 0, 1439});
  if (choices.OneIn(5)) command.effective.duration_minutes = choices.Among({60, 1, 1440});
  if (scene.Odd(40)) command.effective.start_minute = choices.Among({1440, -1});
  if (scene.Odd(40)) command.effective.duration_minutes = choices.Among({1441, 0});
  command.duration_minutes = choices.Among<int64_t>(
      {60, 60, 90, 30, 120, 7, 8, 22, 23, 15, 45, 1, 240, 480, 720, 1 + choices.Below(300)});
  if (scene.Odd(16)) command.duration_minutes = choices.Among<int64_t>({0, 1'440, 1'441, -60});
  command.text = scene.AnyText();
  if (scene.scheme == nullptr) return command;

  const domain::Activity* activity = scene.scheme->FindActivity(command.activity.value);
  const bool is_confidential = activity != nullptr && activity->appears_as.value != 0;
  const domain::Activity* face =
      is_confidential ? scene.scheme->FindActivity(activity->appears_as.value) : activity;
  const bool counts = face != nullptr && face->contribution_unit.value != 0;
  if (counts != scene.Odd(30)) command.quantity = choices.Among<int64_t>({1, 2, 10, 3});
  if (scene.Odd(40)) {
    command.quantity = choices.Among<int64_t>({60'000'000, 60'000'001, -1, INT64_MAX});
  }
  const bool discharges = activity != nullptr && activity->purposes.obligation;
  if (discharges != scene.Odd(40)) {
    command.obligation = ObligationOf(command.member, scene);
    command.discharges = choices.Among<int64_t>({0, 1, 30, 0, 5, 1});
    if (scene.Odd(16)) command.discharges = choices.Among<int64_t>({-1, 60'000'001});
  }
  return command;
}

exchange::Command MakeUpHoursDecision(Move move, Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    const auto wanted =
        move == Move::kReverseHours ? HourLogState::kApproved : HourLogState::kSubmitted;
    for (const HourLog& log : scene.scheme->hour_logs) {
      all.push_back(log.sequence);
      if (log.state == wanted) suitable.push_back(log.sequence);
    }
  }
  const domain::Sequence hour_log(scene.AnyOf(suitable, all));
  if (move == Move::kApproveHours) return exchange::ApproveHours{hour_log};
  if (move == Move::kRejectHours) {
    return exchange::RejectHours{.hour_log = hour_log, .reason = scene.AnyText()};
  }
  return exchange::ReverseHours{
      .hour_log = hour_log, .reason = scene.AnyReason(), .write_off_spent = scene.choices.OneIn(2)};
}

exchange::Command MakeUpObligation(Scene& scene) {
  exchange::ImposeObligation command;
  Choices& choices = scene.choices;
  const size_t cases = scene.scheme == nullptr ? 0 : scene.scheme->cases;
  if (cases > 0 && choices.OneIn(2)) command.court_case = domain::CaseNumber(scene.OneOf(cases));
  command.member = scene.AnyMember();
  command.unit = scene.AnyUnit();
  command.quantity = choices.Among<int64_t>({90, 12, 1, 600, 2, 40});
  if (scene.Odd(12)) command.quantity = choices.Among<int64_t>({60'000'000, 0, -1, 60'000'001});
  if (choices.OneIn(2)) command.due_on = scene.Today() + choices.Among({90, 0, -1});
  return command;
}

}  // namespace timecredit::model
