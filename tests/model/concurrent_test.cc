// Several callers at once: whatever they did is what one caller would have done, in the order in
// which it was recorded. Also run under --config=tsan.

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/record_codec.h"
#include "ledger/personal/case_reader.h"
#include "tests/model/audit.h"
#include "tests/model/ledger.h"
#include "tests/model/model.h"
#include "tests/model/requests.h"
#include "tests/model/steps.h"
#include "tests/model/words.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::model {
namespace {

constexpr int kCallers = 6;
constexpr int kRequests = 250;  // of each caller
constexpr domain::SchemeNumber kScheme(1);

// Every look at the clock takes some minutes, so no two records are of the same time, holds and
// lots lapse on the way, and a record's time is the time at which it was decided.
constexpr int kMinutesALook = 4;

struct Answered {
  Request request;
  absl::StatusOr<exchange::Committed> answer;
};

exchange::Call CallAs(domain::PrincipalKind kind, uint64_t number, std::string request_id) {
  exchange::Call call;
  call.scheme = kScheme;
  call.acting = {.kind = kind, .number = number, .member = {}, .scheme = kScheme};
  call.request_id = std::move(request_id);
  return call;
}

class Crowd : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    auto started = Ledger::Start(
        {.store = GetParam(), .folder = folder_.path() + "/ledger", .seed = 1}, clock_);
    ASSERT_TRUE(started.ok()) << started.status();
    ledger_ = *std::move(started);
  }

  // Whether it was accepted.
  bool Ask(const exchange::Call& call, const exchange::Command& command) {
    const auto answer = ledger_->exchange().Execute(call, command);
    const std::lock_guard lock(mutex_);
    answered_.push_back({{call, command}, answer});
    if (answer.ok() && answer->record.has_value()) Remember(*answer->record);
    return answer.ok();
  }

  // A scheme whose credits live for a day, with all that the callers need.
  void Found() {
    const auto ask = [&](const exchange::Command& command) {
      exchange::Call call =
          CallAs(domain::PrincipalKind::kManager, 1, absl::StrCat("founding ", answered_.size()));
      if (std::holds_alternative<exchange::CreateScheme>(command)) call.scheme = {};
      ASSERT_TRUE(Ask(call, command)) << InWords(command);
    };
    domain::Scheme scheme;
    scheme.alias = "town";
    scheme.names = {{"en", "Town"}};
    scheme.policies.credit_lifetime_days = 1;
    scheme.policies.wallet_floor_credit_minutes = -120;
    scheme.policies.allows_typed_amounts = true;
    ask(exchange::CreateScheme{scheme});
    ask(exchange::CreateOrganisation{"hall", {{"en", "Hall"}}, true, true});
    ask(exchange::CreateOrganisation{"pool", {{"en", "Pool"}}, true, true});
    domain::Activity activity;
    activity.names = {{"en", "Meeting"}};
    activity.host = domain::OrganisationNumber(1);
    activity.alias = "meeting";
    ask(exchange::CreateActivity{activity});
    activity.alias = "newsletter";
    activity.needs_approval = false;
    ask(exchange::CreateActivity{activity});
    activity.alias = "jury-duty";
    activity.needs_approval = true;
    activity.purposes.obligation = true;
    activity.appears_as = domain::ActivityNumber(1);
    ask(exchange::CreateActivity{activity});
    for (int i = 1; i <= 5; ++i) {
      exchange::CreateMember member;
      member.fields.name = absl::StrCat("Member ", i);
      ask(member);
      ask(exchange::ImposeObligation{.member = domain::MemberNumber(static_cast<uint64_t>(i)),
                                     .unit = domain::kMinutes,
                                     .quantity = 600});
    }
  }

  // One caller's requests, one after another.
  void Act(int caller) {
    std::mt19937_64 random(static_cast<uint64_t>(caller) + 1);
    const auto number = static_cast<uint64_t>(caller) + 1;
    for (int i = 0; i < kRequests; ++i) {
      const auto choice = [&](uint64_t count) { return random() % count; };
      if (choice(12) == 0) {
        // Everybody sends these, some with another amount.
        const uint64_t id = choice(10);
        Ask(CallAs(domain::PrincipalKind::kOfficer, 99, absl::StrCat("shared ", id)),
            exchange::GrantCredits{.member = domain::MemberNumber(1 + id % 5),
                                   .credit_minutes = 30 + (choice(8) == 0 ? 1 : 0),
                                   .reason = ""});
      } else if (choice(40) == 0) {
        EXPECT_TRUE(ledger_->exchange().SweepHolds(kScheme).ok());
        EXPECT_TRUE(ledger_->exchange().SweepLots(kScheme).ok());
      } else {
        Ask(CallAs(domain::PrincipalKind::kOfficer, number, absl::StrCat("request ", i)),
            AnyCommand(choice));
      }
    }
  }

  template <class Choice>
  exchange::Command AnyCommand(const Choice& choice) {
    const domain::MemberNumber member(1 + choice(6));
    const domain::OrganisationNumber partner(1 + choice(2));
    const auto amount = static_cast<int64_t>(1 + choice(90));
    const std::string text = choice(3) == 0 ? "text" : "";
    switch (choice(20)) {
      case 0:
      case 1:
      case 2: {
        exchange::LogHours hours;
        hours.member = member;
        hours.activity = domain::ActivityNumber(1 + choice(3));
        hours.effective.date = domain::Date(2026, 2, static_cast<int>(1 + choice(20)));
        hours.duration_minutes = amount;
        hours.text = text;
        if (hours.activity.value == 3) hours.obligation = domain::ObligationNumber(member.value);
        return hours;
      }
      case 3:
      case 4:
        return exchange::ApproveHours{Recent(hour_logs_, choice)};
      case 5:
        return exchange::RejectHours{Recent(hour_logs_, choice), text};
      case 6:
        return exchange::ReverseHours{Recent(hour_logs_, choice), "because", choice(2) == 0};
      case 7:
      case 8:
        return exchange::GrantCredits{member, amount, text};
      case 9:
      case 10:
        return exchange::TransferCredits{member, domain::MemberNumber(1 + choice(6)), amount, text};
      case 11:
      case 12:
        return exchange::PlaceHold{
            member, partner, amount,
            clock_.Now() + absl::Minutes(kMinutesALook) * static_cast<int64_t>(choice(100))};
      case 13:
        return exchange::CaptureHold{Recent(holds_, choice), amount / 2 + 1, {}};
      case 14:
        return exchange::ReleaseHold{Recent(holds_, choice)};
      case 15:
      case 16:
        return exchange::RedeemCredits{member, partner, amount, {}};
      case 17:
        return exchange::RefundRedemption{Recent(redemptions_, choice), amount / 2 + 1, "because"};
      case 18:
        return exchange::ExpireLots{member};
      default:
        return AnyRegistration(member, choice);
    }
  }

  template <class Choice>
  exchange::Command AnyRegistration(domain::MemberNumber member, const Choice& choice) {
    if (choice(6) == 0) {
      return exchange::EraseMember{
          .member = member, .remaining = exchange::ClosingChoice::kGiveBack, .beneficiary = {}};
    }
    if (choice(4) == 0) {
      exchange::UpdateMember update;
      update.member = member;
      update.edit.fields = {choice(2) == 0 ? domain::MemberField::kPhone
                                           : domain::MemberField::kEmail};
      update.edit.given.phone = absl::StrCat("029 20", choice(1000));
      update.edit.given.email = update.edit.given.phone;
      return update;
    }
    if (choice(2) == 0) {
      return exchange::ImposeObligation{.member = member, .unit = domain::kMinutes, .quantity = 60};
    }
    exchange::CreateMember created;
    created.fields.name = "Newcomer";
    created.fields.alias = absl::StrCat("newcomer-", choice(30));
    return created;
  }

  template <class Choice>
  domain::Sequence Recent(const std::vector<domain::Sequence>& things, const Choice& choice) {
    const std::lock_guard lock(mutex_);
    return things.empty() ? domain::Sequence(1) : things[things.size() - 1 - choice(things.size())];
  }

  // Held: mutex_.
  void Remember(const journal::Record& record) {
    if (std::holds_alternative<journal::HoursLogged>(record.body)) {
      hour_logs_.push_back(record.sequence);
    }
    if (std::holds_alternative<journal::HoldPlaced>(record.body)) holds_.push_back(record.sequence);
    if (std::holds_alternative<journal::CreditsRedeemed>(record.body)) {
      redemptions_.push_back(record.sequence);
    }
  }

  // What was committed, in the order in which it was: every record's request and time.
  std::map<absl::Time, Request> Committed() const {
    std::map<absl::Time, Request> committed;
    for (const Answered& answered : answered_) {
      if (!answered.answer.ok() || answered.answer->replayed) continue;
      const exchange::Committed& answer = *answered.answer;
      const absl::Time when =
          answer.record.has_value() ? answer.record->recorded_at : answer.confidential->recorded_at;
      EXPECT_TRUE(committed.emplace(when, answered.request).second) << InWords(when);
    }
    AddSweeps(committed);
    return committed;
  }

  void AddSweeps(std::map<absl::Time, Request>& committed) const {
    const auto add = [&](const journal::StoredRecord& stored) {
      const auto record = journal::DecodeRecord(stored.bytes);
      EXPECT_TRUE(record.ok()) << record.status();
      exchange::Call call;
      call.scheme = kScheme;
      if (const auto* hold = std::get_if<journal::HoldExpired>(&record->body)) {
        if (!record->request.has_value()) {
          committed.emplace(record->recorded_at, Request{call, exchange::ExpireHold{hold->hold}});
        }
      }
      if (const auto* lots = std::get_if<journal::LotsExpired>(&record->body)) {
        if (!record->request.has_value()) {
          committed.emplace(record->recorded_at, Request{call, exchange::ExpireLots{lots->member}});
        }
      }
      return true;
    };
    const auto status = ledger_->store().View([&](const storage::Snapshot& snapshot) {
      return snapshot.Scan<journal::StoredRecord>({kScheme, domain::Sequence()},
                                                  storage::Direction::kForward, add);
    });
    EXPECT_TRUE(status.ok()) << status;
  }

  // Answers given again, and ids refused because they were used, are as the model says afterwards.
  void CheckRepeated(Model& model) const {
    int repeated = 0;
    for (const Answered& answered : answered_) {
      const auto& [request, answer] = answered;
      const auto refusal = domain::RefusalOf(answer.status());
      const bool is_reused = refusal.has_value() && refusal->reason == "REQUEST_ID_REUSED";
      if (!is_reused && !(answer.ok() && answer->replayed)) continue;
      ++repeated;
      const Expected expected = model.CarryOut(request.call, request.command, clock_.Now());
      if (is_reused) {
        EXPECT_TRUE(expected.refusals.contains(refusal->reason)) << InWords(request.command);
      } else {
        ASSERT_TRUE(expected.replayed) << InWords(request.command);
        EXPECT_EQ(Blank(*answer->record), *expected.record);
      }
    }
    EXPECT_GT(repeated, 10);
  }

  const storage::TemporaryFolder folder_;
  const SteppingClock clock_{absl::FromCivil(absl::CivilDay(2026, 3, 27), absl::UTCTimeZone()),
                             absl::Minutes(kMinutesALook)};
  std::unique_ptr<Ledger> ledger_;
  std::mutex mutex_;
  // Guarded by mutex_ while callers are about.
  std::vector<Answered> answered_;
  std::vector<domain::Sequence> hour_logs_;
  std::vector<domain::Sequence> holds_;
  std::vector<domain::Sequence> redemptions_;
};

TEST_P(Crowd, DoesWhatOneCallerWouldHaveDone) {
  ASSERT_NO_FATAL_FAILURE(Found());
  std::vector<std::thread> callers;
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([this, caller] { Act(caller); });
  }
  for (std::thread& caller : callers) caller.join();

  Model model;
  Audit audit;
  std::map<std::string_view, int> done;
  for (const auto& [when, request] : Committed()) {
    const Expected expected = model.CarryOut(request.call, request.command, when);
    ASSERT_TRUE(expected.IsAccepted() && !expected.replayed)
        << InWords(when) << " " << InWords(request.command) << ": " << *expected.refusals.begin();
    audit.Note(expected, model);
    ++done[OperationOf(request.command).name];
  }
  auto status = audit.Follow(*ledger_, model);
  EXPECT_TRUE(status.ok()) << status;
  status = audit.LookThoroughly(*ledger_, model);
  EXPECT_TRUE(status.ok()) << status;
  CheckRepeated(model);
  EXPECT_GE(done.size(), 17u);  // nearly every operation got through
}

INSTANTIATE_TEST_SUITE_P(Stores, Crowd, testing::Values(StoreKind::kMemory, StoreKind::kRocksDb),
                         [](const auto& kind) {
                           return kind.param == StoreKind::kMemory ? "Memory" : "RocksDb";
                         });

}  // namespace
}  // namespace timecredit::model
