// Hours of a confidential activity and of its face, side by side: what anybody can see of them is
// the same, and what a store holds of them without keys differs in nothing that tells.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/exchange.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/contribution_report.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/layout/tables.h"
#include "ledger/storage/store.h"
#include "tests/exchange/counting_store.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

bool AnyBool() { return *rc::gen::arbitrary<bool>(); }
int64_t AnyOf(int64_t first, int64_t last) { return *rc::gen::inRange(first, last + 1); }

domain::AwardPolicy AnyAward() {
  domain::AwardPolicy award;
  if (AnyOf(0, 3) == 0) {
    award.kind = domain::AwardKind::kFixed;
    award.fixed_credit_minutes = AnyOf(0, 90);
    award.fixed_contribution_minutes = AnyOf(0, 90);
    award.credit_minutes_per_hour = 0;
  } else {
    award.credit_minutes_per_hour = *rc::gen::element(0, 30, 60, 61, 120);
    award.rounding = static_cast<domain::Rounding>(AnyOf(1, 5));
  }
  return award;
}

// A definition with nothing in it that CreateActivity refuses.
domain::Activity AnyActivity(const std::string& alias, const Town& town) {
  domain::Activity activity;
  activity.alias = alias;
  activity.names = {{"en", alias}};
  activity.host = AnyBool() ? town.host : town.partner;
  activity.award = AnyAward();
  if (AnyOf(0, 3) == 0) activity.contribution_unit = domain::UnitNumber(1);
  activity.purposes.contribution = AnyBool();
  activity.purposes.credit = !activity.purposes.contribution || AnyBool();
  activity.category = static_cast<domain::ServiceCategory>(AnyOf(0, 10));
  return activity;
}

UpdateActivity AnyUpdateOf(domain::ActivityNumber activity) {
  UpdateActivity update;
  update.activity = activity;
  update.award = AnyAward();
  if (AnyBool()) update.category = static_cast<domain::ServiceCategory>(AnyOf(0, 10));
  return update;
}

// One town of two that live through the same, but for what some hours are given to.
struct Twin {
  Town town;
  domain::ActivityNumber face;
  domain::ActivityNumber court;
  domain::ObligationNumber obligation;
  domain::Sequence session;
};

void Found(Twin& twin, const domain::Activity& face, domain::Activity court, int64_t imposed) {
  twin.face = twin.town.AddActivity(face);
  court.purposes.obligation = true;
  court.appears_as = twin.face;
  twin.court = twin.town.AddActivity(court);
  const auto obligation =
      twin.town.Do(ImposeObligation{.member = twin.town.ann, .quantity = imposed});
  RC_ASSERT(obligation.ok());
  twin.obligation = domain::ObligationNumber(1);
  twin.session = twin.town.Done(
      CreateSession{.activity = twin.face,
                    .effective = {.date = twin.town.Hours(twin.town.ann, 0).effective.date,
                                  .start_minute = {},
                                  .duration_minutes = 45}});
}

// Everything about an answer but the digest of what was asked, which is different.
struct Seen {
  absl::Status status;
  std::optional<journal::Record> record;
  bool tells_confidential = false;

  friend bool operator==(const Seen&, const Seen&) = default;
};

Seen SeenOf(const absl::StatusOr<Committed>& answer) {
  Seen seen{.status = answer.status(), .record = {}};
  if (!answer.ok()) return seen;
  seen.record = answer->record;
  seen.record->request->body = {};
  seen.tells_confidential = answer->confidential.has_value();
  return seen;
}

// A step of the history that both live through. What is confidential is asked of one of them.
struct Step {
  enum class Kind { kLog, kAttend, kApprove, kReject, kReverse, kUpdateFace, kUpdateCourt };
  Kind kind;
  int64_t minutes = 0;
  int64_t quantity = 0;
  uint64_t log = 0;  // which of those there are
  bool is_dry_run = false;
  UpdateActivity update;
};

Command CommandOf(const Step& step, const Twin& twin, bool is_confidential,
                  const std::vector<domain::Sequence>& logs) {
  const domain::Sequence log = logs.empty() ? domain::Sequence(99) : logs[step.log % logs.size()];
  switch (step.kind) {
    case Step::Kind::kLog: {
      LogHours hours = twin.town.Hours(twin.town.ann, step.minutes);
      hours.activity = is_confidential ? twin.court : twin.face;
      hours.quantity = step.quantity;
      if (is_confidential) {
        hours.obligation = twin.obligation;
        hours.discharges = 1 + step.minutes / 2;
      }
      return hours;
    }
    case Step::Kind::kAttend: {
      RecordAttendance attendance{.session = twin.session, .member = twin.town.ann};
      attendance.quantity = step.quantity;
      if (is_confidential) {
        attendance.activity = twin.court;
        attendance.obligation = twin.obligation;
        attendance.discharges = 20;
      }
      return attendance;
    }
    case Step::Kind::kApprove:
      return ApproveHours{.hour_log = log};
    case Step::Kind::kReject:
      return RejectHours{.hour_log = log, .reason = "twice"};
    case Step::Kind::kReverse:
      return ReverseHours{.hour_log = log, .reason = "left early"};
    case Step::Kind::kUpdateFace:
    case Step::Kind::kUpdateCourt:
      return step.update;
  }
  return ConfirmClock{};
}

Step AnyStep(const Twin& twin) {
  Step step{.kind = static_cast<Step::Kind>(AnyOf(0, 6))};
  step.minutes = AnyOf(0, 130);
  step.quantity = AnyOf(0, 2);
  step.log = static_cast<uint64_t>(AnyOf(0, 9));
  step.is_dry_run = AnyOf(0, 3) == 0;
  step.update = AnyUpdateOf(step.kind == Step::Kind::kUpdateCourt ? twin.court : twin.face);
  return step;
}

// What whoever has the data folder sees without keys. Of what is sealed: how many rows of which
// sizes each table has.
std::map<std::string, std::string> VisibleIn(const storage::Store& store) {
  std::map<std::string, std::string> visible;
  std::map<std::string, int> sealed;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    return snapshot.VisitBytes([&](std::string_view bytes, std::string_view value) {
      const auto key = storage::DecodeKey(bytes);
      EXPECT_TRUE(key.ok()) << key.status();
      std::string shown(value);
      if (std::holds_alternative<journal::StoredRecord::Key>(*key)) {
        auto record = journal::DecodeRecord(value);
        EXPECT_TRUE(record.ok()) << record.status();
        if (record->request.has_value()) record->request->body = {};
        shown = journal::EncodeRecord(*record);
      } else if (std::holds_alternative<journal::Outcome::Key>(*key)) {
        auto outcome = std::get<journal::Outcome>(*storage::DecodeRow(*key, value));
        outcome.body = {};
        shown = storage::EncodeValue(outcome);
      } else if (std::holds_alternative<journal::SealedObligation::Key>(*key)) {
        ++sealed[absl::StrCat("obligations of ", value.size(), " bytes")];
        return true;
      } else if (std::holds_alternative<journal::SealedRecord::Key>(*key) ||
                 std::holds_alternative<journal::SealedHours::Key>(*key)) {
        shown = absl::StrCat(value.size(), " bytes");
      }
      visible[absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()))] = shown;
      return true;
    });
  });
  EXPECT_TRUE(status.ok()) << status;
  for (const auto& [what, count] : sealed) visible[what] = absl::StrCat(count);
  return visible;
}

using Reported = std::vector<std::tuple<uint64_t, uint64_t, int64_t, int64_t, int64_t, int64_t>>;

Reported ReportOf(const Twin& twin, reporting::Grouping grouping) {
  const domain::Date today = twin.town.Hours(twin.town.ann, 0).effective.date;
  const auto report = reporting::ReportContributions(twin.town.store, twin.town.scheme,
                                                     {.from = today, .to = today, .as_of = {}},
                                                     grouping, [] { return true; });
  EXPECT_TRUE(report.ok()) << report.status();
  Reported reported;
  for (const auto& row : report->rows) {
    reported.emplace_back(row.group, row.unit.value, row.quantity, row.credit_minutes,
                          row.hour_logs, row.members);
  }
  return reported;
}

RC_GTEST_PROP(Disguise, OfAnyActivityNothingPublicTellsItFromItsFace, ()) {
  Twin court;
  Twin ordinary;
  domain::Activity face_definition = AnyActivity("sitting", court.town);
  const domain::Activity court_definition = AnyActivity("jury-duty", court.town);
  const int64_t imposed = AnyOf(1, 200);
  Found(court, face_definition, court_definition, imposed);
  Found(ordinary, face_definition, court_definition, imposed);
  std::vector<domain::Sequence> logs;
  const int64_t steps = AnyOf(1, 12);
  for (int64_t i = 0; i < steps; ++i) {
    const Step step = AnyStep(court);
    Call call = court.town.OfficerCall();
    call.validate_only = step.is_dry_run;
    const auto at_court = court.town.Do(call, CommandOf(step, court, true, logs));
    const auto elsewhere = ordinary.town.Do(call, CommandOf(step, ordinary, false, logs));
    ordinary.town.OfficerCall();  // as many calls as the other
    RC_ASSERT(SeenOf(at_court) == SeenOf(elsewhere));
    const bool was_logged = at_court.ok() && !step.is_dry_run &&
                            std::holds_alternative<journal::HoursLogged>(at_court->record->body);
    if (was_logged) logs.push_back(at_court->record->sequence);
  }
  RC_ASSERT(VisibleIn(court.town.store) == VisibleIn(ordinary.town.store));
  for (const auto grouping :
       {reporting::Grouping::kNone, reporting::Grouping::kActivity, reporting::Grouping::kCategory,
        reporting::Grouping::kOrganisation, reporting::Grouping::kMember}) {
    RC_ASSERT(ReportOf(court, grouping) == ReportOf(ordinary, grouping));
  }
  for (const auto& [group, unit, quantity, credit_minutes, hour_logs, members] :
       ReportOf(court, reporting::Grouping::kNone)) {
    RC_ASSERT(court.town.BalanceOf(Contributed(court.town.ann, domain::UnitNumber(unit))) ==
              quantity);
  }
}

// A town whose juries appear as meetings, over a store that counts.
class DisguisedWork : public testing::Test {
 protected:
  DisguisedWork() {
    domain::Activity jury;
    jury.alias = "jury-duty";
    jury.names = {{"en", "Jury duty"}};
    jury.purposes.obligation = true;
    jury.appears_as = town_.activity;
    jury_ = town_.AddActivity(jury);
    EXPECT_TRUE(town_.Do(ImposeObligation{.member = town_.ann, .quantity = 600}).ok());
    auto opened = Exchange::Open({counting_, town_.keys, town_.randomness, town_.clock});
    EXPECT_TRUE(opened.ok()) << opened.status();
    exchange_ = *std::move(opened);
  }

  LogHours Jury(int64_t minutes) const {
    LogHours hours = town_.Hours(town_.ann, minutes);
    hours.activity = jury_;
    hours.obligation = domain::ObligationNumber(1);
    return hours;
  }

  // What a dry run does. Of two from one state, nothing but what is asked can make a difference.
  Work WorkOf(Command command) {
    Call call = town_.OfficerCall();
    call.validate_only = true;
    const auto answer = exchange_->Execute(call, std::move(command));
    EXPECT_TRUE(answer.ok()) << answer.status();
    return counting_.last();
  }

  Town town_;
  CountingStore counting_{town_.store};
  std::unique_ptr<Exchange> exchange_;
  domain::ActivityNumber jury_;
};

TEST_F(DisguisedWork, IsThatOfOrdinaryHoursInEveryStep) {
  Work logging_jury = WorkOf(Jury(60));
  // Whoever logs knows what it is: the court's activity is read to find its face.
  EXPECT_EQ(logging_jury["finds Activity"], 2);
  --logging_jury["finds Activity"];
  EXPECT_EQ(logging_jury, WorkOf(town_.Hours(town_.ann, 60)));

  const auto jury = town_.Done(Jury(60));
  const auto meeting = town_.Done(town_.Hours(town_.ann, 60));
  EXPECT_EQ(WorkOf(ApproveHours{.hour_log = jury}), WorkOf(ApproveHours{.hour_log = meeting}));
  EXPECT_EQ(WorkOf(RejectHours{.hour_log = jury, .reason = "twice"}),
            WorkOf(RejectHours{.hour_log = meeting, .reason = "twice"}));
  const Work approval = WorkOf(ApproveHours{.hour_log = meeting});
  for (const char* table : {"SealedRecord", "SealedHours", "SealedObligation"}) {
    EXPECT_EQ(approval.at(absl::StrCat("puts ", table)), 1) << table;
  }

  town_.Done(ApproveHours{.hour_log = jury});
  town_.Done(ApproveHours{.hour_log = meeting});
  EXPECT_EQ(WorkOf(ReverseHours{.hour_log = jury, .reason = "left early"}),
            WorkOf(ReverseHours{.hour_log = meeting, .reason = "left early"}));
}

TEST_F(DisguisedWork, IsNotDoneForActivitiesAsWhichNothingAppears) {
  domain::Activity choir;
  choir.alias = "choir";
  choir.names = {{"en", "Choir"}};
  LogHours hours = town_.Hours(town_.ann, 60);
  hours.activity = town_.AddActivity(choir);
  EXPECT_EQ(WorkOf(hours).count("puts SealedRecord"), 0u);
  const auto log = town_.Done(hours);
  EXPECT_EQ(WorkOf(ApproveHours{.hour_log = log}).count("finds SealedHours"), 0u);
}

}  // namespace
}  // namespace timecredit::exchange
