#include "ledger/journal/value_codec.h"

#include <algorithm>
#include <climits>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace timecredit::journal {
namespace {

// Stands for InfiniteFuture, 290,000 years before any other instant that is that large.
constexpr int64_t kAfterAllTime = std::numeric_limits<int64_t>::max();

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

absl::Status Fault::StatusFor(std::string_view of) const {
  if (IsNone()) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat(View(of), " cannot be read: ", View(what_),
                   " is not as this version of the program would have written it"));
}

void Parse(std::string_view bytes, google::protobuf::MessageLite& message, Fault& fault) {
  if (bytes.size() > INT_MAX ||
      !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    fault.Note("its encoding");
  }
}

std::string Serialise(const google::protobuf::MessageLite& message) {
  std::string bytes(message.ByteSizeLong(), '\0');
  message.SerializeWithCachedSizesToArray(reinterpret_cast<uint8_t*>(bytes.data()));
  return bytes;
}

std::optional<int64_t> MicrosecondsOf(absl::Time instant) {
  if (instant == absl::InfinitePast()) return std::nullopt;
  return absl::ToUnixMicros(instant);
}

absl::Time InstantFrom(bool present, int64_t microseconds) {
  if (!present) return absl::InfinitePast();
  if (microseconds == kAfterAllTime) return absl::InfiniteFuture();
  return absl::FromUnixMicros(microseconds);
}

int32_t DaysOf(domain::Date date) {
  constexpr int64_t kFirst = std::numeric_limits<int32_t>::min();
  constexpr int64_t kLast = std::numeric_limits<int32_t>::max();
  return static_cast<int32_t>(std::clamp<int64_t>(date - domain::Date(1970, 1, 1), kFirst, kLast));
}

domain::Date DateFrom(int32_t days) { return domain::Date(1970, 1, 1) + days; }

void ToBytes(const domain::Digest& digest, std::string& bytes) {
  bytes.assign(reinterpret_cast<const char*>(digest.data()), digest.size());
}

domain::Digest DigestFrom(const std::string& bytes, std::string_view what, Fault& fault) {
  domain::Digest digest{};
  if (bytes.size() != digest.size()) {
    fault.Note(what);
    return digest;
  }
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

void ToMessage(const domain::LocalizedText& names, StoredNames& messages) {
  for (const auto& [language, text] : names) {
    stored::Name& name = *messages.Add();
    name.set_language(language);
    name.set_text(text);
  }
}

domain::LocalizedText FromMessage(const StoredNames& messages) {
  domain::LocalizedText names;
  for (const stored::Name& name : messages) names.emplace(name.language(), name.text());
  return names;
}

void ToMessage(const domain::Portion& portion, stored::Portion& message) {
  if (const auto& lot = portion.lot; lot) {
    message.set_source_sequence(lot->source.value);
    message.set_programme_activity_number(lot->programme.value);
    if (lot->expires_on) message.set_expires_on_days(DaysOf(*lot->expires_on));
    message.set_accepted_at_organisation_number(lot->accepted_at.value);
    if (lot->first_expires_on) message.set_first_expires_on_days(DaysOf(*lot->first_expires_on));
  }
  message.set_credit_minutes(portion.credit_minutes);
}

domain::Portion FromMessage(const stored::Portion& message) {
  domain::Portion portion;
  if (message.has_source_sequence()) {
    domain::Lot& lot = portion.lot.emplace();
    lot.source = domain::Sequence(message.source_sequence());
    lot.programme = domain::ActivityNumber(message.programme_activity_number());
    if (message.has_expires_on_days()) lot.expires_on = DateFrom(message.expires_on_days());
    lot.accepted_at = domain::OrganisationNumber(message.accepted_at_organisation_number());
    if (message.has_first_expires_on_days()) {
      lot.first_expires_on = DateFrom(message.first_expires_on_days());
    }
  }
  portion.credit_minutes = message.credit_minutes();
  return portion;
}

void ToMessage(const domain::Portions& portions, StoredPortions& messages) {
  messages.Reserve(static_cast<int>(portions.size()));
  for (const domain::Portion& portion : portions) ToMessage(portion, *messages.Add());
}

domain::Portions FromMessage(const StoredPortions& messages) {
  domain::Portions portions;
  portions.reserve(static_cast<size_t>(messages.size()));
  for (const stored::Portion& message : messages) portions.push_back(FromMessage(message));
  return portions;
}

void ToMessage(const domain::Principal& principal, stored::Principal& message) {
  message.set_kind(static_cast<stored::PrincipalKind>(principal.kind));
  message.set_number(principal.number);
  if (principal.member) message.set_member_number(principal.member->value);
  message.set_scheme_number(principal.scheme.value);
}

domain::Principal FromMessage(const stored::Principal& message, Fault& fault) {
  domain::Principal principal;
  principal.kind = EnumFrom<domain::PrincipalKind>(message.kind(), stored::PrincipalKind_IsValid,
                                                   "principal kind", fault);
  principal.number = message.number();
  if (message.has_member_number()) {
    principal.member = domain::MemberNumber(message.member_number());
  }
  principal.scheme = domain::SchemeNumber(message.scheme_number());
  return principal;
}

void ToMessage(const domain::EffectiveTime& effective, stored::EffectiveTime& message) {
  message.set_date_days(DaysOf(effective.date));
  if (effective.start_minute) message.set_start_minute(*effective.start_minute);
  if (effective.duration_minutes) message.set_duration_minutes(*effective.duration_minutes);
}

domain::EffectiveTime FromMessage(const stored::EffectiveTime& message) {
  domain::EffectiveTime effective;
  effective.date = DateFrom(message.date_days());
  if (message.has_start_minute()) effective.start_minute = message.start_minute();
  if (message.has_duration_minutes()) effective.duration_minutes = message.duration_minutes();
  return effective;
}

void ToMessage(const domain::Award& award, stored::Award& message) {
  message.set_credit_minutes(award.credit_minutes);
  message.set_contribution_quantity(award.contribution_quantity);
}

domain::Award FromMessage(const stored::Award& message) {
  return {.credit_minutes = message.credit_minutes(),
          .contribution_quantity = message.contribution_quantity()};
}

void ToMessage(const domain::Party& party, stored::Party& message) {
  message.set_adults(party.adults);
  message.set_under_16s(party.under_16s);
}

domain::Party FromMessage(const stored::Party& message) {
  return {.adults = message.adults(), .under_16s = message.under_16s()};
}

void ToMessage(const domain::Verdict& verdict, stored::Verdict& message) {
  message.set_rule_set(verdict.rule_set);
  message.set_version(verdict.version);
  message.set_rule(verdict.rule);
  message.set_kind(static_cast<stored::VerdictKind>(verdict.kind));
  message.set_reason(verdict.reason);
  message.set_credit_minutes(verdict.credit_minutes);
}

domain::Verdict FromMessage(const stored::Verdict& message, Fault& fault) {
  return {.rule_set = message.rule_set(),
          .version = message.version(),
          .rule = message.rule(),
          .kind = EnumFrom<domain::VerdictKind>(message.kind(), stored::VerdictKind_IsValid,
                                                "verdict kind", fault),
          .reason = message.reason(),
          .credit_minutes = message.credit_minutes()};
}

void ToMessage(const RequestMark& request, stored::RequestMark& message) {
  ToBytes(request.key, *message.mutable_key());
  ToBytes(request.body, *message.mutable_body());
}

RequestMark FromMessage(const stored::RequestMark& message, Fault& fault) {
  return {.key = DigestFrom(message.key(), "request key", fault),
          .body = DigestFrom(message.body(), "request body", fault)};
}

void ToMessage(const Posting& posting, stored::Posting& message) {
  message.set_owner_kind(static_cast<stored::OwnerKind>(posting.account.owner.kind));
  message.set_owner_number(posting.account.owner.number);
  message.set_account_kind(static_cast<stored::AccountKind>(posting.account.kind));
  message.set_unit_number(posting.account.unit.value);
  message.set_amount(posting.amount);
  ToMessage(posting.change.lots, *message.mutable_lots());
  message.set_debt_change_credit_minutes(posting.change.debt_change);
}

Posting FromMessage(const stored::Posting& message, Fault& fault) {
  const domain::Owner owner{
      .kind = EnumFrom<domain::OwnerKind>(message.owner_kind(), stored::OwnerKind_IsValid,
                                          "owner kind", fault),
      .number = message.owner_number()};
  const domain::Account account{
      .owner = owner,
      .kind = EnumFrom<domain::AccountKind>(message.account_kind(), stored::AccountKind_IsValid,
                                            "account kind", fault),
      .unit = domain::UnitNumber(message.unit_number())};
  return {.account = account,
          .amount = message.amount(),
          .change = {.lots = FromMessage(message.lots()),
                     .debt_change = message.debt_change_credit_minutes()}};
}

}  // namespace timecredit::journal
