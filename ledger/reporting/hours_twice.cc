#include "ledger/reporting/hours_twice.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

constexpr size_t kAllLines = std::numeric_limits<size_t>::max();

bool Counts(const domain::HourLog& log) {
  return log.state == domain::HourLogState::kSubmitted ||
         log.state == domain::HourLogState::kApproved;
}

bool Overlap(const domain::HourLog& one, const domain::HourLog& two) {
  const auto& start = one.effective.start_minute;
  const auto& other = two.effective.start_minute;
  if (!start.has_value() || !other.has_value()) return false;
  const int64_t apart =
      (two.effective.date - one.effective.date) * int64_t{24} * 60 + *other - *start;
  return apart < one.duration_minutes && -apart < two.duration_minutes;
}

Likeness LikenessOf(const domain::HourLog& one, const domain::HourLog& two) {
  if (!one.session.IsNone() && one.session == two.session) return Likeness::kSameSession;
  const bool is_same = one.activity == two.activity && one.effective.date == two.effective.date &&
                       one.effective.start_minute == two.effective.start_minute &&
                       one.duration_minutes == two.duration_minutes && one.quantity == two.quantity;
  if (is_same) return Likeness::kSameHours;
  return Overlap(one, two) ? Likeness::kOverlap : Likeness::kNone;
}

// Calls `take` with the logs that a member's statement tells of, the latest first.
absl::Status ForEachLog(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                        domain::MemberNumber member, size_t most_lines,
                        absl::FunctionRef<void(const domain::HourLog&)> take) {
  const domain::Owner owner = domain::OwnerOf(member);
  const domain::Sequence last{std::numeric_limits<uint64_t>::max()};
  absl::Status found;
  size_t lines = 0;
  auto scanned = snapshot.Scan<journal::Line>(
      {scheme, owner, last}, storage::Direction::kBackward, [&](const journal::Line& line) {
        if (line.owner != owner || lines++ == most_lines) return false;
        const auto log = snapshot.Find<domain::HourLog>({scheme, line.sequence});
        found = log.status();
        if (found.ok() && *log != nullptr && (*log)->member == member && Counts(**log)) take(**log);
        return found.ok();
      });
  scanned.Update(found);
  return scanned;
}

// Whether the person's numbers claim more of the log's first day than the log itself does, or the
// day has other hours at all.
absl::StatusOr<bool> HasOtherHours(const storage::Snapshot& snapshot, const domain::HourLog& log,
                                   const std::vector<domain::MemberNumber>& numbers) {
  for (const domain::DayShare& share : domain::DaysOf(log.effective, log.duration_minutes)) {
    int64_t claimed = 0;
    for (const domain::MemberNumber number : numbers) {
      const auto day = snapshot.Find<journal::MemberDay>({log.scheme, number, share.date});
      if (!day.ok()) return day.status();
      if (*day != nullptr) claimed += (*day)->minutes;
    }
    if (claimed > share.minutes) return true;
  }
  return log.duration_minutes == 0;  // which claims nothing of any day
}

}  // namespace

absl::StatusOr<std::vector<HoursTwice>> FindHoursTwice(
    const storage::Store& store, domain::SchemeNumber scheme,
    const std::vector<domain::MemberNumber>& numbers) {
  std::vector<HoursTwice> twice;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    std::map<domain::Sequence, domain::HourLog> logs;
    for (const domain::MemberNumber number : numbers) {
      auto scanned =
          ForEachLog(snapshot, scheme, number, kAllLines,
                     [&](const domain::HourLog& log) { logs.emplace(log.hour_log, log); });
      if (!scanned.ok()) return scanned;
    }
    std::map<domain::Date, std::vector<const domain::HourLog*>> by_date;
    for (const auto& [sequence, log] : logs) by_date[log.effective.date].push_back(&log);
    for (const auto& [sequence, log] : logs) {
      for (const domain::Date date :
           {log.effective.date - 1, log.effective.date, log.effective.date + 1}) {
        const auto others = by_date.find(date);
        if (others == by_date.end()) continue;
        for (const domain::HourLog* other : others->second) {
          if (other->hour_log <= sequence || other->member == log.member) continue;
          const Likeness likeness = LikenessOf(log, *other);
          if (likeness != Likeness::kNone) twice.push_back({sequence, other->hour_log, likeness});
        }
      }
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return twice;
}

absl::StatusOr<std::vector<domain::Sequence>> FindSimilarHours(const storage::Store& store,
                                                               const domain::HourLog& log) {
  constexpr size_t kMostLines = 200;
  std::vector<domain::Sequence> similar;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto member = snapshot.Find<domain::Member>({log.scheme, log.member});
    if (!member.ok()) return member.status();
    std::vector<domain::MemberNumber> numbers = {log.member};
    if (*member != nullptr) {
      numbers.insert(numbers.end(), (*member)->duplicates.begin(), (*member)->duplicates.end());
    }
    const auto has_others = HasOtherHours(snapshot, log, numbers);
    if (!has_others.ok() || !*has_others) return has_others.status();
    for (const domain::MemberNumber number : numbers) {
      auto scanned =
          ForEachLog(snapshot, log.scheme, number, kMostLines, [&](const domain::HourLog& other) {
            const bool is_itself = other.hour_log == log.hour_log;
            if (is_itself || LikenessOf(log, other) == Likeness::kNone) return;
            similar.push_back(other.hour_log);
          });
      if (!scanned.ok()) return scanned;
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return similar;
}

}  // namespace timecredit::reporting
