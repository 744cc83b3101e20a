// Indexes and what they index.

#include <optional>

#include "absl/strings/str_cat.h"
#include "tests/model/invariants.h"

namespace timecredit::model {
namespace {

using domain::HourLogState;
using journal::Alias;
using journal::AliasKind;

// The rows that an index must have, told from what it indexes.
class Indexes {
 public:
  explicit Indexes(const Tables& tables) : tables_(tables) {}

  Tables Build(const Journal& journal) {
    for (const auto& [key, scheme] : tables_.of<domain::Scheme>()) {
      expected_.Put(Alias{{}, AliasKind::kScheme, scheme.alias, scheme.scheme.value});
    }
    for (const auto& [key, thing] : tables_.of<domain::Organisation>()) {
      expected_.Put(
          Alias{thing.scheme, AliasKind::kOrganisation, thing.alias, thing.organisation.value});
    }
    for (const auto& [key, thing] : tables_.of<domain::Activity>()) {
      expected_.Put(Alias{thing.scheme, AliasKind::kActivity, thing.alias, thing.activity.value});
    }
    for (const auto& [key, thing] : tables_.of<domain::Offer>()) {
      expected_.Put(Alias{thing.scheme, AliasKind::kOffer, thing.alias, thing.offer.value});
    }
    for (const auto& [key, hold] : tables_.of<domain::Hold>()) {
      if (hold.state != domain::HoldState::kOpen) continue;
      expected_.Put(journal::HoldDeadline{hold.scheme, hold.deadline, hold.hold});
    }
    for (const auto& [key, date] : journal.effective()) {
      expected_.Put(journal::EffectiveEntry{key.first, date, key.second});
    }
    BuildHours();
    BuildExpiries();
    return expected_;
  }

 private:
  void BuildHours() {
    for (const auto& [key, log] : tables_.of<domain::HourLog>()) {
      const bool awaits = log.state == HourLogState::kSubmitted;
      const bool stands = awaits || log.state == HourLogState::kApproved;
      if (stands && !log.session.IsNone()) {
        expected_.Put(journal::Attendance{log.scheme, log.session, log.member, log.hour_log});
      }
      if (awaits) expected_.Put(journal::AwaitingHours{log.scheme, log.hour_log});
      if (!stands) continue;
      const int64_t end = log.effective.start_minute.value_or(0) + log.duration_minutes;
      const int64_t next_day =
          log.effective.start_minute.has_value() && end > 1440 ? end - 1440 : 0;
      AddToDay(log, log.effective.date, log.duration_minutes - next_day);
      AddToDay(log, log.effective.date + 1, next_day);
    }
  }

  void AddToDay(const domain::HourLog& log, domain::Date date, int64_t minutes) {
    if (minutes == 0) return;
    journal::MemberDay day{log.scheme, log.member, date, minutes};
    const auto* before = expected_.Find<journal::MemberDay>(day.key());
    if (before != nullptr) day.minutes += before->minutes;
    expected_.Put(day);
  }

  void BuildExpiries() {
    for (const auto& [key, accounts] : tables_.of<journal::Accounts>()) {
      std::optional<domain::Date> earliest;
      for (const domain::Portion& portion : accounts.wallet.lots) {
        const auto expires_on = portion.lot->expires_on;
        if (!expires_on.has_value()) continue;
        if (!earliest.has_value() || *expires_on < *earliest) earliest = expires_on;
      }
      if (!earliest.has_value()) continue;
      expected_.Put(journal::WalletExpiry{accounts.scheme, *earliest,
                                          domain::MemberNumber(accounts.owner.number)});
    }
  }

  const Tables& tables_;
  Tables expected_;
};

template <class... RowTypes>
absl::Status CheckSame(const Tables& tables, const Tables& expected) {
  const char* names[] = {"ids",      "hours that wait", "days",      "deadlines",
                         "expiries", "effective dates", "attendance"};
  size_t wrong = 0;
  size_t place = 0;
  ((++place,
    wrong = wrong == 0 && tables.of<RowTypes>() != expected.of<RowTypes>() ? place : wrong),
   ...);
  if (wrong == 0) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat("the index of ", names[wrong - 1], " is not what it indexes"));
}

}  // namespace

absl::Status CheckIndexes(const Tables& tables, const Journal& journal) {
  return CheckSame<Alias, journal::AwaitingHours, journal::MemberDay, journal::HoldDeadline,
                   journal::WalletExpiry, journal::EffectiveEntry, journal::Attendance>(
      tables, Indexes(tables).Build(journal));
}

}  // namespace timecredit::model
