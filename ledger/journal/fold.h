#ifndef LEDGER_JOURNAL_FOLD_H_
#define LEDGER_JOURNAL_FOLD_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/session.h"
#include "ledger/journal/owner_changes.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// What each kind of record does beyond its postings. Part of Apply; one call operator per body,
// each INTERNAL when the record does not fit what the projections hold. Not thread-safe.
class Fold {
 public:
  Fold(const Record& record, Head& head, OwnerChanges& owners, Projections& projections)
      : record_(record), head_(head), owners_(owners), projections_(projections) {}

  // fold_offers.cc
  absl::Status operator()(const OfferCreated& body);
  absl::Status operator()(const OfferUpdated& body);
  absl::Status operator()(const OfferSuspended& body);
  absl::Status operator()(const OfferResumed& body);

  // fold_registers.cc: schemes, organisations, activities, the clock.
  absl::Status operator()(const SchemeCreated& body);
  absl::Status operator()(const OrganisationCreated& body);
  absl::Status operator()(const ActivityCreated& body);
  absl::Status operator()(const SchemeUpdated& body);
  absl::Status operator()(const OrganisationUpdated& body);
  absl::Status operator()(const ActivityUpdated& body);
  absl::Status operator()(const ClockConfirmed& body);

  // fold_members.cc
  absl::Status operator()(const MemberCreated& body);
  absl::Status operator()(const MemberUpdated& body);
  absl::Status operator()(const MemberSuspended& body);
  absl::Status operator()(const MemberResumed& body);
  absl::Status operator()(const MemberErased& body);
  absl::Status operator()(const MemberClosed& body);
  absl::Status operator()(const MembersMerged& body);

  // fold_hours.cc
  absl::Status operator()(const HoursLogged& body);
  absl::Status operator()(const HoursApproved& body);
  absl::Status operator()(const HoursRejected& body);
  absl::Status operator()(const HoursReversed& body);
  absl::Status operator()(const HoursUpdated& body);

  // fold_sessions.cc
  absl::Status operator()(const SessionCreated& body);
  absl::Status operator()(const SessionClosed& body);

  // fold_credits.cc
  absl::Status operator()(const CreditsGranted& body);
  absl::Status operator()(const CreditsTransferred& body);
  absl::Status operator()(const HoldPlaced& body);
  absl::Status operator()(const HoldCaptured& body);
  absl::Status operator()(const HoldReleased& body);
  absl::Status operator()(const HoldExpired& body);
  absl::Status operator()(const CreditsRedeemed& body);
  absl::Status operator()(const RedemptionRefunded& body);
  absl::Status operator()(const LotsExpired& body);
  absl::Status operator()(const EntryReversed& body);
  absl::Status operator()(const HoldReopened& body);

 private:
  // Numbers are given densely: the next one is one more than the count.
  static absl::Status CountUp(uint64_t& count, uint64_t number, std::string_view kind);
  absl::Status CheckOwnScheme(domain::SchemeNumber created_in) const;
  // A confidential activity appears as this one from now on.
  absl::Status MarkFace(domain::ActivityNumber face);
  absl::StatusOr<domain::Offer> OfferNamed(domain::OfferNumber offer) const;
  absl::Status ChangeState(domain::OfferNumber offer, domain::OfferState state);
  absl::StatusOr<domain::Member> MemberNamed(domain::MemberNumber member) const;
  absl::Status ChangeState(domain::MemberNumber member, domain::MemberState from,
                           domain::MemberState to);
  absl::Status Erase(domain::MemberNumber member);
  absl::StatusOr<domain::HourLog> HourLogIn(domain::Sequence hour_log,
                                            domain::HourLogState expected) const;
  absl::StatusOr<domain::Session> SessionOpen(domain::Sequence session) const;
  absl::Status Attend(const domain::HourLog& log);
  absl::Status StopAttending(const domain::HourLog& log);
  // What the log's hours claim of the days on which they lie, or with -1 no longer claim.
  absl::Status AddToDays(const domain::HourLog& log, int64_t sign);
  absl::Status AddToDay(domain::MemberNumber member, domain::Date date, int64_t minutes);
  absl::Status StopAwaiting(const domain::HourLog& log);
  absl::StatusOr<domain::Hold> Resolve(domain::Sequence hold, domain::HoldState state);

  const Record& record_;
  Head& head_;
  OwnerChanges& owners_;
  Projections& projections_;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_FOLD_H_
