#ifndef LEDGER_EXCHANGE_DRAFT_H_
#define LEDGER_EXCHANGE_DRAFT_H_

#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/verdict.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// A free text about a member, on its way into the erasable compartment.
struct TextAbout {
  domain::MemberNumber member;
  std::string text;
};

// A member's personal fields, to replace those that were there.
struct UpdatedMember {
  domain::MemberNumber member;
  domain::MemberFields fields;
};

// The confidential side of a decision.
struct ConfidentialDraft {
  domain::CaseNumber court_case;  // one more than there are opens a new case; none for a cover
  journal::ConfidentialBody body;
  std::vector<journal::Posting> postings;
};

// What a decision yields: everything about a record but its stamps (sequence, time, principals,
// request), and what goes into the compartments beside it.
struct Draft {
  std::optional<journal::Body> body;  // none when the operation is confidential as a whole
  std::optional<domain::EffectiveTime> effective;
  domain::Sequence reverses;
  std::vector<journal::Posting> postings;
  std::vector<domain::Verdict> verdicts;
  // Whose own doing this would be: what members may do for themselves. Where somebody else does it,
  // the record says on whose behalf. None for what only staff do.
  domain::MemberNumber done_for;

  std::optional<TextAbout> text;
  std::optional<domain::MemberFields> new_member;  // sealed under the key made for the command
  std::optional<UpdatedMember> updated_member;
  std::vector<domain::MemberNumber> erased_members;
  std::optional<ConfidentialDraft> confidential;
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_DRAFT_H_
