#include "ledger/reporting/quote.h"

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

absl::StatusOr<int64_t> AvailableAt(const storage::Snapshot& snapshot,
                                    domain::SchemeNumber scheme_number, domain::MemberNumber member,
                                    domain::OrganisationNumber partner, absl::Time now) {
  const auto scheme = snapshot.Find<domain::Scheme>({scheme_number});
  if (!scheme.ok()) return scheme.status();
  const auto today = domain::DateAt((*scheme)->calendar, now);
  if (!today.ok()) return today.status();
  const auto accounts = snapshot.Find<journal::Accounts>({scheme_number, domain::OwnerOf(member)});
  if (!accounts.ok()) return accounts.status();
  const domain::Wallet wallet = *accounts == nullptr ? domain::Wallet() : (*accounts)->wallet;
  return domain::AvailableUnder(wallet, {.today = *today,
                                         .partner = partner,
                                         .floor = (*scheme)->policies.wallet_floor_credit_minutes});
}

}  // namespace

absl::StatusOr<Quote> QuoteFor(const storage::Store& store, domain::SchemeNumber scheme,
                               const Visit& visit, absl::Time now) {
  Quote quote;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto member = snapshot.Find<domain::Member>({scheme, visit.member});
    if (!member.ok()) return member.status();
    if (*member == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", "member");
    if (auto active = domain::CheckActive(**member, "member"); !active.ok()) return active;
    const auto offer = snapshot.Find<domain::Offer>({scheme, visit.offer});
    if (!offer.ok()) return offer.status();
    if (*offer == nullptr) return domain::RefuseMissing("OFFER_UNKNOWN", "offer");
    quote.partner = (*offer)->partner;
    const auto partner = snapshot.Find<domain::Organisation>({scheme, quote.partner});
    if (!partner.ok()) return partner.status();
    if (auto fit = domain::CheckPartner(**partner, "offer"); !fit.ok()) return fit;
    const auto price = domain::PriceOf(**offer, visit.party);
    if (!price.ok()) return price.status();
    quote.credit_minutes = *price;
    const auto available = AvailableAt(snapshot, scheme, visit.member, quote.partner, now);
    if (available.ok()) quote.available = *available;
    return available.status();
  });
  if (!status.ok()) return status;
  return quote;
}

}  // namespace timecredit::reporting
