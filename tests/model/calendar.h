#ifndef TESTS_MODEL_CALENDAR_H_
#define TESTS_MODEL_CALENDAR_H_

#include <string_view>

#include "absl/time/time.h"
#include "ledger/domain/calendar.h"

namespace timecredit::model {

// The civil date at an instant in one of a few zones, by each zone's rule as anybody would say it
// and without a zone database; right from 2007 on. Any other name is an unknown zone.
bool IsKnownZone(std::string_view zone);
domain::Date DateIn(std::string_view zone, absl::Time instant);

// The zones it knows.
inline constexpr std::string_view kZones[] = {"Europe/London", "UTC", "Asia/Kathmandu",
                                              "America/New_York"};

// When the clocks of Europe/London next change after `instant`.
absl::Time NextLondonChange(absl::Time instant);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_CALENDAR_H_
