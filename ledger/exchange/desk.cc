#include "ledger/exchange/desk.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/record_codec.h"

namespace timecredit::exchange {
namespace {

constexpr int64_t kLongestText = 2'000;

// The row, or a refusal that names the field.
template <class RowType>
absl::StatusOr<RowType> Named(const journal::ProjectionReader& rows,
                              const typename RowType::Key& key, std::string_view reason,
                              std::string_view field) {
  const auto row = rows.Find<RowType>(key);
  if (!row.ok()) return row.status();
  if (*row == nullptr) return domain::RefuseMissing(reason, field);
  return **row;
}

}  // namespace

absl::Status Desk::Open() {
  const auto scheme = rows_.Find<domain::Scheme>({call_.scheme});
  if (!scheme.ok()) return scheme.status();
  const auto head = rows_.Find<journal::Head>({call_.scheme});
  if (!head.ok()) return head.status();
  if (*scheme == nullptr || *head == nullptr) {
    return domain::RefuseMissing("SCHEME_UNKNOWN", "scheme");
  }
  const auto confidential = rows_.Find<journal::ConfidentialHead>({call_.scheme});
  if (!confidential.ok()) return confidential.status();
  scheme_ = *scheme;
  head_ = *head;
  last_recorded_at_ = head_->last_recorded_at;
  if (*confidential != nullptr) {
    last_recorded_at_ = std::max(last_recorded_at_, (*confidential)->last_recorded_at);
  }
  const auto today = domain::DateAt(scheme_->calendar, now_);
  if (!today.ok()) return today.status();
  today_ = *today;
  return absl::OkStatus();
}

domain::Lot Desk::FreshLot(domain::ActivityNumber programme,
                           domain::OrganisationNumber earned_at) const {
  const bool only_where_earned = scheme_->policies.acceptance == domain::Acceptance::kWhereEarned;
  return {.source = next_sequence(),
          .programme = programme,
          .expires_on = domain::ExpiryOf(scheme_->policies, today_),
          .accepted_at = only_where_earned ? earned_at : domain::OrganisationNumber()};
}

absl::StatusOr<domain::Member> Desk::KnownMember(domain::MemberNumber member,
                                                 std::string_view field) const {
  return Named<domain::Member>(rows_, {call_.scheme, member}, "MEMBER_UNKNOWN", field);
}

absl::StatusOr<domain::Member> Desk::CurrentMember(domain::MemberNumber member,
                                                   std::string_view field) const {
  auto known = KnownMember(member, field);
  if (!known.ok()) return known;
  if (auto status = domain::CheckCurrent(*known, field); !status.ok()) return status;
  return known;
}

absl::StatusOr<domain::Member> Desk::ActiveMember(domain::MemberNumber member,
                                                  std::string_view field) const {
  auto known = KnownMember(member, field);
  if (!known.ok()) return known;
  if (auto status = domain::CheckActive(*known, field); !status.ok()) return status;
  return known;
}

absl::StatusOr<domain::MemberNumber> Desk::SurvivorOf(domain::MemberNumber member) const {
  const auto known = KnownMember(member, "member");
  if (!known.ok()) return known.status();
  return domain::SurvivorOf(*known);
}

absl::StatusOr<domain::Organisation> Desk::OrganisationNamed(
    domain::OrganisationNumber organisation, std::string_view field) const {
  return Named<domain::Organisation>(rows_, {call_.scheme, organisation}, "ORGANISATION_UNKNOWN",
                                     field);
}

absl::StatusOr<domain::Activity> Desk::ActivityNamed(domain::ActivityNumber activity,
                                                     std::string_view field) const {
  return Named<domain::Activity>(rows_, {call_.scheme, activity}, "ACTIVITY_UNKNOWN", field);
}

absl::StatusOr<domain::Offer> Desk::OfferNamed(domain::OfferNumber offer,
                                               std::string_view field) const {
  return Named<domain::Offer>(rows_, {call_.scheme, offer}, "OFFER_UNKNOWN", field);
}

absl::StatusOr<domain::HourLog> Desk::HourLogNamed(domain::Sequence hour_log) const {
  return Named<domain::HourLog>(rows_, {call_.scheme, hour_log}, "HOUR_LOG_UNKNOWN", "hour_log");
}

absl::StatusOr<domain::Session> Desk::SessionNamed(domain::Sequence session) const {
  return Named<domain::Session>(rows_, {call_.scheme, session}, "SESSION_UNKNOWN", "session");
}

absl::StatusOr<domain::Hold> Desk::HoldNamed(domain::Sequence hold) const {
  return Named<domain::Hold>(rows_, {call_.scheme, hold}, "HOLD_UNKNOWN", "hold");
}

absl::StatusOr<domain::Redemption> Desk::RedemptionNamed(domain::Sequence redemption) const {
  const auto found = rows_.Find<domain::Redemption>({call_.scheme, redemption});
  if (!found.ok()) return found.status();
  if (*found != nullptr) return **found;
  const auto hold = rows_.Find<domain::Hold>({call_.scheme, redemption});
  if (!hold.ok()) return hold.status();
  return domain::RefuseRedemption(hold->get(), "redemption");
}

absl::StatusOr<journal::Record> Desk::RecordNamed(domain::Sequence entry) const {
  const auto stored =
      Named<journal::StoredRecord>(rows_, {call_.scheme, entry}, "ENTRY_UNKNOWN", "entry");
  if (!stored.ok()) return stored.status();
  return journal::DecodeRecord(stored->bytes);
}

domain::SpendingTerms Desk::SpendingAt(domain::OrganisationNumber partner) const {
  return {
      .today = today_, .partner = partner, .floor = scheme_->policies.wallet_floor_credit_minutes};
}

absl::StatusOr<domain::Wallet> Desk::WalletOf(domain::MemberNumber member) const {
  const auto accounts = rows_.Find<journal::Accounts>({call_.scheme, domain::OwnerOf(member)});
  if (!accounts.ok()) return accounts.status();
  return *accounts == nullptr ? domain::Wallet() : (*accounts)->wallet;
}

absl::StatusOr<int64_t> Desk::BalanceOf(const domain::Account& account) const {
  const auto accounts = rows_.Find<journal::Accounts>({call_.scheme, account.owner});
  if (!accounts.ok()) return accounts.status();
  if (*accounts == nullptr) return 0;
  for (const journal::AccountBalance& balance : (*accounts)->balances) {
    if (balance.kind == account.kind && balance.unit == account.unit) return balance.amount;
  }
  return 0;
}

absl::StatusOr<int64_t> Desk::AwaitingHourLogsOf(domain::MemberNumber member) const {
  const auto accounts = rows_.Find<journal::Accounts>({call_.scheme, domain::OwnerOf(member)});
  if (!accounts.ok()) return accounts.status();
  return *accounts == nullptr ? 0 : (*accounts)->awaiting_hour_logs;
}

absl::StatusOr<int64_t> Desk::MinutesOn(const domain::Member& member, domain::Date date) const {
  std::vector<domain::MemberNumber> numbers = member.duplicates;
  numbers.push_back(member.member);
  int64_t minutes = 0;
  for (const domain::MemberNumber number : numbers) {
    const auto day = rows_.Find<journal::MemberDay>({call_.scheme, number, date});
    if (!day.ok()) return day.status();
    if (*day != nullptr) minutes += (*day)->minutes;
  }
  return minutes;
}

absl::Status Desk::CheckAliasFree(journal::AliasKind kind, std::string_view alias) const {
  const bool is_scheme = kind == journal::AliasKind::kScheme;
  const auto taken = rows_.Find<journal::Alias>(
      {is_scheme ? domain::SchemeNumber() : call_.scheme, kind, std::string(alias)});
  if (!taken.ok()) return taken.status();
  if (*taken == nullptr) return absl::OkStatus();
  return domain::RefuseExisting("ID_TAKEN", "alias");
}

absl::Status Desk::CheckMemberAliasFree(std::string_view alias) const {
  const auto taken = rows_.Find<journal::MemberAlias>(compartment_.AliasKey(call_.scheme, alias));
  if (!taken.ok()) return taken.status();
  if (*taken == nullptr) return absl::OkStatus();
  return domain::RefuseExisting("ID_TAKEN", "alias");
}

absl::StatusOr<std::optional<journal::ConfidentialHours>> Desk::ConfidentialHoursOf(
    domain::Sequence hour_log) const {
  const auto head = rows_.Find<journal::ConfidentialHead>({call_.scheme});
  if (!head.ok()) return head.status();
  if (*head == nullptr) return std::nullopt;  // a scheme without a confidential journal
  return confidential_.FindHours(call_.scheme, hour_log);
}

absl::StatusOr<domain::Obligation> Desk::ObligationNamed(
    domain::ObligationNumber obligation) const {
  const auto found = confidential_.FindObligation(call_.scheme, obligation);
  if (!found.ok()) return found.status();
  if (found->has_value()) return **found;
  return domain::RefuseMissing("OBLIGATION_UNKNOWN", "obligation");
}

absl::Status CheckClock(const Desk& desk) {
  const absl::Time last = desk.last_recorded_at();
  if (desk.now() >= last - kClockTolerance) return absl::OkStatus();
  if (last <= desk.head().clock_confirmed_until + kClockTolerance) return absl::OkStatus();
  // How far, is said of public records: at least the tolerance, whichever record was last.
  const absl::Duration behind =
      std::max(kClockTolerance, desk.head().last_recorded_at - desk.now());
  return domain::RefuseState("CLOCK_BEHIND", "scheme",
                             {{"behind", domain::Minutes{absl::ToInt64Minutes(behind)}}});
}

absl::Status CheckPositive(int64_t amount, std::string_view field) {
  return domain::CheckNumber(amount, 1, domain::kLargestAmount, field);
}

absl::Status CheckNotEmpty(bool changes_something) {
  if (changes_something) return absl::OkStatus();
  return domain::RefuseArgument("UPDATE_EMPTY", "");
}

absl::Status CheckText(std::string_view text, std::string_view field) {
  if (std::ssize(text) > kLongestText) {
    return domain::RefuseArgument("TEXT_TOO_LONG", field, {{"longest", kLongestText}});
  }
  if (domain::IsReadableText(text)) return absl::OkStatus();
  return domain::RefuseArgument("TEXT_INVALID", field);
}

absl::Status CheckCorrectionReason(std::string_view reason, domain::MemberNumber member,
                                   const Desk& desk) {
  if (auto status = CheckText(reason, "reason"); !status.ok()) return status;
  const auto known = desk.KnownMember(member, "member");
  if (!known.ok()) return known.status();
  const bool is_erased = known->state == domain::MemberState::kErased;
  if (reason.empty() == is_erased) return absl::OkStatus();
  return is_erased ? domain::RefuseState("REASON_NOT_KEPT", "reason")
                   : domain::RefuseArgument("REASON_MISSING", "reason");
}

}  // namespace timecredit::exchange
