#include "ledger/journal/agreement.h"

#include <cstdint>
#include <variant>

#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {
namespace {

using Kind = domain::AccountKind;
using Sum = absl::int128;  // of any number of amounts

// Every rule names what the postings must come to.
class Rules {
 public:
  explicit Rules(const Record& record) : record_(record) {}

  bool operator()(const HoursLogged& body) const {
    return body.award.has_value() ? IsAwarded(*body.award) : record_.postings.empty();
  }
  bool operator()(const HoursApproved& body) const { return IsAwarded(body.award); }
  bool operator()(const HoursUpdated& /*body*/) const { return record_.postings.empty(); }
  bool operator()(const HoursReversed& body) const {
    return Posted(Kind::kWallet) == -Sum(body.recovered_credit_minutes);
  }

  bool operator()(const CreditsGranted& body) const {
    return Wallet(body.member) == body.credit_minutes;
  }
  bool operator()(const CreditsTransferred& body) const {
    return Wallet(body.from) == -Sum(body.credit_minutes) && Wallet(body.to) == body.credit_minutes;
  }
  bool operator()(const LotsExpired& body) const {
    return Wallet(body.member) == -Sum(body.credit_minutes) &&
           Posted(Kind::kExpired) == body.credit_minutes;
  }
  bool operator()(const EntryReversed& body) const {
    return (body.taken_from.IsNone() ||
            Wallet(body.taken_from) == -Sum(body.recovered_credit_minutes)) &&
           (body.given_to.IsNone() || Wallet(body.given_to) == body.recovered_credit_minutes);
  }

  bool operator()(const HoldPlaced& body) const {
    return Wallet(body.member) == -TotalOf(body.portions) &&
           Posted(Kind::kHeld) == TotalOf(body.portions);
  }
  bool operator()(const HoldReopened& body) const {
    return Posted(Kind::kHeld) == TotalOf(body.portions);
  }
  bool operator()(const HoldCaptured& body) const {
    return Posted(Kind::kTakings) == TotalOf(body.portions);
  }
  bool operator()(const CreditsRedeemed& body) const {
    return Wallet(body.member) == -TotalOf(body.portions) &&
           Posted(Kind::kTakings, domain::OwnerOf(body.partner)) == TotalOf(body.portions);
  }
  bool operator()(const RedemptionRefunded& body) const {
    return Posted(Kind::kTakings) == -Sum(body.credit_minutes) &&
           Posted(Kind::kWallet) == body.credit_minutes;
  }

  bool operator()(const MemberClosed& body) const { return HasLeft(body); }
  bool operator()(const MemberErased& body) const { return HasLeft(body); }
  bool operator()(const MembersMerged& body) const {
    // Lots repay debt before they move, so that only one of the two is left to move.
    const bool is_one_of_them =
        body.moved_credit_minutes == 0 || body.moved_debt_credit_minutes == 0;
    return is_one_of_them &&
           Wallet(body.into) ==
               Sum(body.moved_credit_minutes) - Sum(body.moved_debt_credit_minutes) &&
           Posted(Kind::kExpired) == body.expired_credit_minutes;
  }

  template <class Body>
  bool operator()(const Body&) const {
    return true;
  }

 private:
  // Of all accounts of the kind, or of one owner's, in whatever unit: an entry has one.
  Sum Posted(Kind kind, const domain::Owner* owner = nullptr) const {
    Sum sum = 0;
    for (const Posting& posting : record_.postings) {
      const bool counts =
          posting.account.kind == kind && (owner == nullptr || posting.account.owner == *owner);
      if (counts) sum += posting.amount;
    }
    return sum;
  }
  Sum Posted(Kind kind, const domain::Owner& owner) const { return Posted(kind, &owner); }

  Sum Wallet(domain::MemberNumber member) const {
    return Posted(Kind::kWallet, domain::OwnerOf(member));
  }

  // Of what was taken from the member's wallet.
  Sum LapsedOf(domain::MemberNumber member) const {
    Sum sum = 0;
    for (const Posting& posting : record_.postings) {
      const bool is_theirs =
          posting.account.kind == Kind::kWallet && posting.account.owner == domain::OwnerOf(member);
      if (!is_theirs || posting.amount > 0 || !record_.effective.has_value()) continue;
      for (const domain::Portion& portion : posting.change.lots) {
        const bool has_lapsed =
            portion.lot.has_value() && domain::HasLapsed(*portion.lot, record_.effective->date);
        if (has_lapsed) sum += portion.credit_minutes;
      }
    }
    return sum;
  }

  static Sum TotalOf(const domain::Portions& portions) {
    Sum sum = 0;
    for (const domain::Portion& portion : portions) sum += portion.credit_minutes;
    return sum;
  }

  bool IsAwarded(const domain::Award& award) const {
    return Posted(Kind::kWallet) == award.credit_minutes &&
           Posted(Kind::kContributed) == award.contribution_quantity;
  }

  template <class Body>
  bool HasLeft(const Body& body) const {
    const Sum left = Sum(body.expired_credit_minutes) + Sum(body.given_back_credit_minutes);
    const bool is_transferred = body.beneficiary.IsNone()
                                    ? body.transferred_credit_minutes == 0
                                    : Wallet(body.beneficiary) == body.transferred_credit_minutes;
    // What is given back and what had lapsed go to one account: the lots tell them apart.
    return is_transferred && Posted(Kind::kExpired) == left &&
           LapsedOf(body.member) == body.expired_credit_minutes &&
           Posted(Kind::kIssuance) == -Sum(body.written_off_debt_credit_minutes);
  }

  const Record& record_;
};

}  // namespace

absl::Status CheckAgreement(const Record& record) {
  if (std::visit(Rules(record), record.body)) return absl::OkStatus();
  return absl::InternalError("a record whose body does not say what its postings do");
}

}  // namespace timecredit::journal
