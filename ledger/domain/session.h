#ifndef LEDGER_DOMAIN_SESSION_H_
#define LEDGER_DOMAIN_SESSION_H_

#include <compare>
#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// Stored numbers: only append.
enum class SessionState : uint8_t {
  kOpen = 1,
  kClosed = 2,  // no more attendance is recorded
};

// A dated occurrence of a public activity: a meeting, a panel, a Saturday's sittings. A member's
// attendance earns once, however much there was to do.
struct Session {
  struct Key {
    SchemeNumber scheme;
    Sequence session;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  Sequence session;  // the sequence of the record that created it
  ActivityNumber activity;
  EffectiveTime effective;  // with its duration; may lie ahead
  int32_t expected = 0;     // how many members, 0..100,000; 0 where nobody said
  int32_t attended = 0;     // how many attendances stand, neither rejected nor reversed
  SessionState state = SessionState::kOpen;

  Key key() const { return {scheme, session}; }
  friend bool operator==(const Session&, const Session&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status CheckSession(const Session& session);

// FAILED_PRECONDITION, SESSION_CLOSED, unless the session is open.
absl::Status CheckOpen(const Session& session);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_SESSION_H_
