#include "ledger/exchange/credits/reverse_entry.h"

#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/credits/recovery.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/hours/reverse_hours.h"
#include "ledger/exchange/redemption/refund_redemption.h"
#include "ledger/exchange/redemption/reopen_hold.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {
namespace {

absl::Status NotReversible() { return domain::RefuseState("ENTRY_NOT_REVERSIBLE", "entry"); }

absl::Status Reversed() { return domain::RefuseState("ENTRY_REVERSED", "entry"); }

// How each kind of entry is reversed. Lives for one decision.
class Reversal {
 public:
  Reversal(const ReverseEntry& command, const Desk& desk, const journal::Record& record)
      : command_(command), desk_(desk), record_(record) {}

  template <class Body>
  absl::StatusOr<Draft> operator()(const Body&) const {
    return NotReversible();
  }

  absl::StatusOr<Draft> operator()(const journal::HoursLogged& body) const {
    if (!body.award.has_value()) return NotReversible();  // they wait, or another entry awarded
    return Hours(record_.sequence);
  }
  absl::StatusOr<Draft> operator()(const journal::HoursApproved& body) const {
    return Hours(body.hour_log);
  }

  absl::StatusOr<Draft> operator()(const journal::CreditsRedeemed&) const { return Refund(); }
  absl::StatusOr<Draft> operator()(const journal::HoldCaptured&) const { return Refund(); }

  absl::StatusOr<Draft> operator()(const journal::HoldExpired& body) const {
    return ReopenHold({.hold = body.hold, .expiry = record_.sequence, .reason = command_.reason},
                      desk_);
  }
  absl::StatusOr<Draft> operator()(const journal::LotsExpired& body) const {
    return RestoreLapsed(body);
  }

  absl::StatusOr<Draft> operator()(const journal::CreditsGranted& body) const {
    Entry entry;
    const auto recovered = TakeBack({.member = body.member,
                                     .credit_minutes = body.credit_minutes,
                                     .sources = {record_.sequence},
                                     .write_off_spent = command_.write_off_spent},
                                    entry);
    if (!recovered.ok()) return recovered.status();
    entry.Add(Issuance(), recovered->credit_minutes);
    return Linked(*recovered, {}, body.credit_minutes, std::move(entry));
  }

  absl::StatusOr<Draft> operator()(const journal::CreditsTransferred& body) const {
    const auto giver = desk_.SurvivorOf(body.from);
    if (!giver.ok()) return giver.status();
    const auto receiver = desk_.SurvivorOf(body.to);
    if (!receiver.ok()) return receiver.status();
    if (*giver == *receiver) return NotReversible();  // one person meanwhile
    Entry entry;
    const auto recovered = TakeBack({.member = body.to,
                                     .credit_minutes = body.credit_minutes,
                                     .sources = SourcesGivenBy(body.from),
                                     .write_off_spent = command_.write_off_spent},
                                    entry);
    if (!recovered.ok()) return recovered.status();
    const auto wallet = desk_.WalletOf(*giver);
    if (!wallet.ok()) return wallet.status();
    const domain::Portions returned =
        domain::WithGrace(recovered->portions, desk_.today(), desk_.scheme().policies.grace_days);
    auto status = entry.Give(*giver, *wallet, returned, desk_.FreshLot({}, {}));
    if (!status.ok()) return status;
    return Linked(*recovered, *giver, body.credit_minutes, std::move(entry));
  }

 private:
  absl::StatusOr<Draft> Hours(domain::Sequence hour_log) const {
    const auto log = desk_.HourLogNamed(hour_log);
    if (!log.ok()) return log.status();
    if (!log->reversed.IsNone()) return Reversed();
    return Decide(ReverseHours{.hour_log = hour_log,
                               .reason = command_.reason,
                               .write_off_spent = command_.write_off_spent},
                  desk_);
  }

  absl::StatusOr<Draft> Refund() const {
    const auto redemption = desk_.RedemptionNamed(record_.sequence);
    if (!redemption.ok()) return redemption.status();
    const auto paid = domain::TotalOf(redemption->portions);
    if (!paid.ok()) return paid.status();
    const int64_t left = *paid - redemption->refunded_credit_minutes;
    if (left == 0) return Reversed();
    return Decide(
        RefundRedemption{
            .redemption = record_.sequence, .credit_minutes = left, .reason = command_.reason},
        desk_);
  }

  // What a lapse took comes back as far as it can be spent today, if need be by grace.
  absl::StatusOr<Draft> RestoreLapsed(const journal::LotsExpired& body) const {
    if (auto status = CheckNotReversed(); !status.ok()) return status;
    const auto survivor = desk_.SurvivorOf(body.member);
    if (!survivor.ok()) return survivor.status();
    const auto member = desk_.CurrentMember(*survivor, "entry");
    if (!member.ok()) return member.status();
    auto status = CheckCorrectionReason(command_.reason, *survivor, desk_);
    if (!status.ok()) return status;
    domain::Portions restored;
    for (const journal::Posting& posting : record_.postings) {
      for (const domain::Portion& portion : domain::WithGrace(posting.change.lots, desk_.today(),
                                                              desk_.scheme().policies.grace_days)) {
        if (!domain::HasLapsed(*portion.lot, desk_.today())) restored.push_back(portion);
      }
    }
    if (restored.empty()) return domain::RefuseState("CREDITS_LAPSED", "entry");
    const auto total = domain::TotalOf(restored);
    if (!total.ok()) return total.status();
    const auto wallet = desk_.WalletOf(*survivor);
    if (!wallet.ok()) return wallet.status();
    Entry entry;
    entry.Add(Expired(), -*total);
    status = entry.Give(*survivor, *wallet, restored, desk_.FreshLot({}, {}));
    if (!status.ok()) return status;
    return Linked({.taken_from = {}, .portions = {}, .credit_minutes = *total}, *survivor,
                  body.credit_minutes, std::move(entry));
  }

  // What came out of an overdraft became a lot of the transfer itself.
  std::vector<domain::Sequence> SourcesGivenBy(domain::MemberNumber giver) const {
    std::vector<domain::Sequence> sources = {record_.sequence};
    for (const journal::Posting& posting : record_.postings) {
      if (posting.account != Wallet(giver)) continue;
      for (const domain::Portion& portion : posting.change.lots) {
        sources.push_back(portion.lot->source);
      }
    }
    return sources;
  }

  absl::Status CheckNotReversed() const {
    const auto earlier =
        desk_.rows().Find<journal::ReversedEntry>({desk_.call().scheme, command_.entry});
    if (!earlier.ok()) return earlier.status();
    return *earlier == nullptr ? absl::OkStatus() : Reversed();
  }

  absl::StatusOr<Recovered> TakeBack(const Recovery& recovery, Entry& entry) const {
    if (auto status = CheckNotReversed(); !status.ok()) return status;
    const auto survivor = desk_.SurvivorOf(recovery.member);
    if (!survivor.ok()) return survivor.status();
    auto status = CheckCorrectionReason(command_.reason, *survivor, desk_);
    if (!status.ok()) return status;
    return Recover(recovery, desk_, entry);
  }

  Draft Linked(const Recovered& recovered, domain::MemberNumber given_to, int64_t wanted,
               Entry entry) const {
    Draft draft;
    draft.effective = desk_.effective_today();
    draft.reverses = command_.entry;
    draft.body =
        journal::EntryReversed{.entry = command_.entry,
                               .taken_from = recovered.taken_from,
                               .given_to = given_to,
                               .recovered_credit_minutes = recovered.credit_minutes,
                               .written_off_credit_minutes = wanted - recovered.credit_minutes};
    draft.postings = std::move(entry).Finish();
    const auto about = recovered.taken_from.IsNone() ? given_to : recovered.taken_from;
    if (!command_.reason.empty()) draft.text = TextAbout{about, command_.reason};
    return draft;
  }

  const ReverseEntry& command_;
  const Desk& desk_;
  const journal::Record& record_;
};

}  // namespace

absl::StatusOr<Draft> Decide(const ReverseEntry& command, const Desk& desk) {
  const auto record = desk.RecordNamed(command.entry);
  if (!record.ok()) return record.status();
  return std::visit(Reversal(command, desk, *record), record->body);
}

}  // namespace timecredit::exchange
