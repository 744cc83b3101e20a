#ifndef LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_
#define LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/verdict.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// What a confidential record says. Everything here is stored only sealed: under the case's key, and
// that within an envelope under the store's. Public hours of an activity as which confidential ones
// appear have covers, which are sealed and stored in the same way and belong to no case.

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
  // To discharge on approval, in the obligation's unit; 0: as many minutes as the hours took.
  int64_t quantity = 0;
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

// The cover of HoursConfided: the hours of the public hour log are all there is. Of no case.
struct HoursCovered {
  domain::Sequence hour_log;
  friend bool operator==(const HoursCovered&, const HoursCovered&) = default;
};
// The cover of ObligationDischarged and DischargeReversed: hours that were approved or reversed
// changed nothing of any obligation, be they covered or confided. Of no case.
struct DischargeCovered {
  domain::Sequence hour_log;
  friend bool operator==(const DischargeCovered&, const DischargeCovered&) = default;
};

using ConfidentialBody = std::variant<ObligationImposed, HoursConfided, ObligationDischarged,
                                      DischargeReversed, HoursCovered, DischargeCovered>;

// One record of the confidential journal, committed in the same store transaction as the public
// record that it links to. Public records never link back.
struct ConfidentialRecord {
  domain::SchemeNumber scheme;
  domain::ConfidentialSequence sequence;
  absl::Time recorded_at;  // that of the public record, or its own where there is none
  domain::Principal acting;
  std::optional<RequestMark> request;  // where there is no public record
  domain::CaseNumber court_case;       // none for covers
  domain::Sequence public_record;      // none where the operation is confidential as a whole
  std::vector<Posting> postings;       // of the obligation book
  std::vector<domain::Verdict> verdicts;
  ConfidentialBody body;

  friend bool operator==(const ConfidentialRecord&, const ConfidentialRecord&) = default;
};

// What is known of an hour log beyond its public face, or the cover of nothing: a projection.
struct ConfidentialHours {
  HoursConfided confided;         // of a cover, the hour log alone
  domain::CaseNumber court_case;  // none for a cover
  int64_t discharged = 0;         // of the obligation, while approved

  bool IsCover() const { return court_case.IsNone(); }
  friend bool operator==(const ConfidentialHours&, const ConfidentialHours&) = default;
};

// What is sealed under the store's key, around what is sealed under a case's, so that nobody
// without keys can tell which rows belong to one case, or to any.
struct Envelope {
  domain::CaseNumber court_case;  // none for a cover
  domain::KeyId sealed_under{};   // the case's key; of a cover, the store's
  domain::ConfidentialSequence written_by;
  std::string sealed;

  friend bool operator==(const Envelope&, const Envelope&) = default;
};

// The obligation that a cover reads, so that its work is that of what it covers; none where there
// are none, and then there are no confidential hours either.
inline domain::ObligationNumber DecoyFor(domain::Sequence hour_log, uint64_t obligations) {
  return domain::ObligationNumber(obligations == 0 ? 0 : 1 + hour_log.value % obligations);
}

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_CONFIDENTIAL_RECORD_H_
