#ifndef LEDGER_REPORTING_HOURS_TWICE_H_
#define LEDGER_REPORTING_HOURS_TWICE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// Why two hour logs of one person do not go together.
enum class Likeness : uint8_t {
  kNone = 0,  // they do
  kSameSession = 1,
  kSameHours = 2,  // activity, date, start, length and count
  kOverlap = 3,
};

struct HoursTwice {
  domain::Sequence first;
  domain::Sequence second;
  Likeness likeness = Likeness::kNone;
};

// All hours under different numbers of one person that do not go together and both count, by the
// first log's number.
absl::StatusOr<std::vector<HoursTwice>> FindHoursTwice(
    const storage::Store& store, domain::SchemeNumber scheme,
    const std::vector<domain::MemberNumber>& numbers);

// Hours that count and do not go together with these, of the same person under all their numbers,
// the latest first; among the last 200 lines of each statement. Cheap where the person has no other
// hours on that day.
absl::StatusOr<std::vector<domain::Sequence>> FindSimilarHours(const storage::Store& store,
                                                               const domain::HourLog& log);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_HOURS_TWICE_H_
