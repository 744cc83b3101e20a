#ifndef LEDGER_JOURNAL_RECORD_H_
#define LEDGER_JOURNAL_RECORD_H_

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/verdict.h"
#include "ledger/domain/wallet.h"

namespace timecredit::journal {

// One leg of an entry: `amount` is added to the account, in its book's unit.
struct Posting {
  domain::Account account;
  int64_t amount = 0;           // never 0
  domain::WalletChange change;  // for wallets only: the lots and debt behind the amount

  friend bool operator==(const Posting&, const Posting&) = default;
};

// What became of a committed request, as keyed digests: `key` of scheme, principal, method and
// request id; `body` of the fields that the operation documents.
struct RequestMark {
  domain::Digest key{};
  domain::Digest body{};

  friend bool operator==(const RequestMark&, const RequestMark&) = default;
};

// What was done: one of these per record. All choices are written out, so that `Apply` never
// chooses again. Members, organisations and so on are named by number.

struct SchemeCreated {
  domain::Scheme scheme;
  friend bool operator==(const SchemeCreated&, const SchemeCreated&) = default;
};
struct OrganisationCreated {
  domain::Organisation organisation;
  friend bool operator==(const OrganisationCreated&, const OrganisationCreated&) = default;
};
struct ActivityCreated {
  domain::Activity activity;
  friend bool operator==(const ActivityCreated&, const ActivityCreated&) = default;
};
struct OfferCreated {
  domain::Offer offer;
  friend bool operator==(const OfferCreated&, const OfferCreated&) = default;
};
// Names, prices or the number of people changed; the rest is as it was.
struct OfferUpdated {
  domain::Offer offer;  // as it is from now on
  friend bool operator==(const OfferUpdated&, const OfferUpdated&) = default;
};
struct OfferSuspended {
  domain::OfferNumber offer;
  friend bool operator==(const OfferSuspended&, const OfferSuspended&) = default;
};
struct OfferResumed {
  domain::OfferNumber offer;
  friend bool operator==(const OfferResumed&, const OfferResumed&) = default;
};
// These three: the whole of it, as it is from now on; what never changes is as it was.
struct SchemeUpdated {
  domain::Scheme scheme;
  friend bool operator==(const SchemeUpdated&, const SchemeUpdated&) = default;
};
struct OrganisationUpdated {
  domain::Organisation organisation;
  friend bool operator==(const OrganisationUpdated&, const OrganisationUpdated&) = default;
};
struct ActivityUpdated {
  domain::Activity activity;
  friend bool operator==(const ActivityUpdated&, const ActivityUpdated&) = default;
};
struct MemberCreated {
  domain::MemberNumber member;
  domain::Date joined_on;
  friend bool operator==(const MemberCreated&, const MemberCreated&) = default;
};
// Like MemberClosed, of whatever was still in the wallet.
struct MemberErased {
  domain::MemberNumber member;
  std::vector<domain::MemberNumber> duplicates;  // erased with the member they were merged into
  domain::MemberNumber beneficiary;
  int64_t transferred_credit_minutes = 0;
  int64_t given_back_credit_minutes = 0;
  int64_t expired_credit_minutes = 0;
  int64_t written_off_debt_credit_minutes = 0;
  friend bool operator==(const MemberErased&, const MemberErased&) = default;
};
// The personal fields were replaced; they, and what changed, lie in the erasable compartment alone.
struct MemberUpdated {
  domain::MemberNumber member;
  friend bool operator==(const MemberUpdated&, const MemberUpdated&) = default;
};
struct MemberSuspended {
  domain::MemberNumber member;
  friend bool operator==(const MemberSuspended&, const MemberSuspended&) = default;
};
struct MemberResumed {
  domain::MemberNumber member;
  friend bool operator==(const MemberResumed&, const MemberResumed&) = default;
};
// What was in the wallet is gone: lapsed credit expired, lots repaid debt, and what was left went
// to a beneficiary or back to the scheme; debt that was left was written off.
struct MemberClosed {
  domain::MemberNumber member;
  domain::MemberNumber beneficiary;  // none when nothing was transferred
  int64_t transferred_credit_minutes = 0;
  int64_t given_back_credit_minutes = 0;
  int64_t expired_credit_minutes = 0;
  int64_t written_off_debt_credit_minutes = 0;
  friend bool operator==(const MemberClosed&, const MemberClosed&) = default;
};
// A person registered twice: what was in the duplicate's wallet, or its debt, is the other's now.
struct MembersMerged {
  domain::MemberNumber duplicate;
  domain::MemberNumber into;
  int64_t moved_credit_minutes = 0;
  int64_t moved_debt_credit_minutes = 0;
  int64_t expired_credit_minutes = 0;
  friend bool operator==(const MembersMerged&, const MembersMerged&) = default;
};
// Hours submitted; where the activity needs no approval, approved in the same record.
struct HoursLogged {
  domain::MemberNumber member;
  domain::ActivityNumber activity;
  domain::OrganisationNumber host;
  int64_t duration_minutes = 0;
  int64_t quantity = 0;
  std::optional<domain::Award> award;         // set when approved at once
  domain::Sequence session;                   // whose attendance this is; none = logged by itself
  std::optional<domain::AwardPolicy> policy;  // by which the award was reckoned
  friend bool operator==(const HoursLogged&, const HoursLogged&) = default;
};
// A session of an activity was announced for the record's effective time.
struct SessionCreated {
  domain::ActivityNumber activity;
  int32_t expected = 0;  // members; 0 where nobody said
  friend bool operator==(const SessionCreated&, const SessionCreated&) = default;
};
struct SessionClosed {
  domain::Sequence session;
  friend bool operator==(const SessionClosed&, const SessionClosed&) = default;
};
struct HoursApproved {
  domain::Sequence hour_log;
  domain::Award award;
  domain::AwardPolicy policy;  // by which it was reckoned
  friend bool operator==(const HoursApproved&, const HoursApproved&) = default;
};
struct HoursRejected {
  domain::Sequence hour_log;
  friend bool operator==(const HoursRejected&, const HoursRejected&) = default;
};
// Submitted hours were corrected; they were given at the record's effective time.
struct HoursUpdated {
  domain::Sequence hour_log;
  int64_t duration_minutes = 0;
  int64_t quantity = 0;
  bool replaces_text = false;  // by the record's own text, if any
  friend bool operator==(const HoursUpdated&, const HoursUpdated&) = default;
};
// The contribution is taken back whole; of the credit, what the member still had.
struct HoursReversed {
  domain::Sequence hour_log;
  int64_t recovered_credit_minutes = 0;
  int64_t written_off_credit_minutes = 0;
  friend bool operator==(const HoursReversed&, const HoursReversed&) = default;
};
struct CreditsGranted {
  domain::MemberNumber member;
  int64_t credit_minutes = 0;
  friend bool operator==(const CreditsGranted&, const CreditsGranted&) = default;
};
struct CreditsTransferred {
  domain::MemberNumber from;
  domain::MemberNumber to;
  int64_t credit_minutes = 0;
  friend bool operator==(const CreditsTransferred&, const CreditsTransferred&) = default;
};
struct HoldPlaced {
  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  domain::Portions portions;
  absl::Time deadline;
  domain::OfferNumber offer;  // none = for an amount typed at the desk
  domain::Party party;
  friend bool operator==(const HoldPlaced&, const HoldPlaced&) = default;
};
// Captures the front of the hold's portions as a redemption; the rest returns to the wallet.
struct HoldCaptured {
  domain::Sequence hold;
  domain::Portions portions;  // as spent
  domain::Party party;
  friend bool operator==(const HoldCaptured&, const HoldCaptured&) = default;
};
struct HoldReleased {
  domain::Sequence hold;
  friend bool operator==(const HoldReleased&, const HoldReleased&) = default;
};
struct HoldExpired {
  domain::Sequence hold;
  friend bool operator==(const HoldExpired&, const HoldExpired&) = default;
};
struct CreditsRedeemed {
  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  domain::Portions portions;  // as spent
  domain::Party party;
  domain::OfferNumber offer;  // none = an amount typed at the desk
  friend bool operator==(const CreditsRedeemed&, const CreditsRedeemed&) = default;
};
struct RedemptionRefunded {
  domain::Sequence redemption;
  int64_t credit_minutes = 0;  // positive
  friend bool operator==(const RedemptionRefunded&, const RedemptionRefunded&) = default;
};
struct LotsExpired {
  domain::MemberNumber member;
  int64_t credit_minutes = 0;
  friend bool operator==(const LotsExpired&, const LotsExpired&) = default;
};
// A hold that had expired stands again, with credit taken anew.
struct HoldReopened {
  domain::Sequence hold;
  domain::Portions portions;
  friend bool operator==(const HoldReopened&, const HoldReopened&) = default;
};
// A grant or a transfer was corrected: what was still there was taken back, and given to the scheme
// or to the giver. Or a lapse: what can still be spent came back.
struct EntryReversed {
  domain::Sequence entry;
  domain::MemberNumber taken_from;  // none for the scheme
  domain::MemberNumber given_to;    // none for the scheme
  int64_t recovered_credit_minutes = 0;
  int64_t written_off_credit_minutes = 0;
  friend bool operator==(const EntryReversed&, const EntryReversed&) = default;
};
// An operator confirmed the clock although it is far behind the last record.
struct ClockConfirmed {
  friend bool operator==(const ClockConfirmed&, const ClockConfirmed&) = default;
};

using Body =
    std::variant<SchemeCreated, OrganisationCreated, ActivityCreated, MemberCreated, MemberErased,
                 HoursLogged, HoursApproved, HoursRejected, HoursReversed, CreditsGranted,
                 CreditsTransferred, HoldPlaced, HoldCaptured, HoldReleased, HoldExpired,
                 CreditsRedeemed, RedemptionRefunded, LotsExpired, ClockConfirmed, OfferCreated,
                 OfferUpdated, OfferSuspended, OfferResumed, SessionCreated, SessionClosed,
                 SchemeUpdated, OrganisationUpdated, ActivityUpdated, MemberUpdated,
                 MemberSuspended, MemberResumed, MemberClosed, MembersMerged, EntryReversed,
                 HoldReopened, HoursUpdated>;

// One committed operation of a scheme: the truth from which everything else is rebuilt. Its stored
// bytes (record_codec.h) are written once and never change.
struct Record {
  domain::SchemeNumber scheme;
  domain::Sequence sequence;
  absl::Time recorded_at;  // whole microseconds; strictly increasing with the sequence
  domain::Principal acting;
  // The member for whom somebody else did what members may do for themselves; none otherwise.
  domain::MemberNumber on_behalf_of;
  std::optional<RequestMark> request;              // none for what the server does by itself
  std::optional<domain::EffectiveTime> effective;  // in the scheme's zone
  domain::Sequence reverses;                       // the record that this one corrects
  std::optional<domain::Digest> text;  // commitment to a free text in the erasable compartment
  std::vector<Posting> postings;
  std::vector<domain::Verdict> verdicts;
  Body body;

  friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_RECORD_H_
