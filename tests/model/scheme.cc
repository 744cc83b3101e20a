#include "tests/model/scheme.h"

namespace timecredit::model {
namespace {

using domain::AccountKind;
using domain::HoldState;
using domain::HourLogState;
using domain::OwnerKind;
using domain::UnitNumber;

class Counter {
 public:
  explicit Counter(const Scheme& scheme) : scheme_(scheme) {}

  Balances Count() {
    int64_t issued = scheme_.granted;
    for (const HourLog& log : scheme_.hour_logs) issued += log.credit - log.recovered;
    Add(OwnerKind::kScheme, 0, AccountKind::kIssuance, -issued);
    Add(OwnerKind::kScheme, 0, AccountKind::kExpired, scheme_.expired);
    CountCredit();
    CountContributions();
    CountObligations();
    std::erase_if(balances_, [](const auto& balance) { return balance.second == 0; });
    return balances_;
  }

 private:
  void Add(OwnerKind owner, uint64_t number, AccountKind kind, int64_t amount,
           UnitNumber unit = domain::kMinutes) {
    balances_[{{owner, number}, kind, unit}] += amount;
  }

  void CountCredit() {
    uint64_t number = 0;
    for (const Member& member : scheme_.members) {
      Add(OwnerKind::kMember, ++number, AccountKind::kWallet, member.wallet.Balance());
    }
    for (const Hold& hold : scheme_.holds) {
      if (hold.state != HoldState::kOpen) continue;
      Add(OwnerKind::kMember, hold.member, AccountKind::kHeld, SumOf(hold.pieces));
    }
    for (const Redemption& redemption : scheme_.redemptions) {
      Add(OwnerKind::kOrganisation, redemption.partner, AccountKind::kTakings,
          SumOf(redemption.not_refunded));
    }
  }

  void CountContributions() {
    for (const HourLog& log : scheme_.hour_logs) {
      if (log.state != HourLogState::kApproved) continue;
      const UnitNumber unit = scheme_.FindActivity(log.face)->contribution_unit;
      Add(OwnerKind::kMember, log.member, AccountKind::kContributed, log.contribution, unit);
      Add(OwnerKind::kOrganisation, log.host, AccountKind::kReceived, -log.contribution, unit);
    }
  }

  void CountObligations() {
    uint64_t number = 0;
    for (const Obligation& obligation : scheme_.obligations) {
      const UnitNumber unit(obligation.unit);
      const int64_t discharged = scheme_.DischargedOf(++number);
      Add(OwnerKind::kObligation, number, AccountKind::kImposed, -obligation.imposed, unit);
      Add(OwnerKind::kObligation, number, AccountKind::kOutstanding,
          obligation.imposed - discharged, unit);
      Add(OwnerKind::kObligation, number, AccountKind::kDischarged, discharged, unit);
    }
  }

  const Scheme& scheme_;
  Balances balances_;
};

}  // namespace

int64_t HourLog::MinutesOn(domain::Date date) const {
  int64_t after_midnight = 0;
  if (effective.start_minute.has_value()) {
    after_midnight = std::max<int64_t>(0, *effective.start_minute + minutes - 1440);
  }
  if (date == effective.date) return minutes - after_midnight;
  return date == effective.date + 1 ? after_midnight : 0;
}

int64_t Scheme::MinutesOn(uint64_t member, domain::Date date) const {
  int64_t minutes = 0;
  for (const HourLog& log : hour_logs) {
    if (log.Stands() && log.member == member) minutes += log.MinutesOn(date);
  }
  return minutes;
}

uint64_t Scheme::SurvivorOf(uint64_t member) const {
  if (member < 1 || member > members.size()) return member;
  const uint64_t survivor = members[member - 1].merged_into;
  return survivor == 0 ? member : survivor;
}

int64_t Scheme::MinutesOfPersonOn(uint64_t member, domain::Date date) const {
  int64_t minutes = MinutesOn(member, date);
  for (uint64_t number = 1; number <= members.size(); ++number) {
    if (members[number - 1].merged_into == member) minutes += MinutesOn(number, date);
  }
  return minutes;
}

int64_t Scheme::AwaitingLogsOf(uint64_t member) const {
  return std::count_if(hour_logs.begin(), hour_logs.end(), [&](const HourLog& log) {
    return log.state == HourLogState::kSubmitted && log.member == member;
  });
}

int64_t Scheme::AwaitingOf(uint64_t member) const {
  int64_t minutes = 0;
  for (const HourLog& log : hour_logs) {
    if (log.state == HourLogState::kSubmitted && log.member == member) minutes += log.minutes;
  }
  return minutes;
}

int64_t Scheme::DischargedOf(uint64_t obligation) const {
  int64_t discharged = 0;
  for (const HourLog& log : hour_logs) {
    if (log.service.has_value() && log.service->obligation == obligation) {
      discharged += log.service->discharged;
    }
  }
  return discharged;
}

Balances BalancesOf(const Scheme& scheme) { return Counter(scheme).Count(); }

}  // namespace timecredit::model
