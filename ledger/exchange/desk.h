#ifndef LEDGER_EXCHANGE_DESK_H_
#define LEDGER_EXCHANGE_DESK_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/session.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/call.h"
#include "ledger/journal/confidential_projections.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"

namespace timecredit::exchange {

// What a decision can see: the projections as they stand, the calling principal, the time. Reads
// only. Look-ups refuse with NOT_FOUND and the field that named the missing thing. Lives for one
// decision; not thread-safe.
class Desk {
 public:
  Desk(const Call& call, absl::Time now, bool clock_is_ahead, const journal::ProjectionReader& rows,
       const journal::ConfidentialProjections& confidential,
       const personal::Compartment& compartment)
      : call_(call),
        now_(now),
        clock_is_ahead_(clock_is_ahead),
        rows_(rows),
        confidential_(confidential),
        compartment_(compartment) {}

  // Finds the call's scheme and its date of today. NOT_FOUND, SCHEME_UNKNOWN.
  absl::Status Open();

  const Call& call() const { return call_; }
  absl::Time now() const { return now_; }
  domain::Date today() const { return today_; }  // in the scheme's zone
  // Whether `now` is not to be trusted (clock_watch.h): then nothing but ConfirmClock is decided.
  bool clock_is_ahead() const { return clock_is_ahead_; }
  const domain::Scheme& scheme() const { return *scheme_; }
  const journal::Head& head() const { return *head_; }
  // Of the scheme's last record, public or confidential: one order of time for both journals.
  absl::Time last_recorded_at() const { return last_recorded_at_; }
  const journal::ProjectionReader& rows() const { return rows_; }

  // The sequence that the record of this decision will have.
  domain::Sequence next_sequence() const {
    return domain::Sequence(head_->last_sequence.value + 1);
  }
  // Today, with no time of day: when credits move.
  domain::EffectiveTime effective_today() const {
    return {.date = today_, .start_minute = {}, .duration_minutes = {}};
  }

  // A lot for credit that this decision issues today, earned by `programme` at `earned_at` (none
  // for both: a grant).
  domain::Lot FreshLot(domain::ActivityNumber programme,
                       domain::OrganisationNumber earned_at) const;

  // Members as they are, erased ones included; those who still are members, if suspended; and those
  // who take part (domain::CheckCurrent, domain::CheckActive).
  absl::StatusOr<domain::Member> KnownMember(domain::MemberNumber member,
                                             std::string_view field) const;
  absl::StatusOr<domain::Member> CurrentMember(domain::MemberNumber member,
                                               std::string_view field) const;
  absl::StatusOr<domain::Member> ActiveMember(domain::MemberNumber member,
                                              std::string_view field) const;

  // What is kept about a member by now. As Compartment::FindMember.
  absl::StatusOr<domain::MemberFields> FieldsOf(domain::MemberNumber member) const {
    return compartment_.FindMember(rows_, call_.scheme, member);
  }

  // Under which number the person who was this member is known now: another where the member was
  // merged. Corrections of what a member did before reach the survivor's wallet.
  absl::StatusOr<domain::MemberNumber> SurvivorOf(domain::MemberNumber member) const;

  absl::StatusOr<domain::Organisation> OrganisationNamed(domain::OrganisationNumber organisation,
                                                         std::string_view field) const;
  absl::StatusOr<domain::Activity> ActivityNamed(domain::ActivityNumber activity,
                                                 std::string_view field) const;
  absl::StatusOr<domain::Offer> OfferNamed(domain::OfferNumber offer, std::string_view field) const;
  absl::StatusOr<domain::HourLog> HourLogNamed(domain::Sequence hour_log) const;
  absl::StatusOr<domain::Session> SessionNamed(domain::Sequence session) const;
  absl::StatusOr<domain::Hold> HoldNamed(domain::Sequence hold) const;
  // The public record with this sequence, as it was written. NOT_FOUND, ENTRY_UNKNOWN.
  absl::StatusOr<journal::Record> RecordNamed(domain::Sequence entry) const;
  absl::StatusOr<domain::Redemption> RedemptionNamed(domain::Sequence redemption) const;

  // What can be spent today at a partner; none = anywhere, as transfers are.
  domain::SpendingTerms SpendingAt(domain::OrganisationNumber partner) const;

  // Empty for a member without any credit yet.
  absl::StatusOr<domain::Wallet> WalletOf(domain::MemberNumber member) const;
  absl::StatusOr<int64_t> BalanceOf(const domain::Account& account) const;
  absl::StatusOr<int64_t> AwaitingHourLogsOf(domain::MemberNumber member) const;
  // Of the person: also what was logged for those who were merged into the member.
  absl::StatusOr<int64_t> MinutesOn(const domain::Member& member, domain::Date date) const;

  // ALREADY_EXISTS, ID_TAKEN, when the client-chosen id stands for something.
  absl::Status CheckAliasFree(journal::AliasKind kind, std::string_view alias) const;
  absl::Status CheckMemberAliasFree(std::string_view alias) const;

  // The confidential side of an hour log, which may be a cover; nullopt when it has none.
  absl::StatusOr<std::optional<journal::ConfidentialHours>> ConfidentialHoursOf(
      domain::Sequence hour_log) const;
  absl::StatusOr<domain::Obligation> ObligationNamed(domain::ObligationNumber obligation) const;
  absl::StatusOr<journal::ConfidentialHead> confidential_head() const {
    return confidential_.Head(call_.scheme);
  }

 private:
  const Call& call_;
  const absl::Time now_;
  const bool clock_is_ahead_;
  const journal::ProjectionReader& rows_;
  const journal::ConfidentialProjections& confidential_;
  const personal::Compartment& compartment_;
  std::shared_ptr<const domain::Scheme> scheme_;
  std::shared_ptr<const journal::Head> head_;
  absl::Time last_recorded_at_;
  domain::Date today_;
};

// How far the clock may be behind the last record before records are refused: clocks are corrected
// by small steps, and recorded times then go on by a microsecond a record.
inline constexpr absl::Duration kClockTolerance = absl::Minutes(1);

// FAILED_PRECONDITION, CLOCK_BEHIND, when the clock is further behind than that and no operator
// confirmed it.
absl::Status CheckClock(const Desk& desk);

// INVALID_ARGUMENT, NUMBER_OUT_OF_RANGE, unless 1 <= amount <= kLargestAmount.
absl::Status CheckPositive(int64_t amount, std::string_view field);

// INVALID_ARGUMENT, UPDATE_EMPTY, unless the update changes something.
absl::Status CheckNotEmpty(bool changes_something);

// INVALID_ARGUMENT unless the text is readable UTF-8 (TEXT_INVALID) of at most 2,000 bytes
// (TEXT_TOO_LONG).
absl::Status CheckText(std::string_view text, std::string_view field);

// What CheckText refuses, and a correction without a reason (REASON_MISSING). About a member who
// was erased no text can be kept: then one with a reason (FAILED_PRECONDITION, REASON_NOT_KEPT).
absl::Status CheckCorrectionReason(std::string_view reason, domain::MemberNumber member,
                                   const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_DESK_H_
