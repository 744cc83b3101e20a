#ifndef LEDGER_DOMAIN_HOUR_LOG_H_
#define LEDGER_DOMAIN_HOUR_LOG_H_

#include <compare>
#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class HourLogState : uint8_t {
  kSubmitted = 1,
  kApproved = 2,
  kRejected = 3,
  kReversed = 4,
};

// Hours that a member says, or an officer says for them, were given on a day.
struct HourLog {
  struct Key {
    SchemeNumber scheme;
    Sequence hour_log;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  Sequence hour_log;  // the sequence of the record that submitted it
  MemberNumber member;
  ActivityNumber activity;  // as it appears in public
  OrganisationNumber host;
  EffectiveTime effective;
  int64_t duration_minutes = 0;
  int64_t quantity = 0;  // of the activity's counted unit, 0 where it counts minutes
  HourLogState state = HourLogState::kSubmitted;
  Principal submitted_by;
  Award award;        // once approved
  Sequence resolved;  // the record that approved or rejected it
  Sequence reversed;  // the record that reversed it
  Sequence session;   // whose attendance it is; none = logged by itself
  Sequence text;      // the record that its text was last given with; none = that of `hour_log`

  Key key() const { return {scheme, hour_log}; }
  friend bool operator==(const HourLog&, const HourLog&) = default;
};

// FAILED_PRECONDITION unless the log is submitted (HOUR_LOG_RESOLVED): approve and reject.
absl::Status CheckResolvable(const HourLog& log);

// The record beside which the log's text is kept.
inline Sequence KeeperOfText(const HourLog& log) {
  return log.text.IsNone() ? log.hour_log : log.text;
}

// FAILED_PRECONDITION unless the log is approved and not yet reversed.
absl::Status CheckReversible(const HourLog& log);

// PERMISSION_DENIED, OWN_HOURS, where the principal is the member, under whatever hat, or submitted
// the hours as the member and has lost the link since.
absl::Status CheckApprover(const HourLog& log, const Principal& approver);

std::string_view NameOf(HourLogState state);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_HOUR_LOG_H_
