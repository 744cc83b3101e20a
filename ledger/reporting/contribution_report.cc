#include "ledger/reporting/contribution_report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/records.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

constexpr uint64_t kMostMonths = 1'200;  // of a report by month

// Hours that a record gives (+1) or takes back (-1).
struct Given {
  domain::Sequence hour_log;
  int sign = 1;
};

struct GivenFinder {
  domain::Sequence itself;

  std::optional<Given> operator()(const journal::HoursLogged& body) const {
    if (!body.award.has_value()) return std::nullopt;
    return Given{.hour_log = itself};
  }
  std::optional<Given> operator()(const journal::HoursApproved& body) const {
    return Given{.hour_log = body.hour_log};
  }
  std::optional<Given> operator()(const journal::HoursReversed& body) const {
    return Given{.hour_log = body.hour_log, .sign = -1};
  }
  std::optional<Given> operator()(const auto& /*body*/) const { return std::nullopt; }
};

// Sums as they grow, with the logs of each member, of which some may be taken back later.
struct Sum {
  int64_t quantity = 0;
  int64_t credit_minutes = 0;
  int64_t hour_logs = 0;
  std::map<domain::MemberNumber, int64_t> logs_of_members;
};

using Sums = std::map<std::pair<uint64_t, uint64_t>, Sum>;  // by group and unit

uint64_t MonthOf(domain::Date date) {
  return static_cast<uint64_t>(date.year() * 12 + date.month() - 1);
}

class Counting {
 public:
  Counting(const storage::Snapshot& snapshot, domain::SchemeNumber scheme, Grouping grouping)
      : snapshot_(snapshot), scheme_(scheme), grouping_(grouping) {}

  absl::Status Count(domain::Sequence sequence) {
    const auto record = RecordOf(snapshot_, scheme_, sequence);
    if (!record.ok()) return record.status();
    const auto given = std::visit(GivenFinder{sequence}, record->body);
    if (!given.has_value()) return absl::OkStatus();
    const auto log = snapshot_.Find<domain::HourLog>({scheme_, given->hour_log});
    if (!log.ok()) return log.status();
    if (*log == nullptr) return absl::DataLossError("hours that the ledger lacks");
    const auto activity = snapshot_.Find<domain::Activity>({scheme_, (*log)->activity});
    if (!activity.ok()) return activity.status();
    const uint64_t unit = (*activity)->contribution_unit.value;
    if (!(*activity)->purposes.contribution) return absl::OkStatus();
    domain::HourLog hours = **log;
    const auto person = PersonWhoWas(hours.member);
    if (!person.ok()) return person.status();
    hours.member = *person;
    auto status = Add(hours, given->sign, rows_[{GroupOf(hours, **activity), unit}]);
    status.Update(Add(hours, given->sign, totals_[{0, unit}]));
    return status;
  }

  // Without those of which corrections left nothing, but with all months of the period.
  std::vector<Contribution> Rows(const ContributionPeriod& period) {
    if (grouping_ == Grouping::kNone) return {};
    if (grouping_ == Grouping::kMonth) AddMonths(period);
    return Finish(rows_, grouping_ == Grouping::kMonth);
  }
  std::vector<Contribution> Totals() const { return Finish(totals_, false); }

 private:
  // Under which number the person is known now: members who were merged are one.
  absl::StatusOr<domain::MemberNumber> PersonWhoWas(domain::MemberNumber member) {
    const auto [known, is_new] = persons_.try_emplace(member, member);
    if (!is_new) return known->second;
    const auto row = snapshot_.Find<domain::Member>({scheme_, member});
    if (!row.ok()) return row.status();
    if (*row != nullptr) known->second = domain::SurvivorOf(**row);
    return known->second;
  }

  // In each unit that was counted at all, and else in minutes.
  void AddMonths(const ContributionPeriod& period) {
    Sums units = totals_;
    if (units.empty()) units[{0, domain::kMinutes.value}];
    for (uint64_t month = MonthOf(period.from); month <= MonthOf(period.to); ++month) {
      for (const auto& [place, sum] : units) rows_[{month, place.second}];
    }
  }

  uint64_t GroupOf(const domain::HourLog& log, const domain::Activity& activity) const {
    const domain::Date date = log.effective.date;
    switch (grouping_) {
      case Grouping::kNone:
        return 0;
      case Grouping::kActivity:
        return log.activity.value;
      case Grouping::kCategory:
        return CategoryOf(activity);
      case Grouping::kOrganisation:
        return log.host.value;
      case Grouping::kMember:
        return log.member.value;
      case Grouping::kMonth:
        return MonthOf(date);
    }
    return 0;
  }

  static uint64_t CategoryOf(const domain::Activity& activity) {
    return static_cast<uint64_t>(activity.category);
  }

  static absl::Status Add(const domain::HourLog& log, int sign, Sum& sum) {
    const auto quantity = domain::CheckedAdd(sum.quantity, sign * log.award.contribution_quantity);
    if (!quantity.ok()) return quantity.status();
    const auto credit = domain::CheckedAdd(sum.credit_minutes, sign * log.award.credit_minutes);
    if (!credit.ok()) return credit.status();
    sum.quantity = *quantity;
    sum.credit_minutes = *credit;
    sum.hour_logs += sign;
    sum.logs_of_members[log.member] += sign;
    return absl::OkStatus();
  }

  static std::vector<Contribution> Finish(const Sums& sums, bool keeps_empty) {
    std::vector<Contribution> rows;
    for (const auto& [place, sum] : sums) {
      if (sum.hour_logs == 0 && !keeps_empty) continue;
      Contribution row{.group = place.first,
                       .unit = domain::UnitNumber(place.second),
                       .quantity = sum.quantity,
                       .credit_minutes = sum.credit_minutes,
                       .hour_logs = sum.hour_logs};
      for (const auto& [member, logs] : sum.logs_of_members) row.members += logs > 0 ? 1 : 0;
      rows.push_back(row);
    }
    return rows;
  }

  const storage::Snapshot& snapshot_;
  const domain::SchemeNumber scheme_;
  const Grouping grouping_;
  Sums rows_;
  Sums totals_;
  std::map<domain::MemberNumber, domain::MemberNumber> persons_;
};

absl::Status CheckDate(domain::Date date, std::string_view field) {
  if (date >= domain::kEarliestDate && date <= domain::kLatestDate) return absl::OkStatus();
  return domain::RefuseArgument(
      "DATE_OUT_OF_RANGE", field,
      {{"earliest", domain::kEarliestDate}, {"latest", domain::kLatestDate}});
}

absl::StatusOr<domain::Sequence> AsOf(const storage::Snapshot& snapshot,
                                      domain::SchemeNumber scheme, domain::Sequence asked) {
  const auto head = snapshot.Find<journal::Head>({scheme});
  if (!head.ok()) return head.status();
  if (asked.value > (*head)->last_sequence.value) {
    return domain::RefuseArgument("SEQUENCE_UNKNOWN", "as_of_sequence");
  }
  return asked.IsNone() ? (*head)->last_sequence : asked;
}

}  // namespace

absl::StatusOr<ContributionReport> ReportContributions(const storage::Store& store,
                                                       domain::SchemeNumber scheme,
                                                       const ContributionPeriod& period,
                                                       Grouping grouping, Wanted is_wanted) {
  if (auto status = CheckDate(period.from, "from_date"); !status.ok()) return status;
  if (auto status = CheckDate(period.to, "to_date"); !status.ok()) return status;
  if (period.to < period.from) return domain::RefuseArgument("PERIOD_INVALID", "to_date");
  if (grouping == Grouping::kMonth && MonthOf(period.to) - MonthOf(period.from) >= kMostMonths) {
    return domain::RefuseArgument("PERIOD_TOO_LONG", "to_date",
                                  {{"most", static_cast<int64_t>(kMostMonths)}});
  }
  ContributionReport report;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto as_of = AsOf(snapshot, scheme, period.as_of);
    if (!as_of.ok()) return as_of.status();
    report.as_of = *as_of;
    Counting counting(snapshot, scheme, grouping);
    absl::Status counted;
    ScanWatch watch(is_wanted);
    auto scanned = snapshot.Scan<journal::EffectiveEntry>(
        {scheme, period.from, domain::Sequence()}, storage::Direction::kForward,
        [&](const journal::EffectiveEntry& entry) {
          if (entry.date > period.to) return false;
          if (!watch.GoesOn()) return false;
          if (entry.sequence <= *as_of) counted = counting.Count(entry.sequence);
          return counted.ok();
        });
    scanned.Update(counted);
    scanned.Update(watch.status());
    report.rows = counting.Rows(period);
    report.totals = counting.Totals();
    return scanned;
  });
  if (!status.ok()) return status;
  return report;
}

}  // namespace timecredit::reporting
