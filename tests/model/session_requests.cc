// Requests about sessions and who came.

#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

domain::Sequence AnySession(Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    for (const Session& session : scene.scheme->sessions) {
      all.push_back(session.sequence);
      const bool has_begun = session.effective.date <= scene.Today();
      if (!session.is_closed && has_begun) suitable.push_back(session.sequence);
    }
  }
  return domain::Sequence(scene.AnyOf(suitable, all));
}

// Somebody's who is to discharge an obligation by a confidential activity that appears as the
// session's, if there is one.
void ComeForAnother(exchange::RecordAttendance& command, Scene& scene) {
  const Scheme& scheme = *scene.scheme;
  for (const Session& session : scheme.sessions) {
    if (session.sequence != command.session.value) continue;
    for (const domain::Activity& activity : scheme.activities) {
      if (activity.appears_as.value == session.activity) command.activity = activity.activity;
    }
  }
  for (uint64_t number = 1; number <= scheme.obligations.size(); ++number) {
    if (scheme.obligations[number - 1].member != command.member.value) continue;
    command.obligation = domain::ObligationNumber(number);
    command.discharges = scene.choices.Among<int64_t>({0, 1, 30});
  }
}

}  // namespace

exchange::Command MakeUpSession(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::CreateSession command;
  command.activity = scene.AnyActivity();
  command.effective.date = scene.AnyPastDate() + choices.Among({0, 0, 0, 1, 3});
  if (choices.OneIn(2)) command.effective.start_minute = choices.Among({540, 0, 1439});
  command.effective.duration_minutes = choices.Among({60, 90, 30, 7, 240, 120});
  command.expected = choices.Among({0, 12, 3});
  if (scene.Odd(30)) command.effective.start_minute = 1'440;
  if (scene.Odd(30)) command.effective.duration_minutes.reset();
  if (scene.Odd(30)) command.effective.duration_minutes = choices.Among({0, 1'441});
  if (scene.Odd(30)) command.expected = choices.Among({100'000, -1, 100'001});
  return command;
}

exchange::Command MakeUpAttendance(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::RecordAttendance command;
  command.session = AnySession(scene);
  command.member = scene.AnyMember();
  if (choices.OneIn(3)) command.duration_minutes = choices.Among<int64_t>({30, 1, 45, 200});
  if (scene.Odd(20)) command.duration_minutes = choices.Among<int64_t>({-1, 1'441, 1'440});
  command.text = scene.AnyText();
  if (scene.scheme == nullptr) return command;
  for (const Session& session : scene.scheme->sessions) {
    if (session.sequence != command.session.value) continue;
    const domain::Activity* activity = scene.scheme->FindActivity(session.activity);
    const bool counts = activity->contribution_unit.value != 0;
    if (counts != scene.Odd(20)) command.quantity = choices.Among<int64_t>({1, 2, 10});
  }
  if (choices.OneIn(3)) ComeForAnother(command, scene);
  if (scene.Odd(20)) command.activity = scene.AnyActivity();
  return command;
}

exchange::Command MakeUpSessionEnd(Scene& scene) {
  return exchange::CloseSession{AnySession(scene)};
}

}  // namespace timecredit::model
