#ifndef LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_
#define LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/verdict.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// What a confidential record says. Everything here is stored only sealed under the case's key.

struct ObligationImposed {
  domain::Obligation obligation;  // nothing discharged yet
  friend bool operator==(const ObligationImposed&, const ObligationImposed&) = default;
};
// The hours of a public hour log were really given to this activity, under this obligation.
struct HoursConfided {
  domain::Sequence hour_log;
  domain::MemberNumber member;
  domain::ActivityNumber activity;
  domain::OrganisationNumber host;
  domain::ObligationNumber obligation;
  int64_t quantity = 0;  // to discharge on approval, in the obligation's unit; positive
  friend bool operator==(const HoursConfided&, const HoursConfided&) = default;
};
// Approved hours discharged part of an obligation.
struct ObligationDischarged {
  domain::Sequence hour_log;
  domain::ObligationNumber obligation;
  int64_t quantity = 0;  // positive, in the obligation's unit
  friend bool operator==(const ObligationDischarged&, const ObligationDischarged&) = default;
};
// Reversed hours no longer discharge it.
struct DischargeReversed {
  domain::Sequence hour_log;
  domain::ObligationNumber obligation;
  int64_t quantity = 0;  // positive
  friend bool operator==(const DischargeReversed&, const DischargeReversed&) = default;
};

using ConfidentialBody =
    std::variant<ObligationImposed, HoursConfided, ObligationDischarged, DischargeReversed>;

// One record of the confidential journal, committed in the same store transaction as the public
// record that it links to. Public records never link back.
struct ConfidentialRecord {
  domain::SchemeNumber scheme;
  domain::ConfidentialSequence sequence;
  absl::Time recorded_at;  // that of the public record, or its own where there is none
  domain::Principal acting;
  std::optional<RequestMark> request;  // where there is no public record
  domain::CaseNumber court_case;
  domain::Sequence public_record;  // none where the operation is confidential as a whole
  std::vector<Posting> postings;   // of the obligation book
  std::vector<domain::Verdict> verdicts;
  ConfidentialBody body;

  friend bool operator==(const ConfidentialRecord&, const ConfidentialRecord&) = default;
};

// What is known of a confidential hour log beyond its public face: a projection.
struct ConfidentialHours {
  HoursConfided confided;
  domain::CaseNumber court_case;
  int64_t discharged = 0;  // of the obligation, while approved

  friend bool operator==(const ConfidentialHours&, const ConfidentialHours&) = default;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_
