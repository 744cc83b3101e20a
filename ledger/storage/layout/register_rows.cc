#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "ledger/storage/layout/row_values.h"
#include "proto/timecredit/storage/v1/row.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::storage {
namespace {

using journal::Cleared;
using journal::DateFrom;
using journal::DaysOf;
using journal::DigestFrom;
using journal::EnumFrom;
using journal::Fault;
using journal::FromMessage;
using journal::InstantFrom;
using journal::MicrosecondsOf;
using journal::Serialise;
using journal::ToBytes;
using journal::ToMessage;

}  // namespace

std::string ValueOf(const journal::Registry& row) {
  auto& message = Cleared<v1::RegistryRow>();
  message.set_schemes(row.schemes);
  return Serialise(message);
}
journal::Registry RowFrom(const journal::Registry::Key& key, std::string_view value, Fault& fault) {
  if (!key.scheme.IsNone()) fault.Note("the registry's scheme number");
  return {.schemes = Parsed<v1::RegistryRow>(value, fault).schemes()};
}

std::string ValueOf(const journal::Alias& row) {
  auto& message = Cleared<v1::AliasRow>();
  message.set_number(row.number);
  return Serialise(message);
}
journal::Alias RowFrom(const journal::Alias::Key& key, std::string_view value, Fault& fault) {
  return {.scheme = key.scheme,
          .kind = key.kind,
          .alias = key.alias,
          .number = Parsed<v1::AliasRow>(value, fault).number()};
}

std::string ValueOf(const journal::Head& row) {
  auto& message = Cleared<v1::HeadRow>();
  message.set_last_sequence(row.last_sequence.value);
  if (const auto instant = MicrosecondsOf(row.last_recorded_at)) {
    message.set_last_recorded_at_microseconds(*instant);
  }
  if (const auto instant = MicrosecondsOf(row.clock_confirmed_until)) {
    message.set_clock_confirmed_until_microseconds(*instant);
  }
  message.set_members(row.members);
  message.set_organisations(row.organisations);
  message.set_activities(row.activities);
  message.set_offers(row.offers);
  return Serialise(message);
}
journal::Head RowFrom(const journal::Head::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::HeadRow>(value, fault);
  return {.scheme = key.scheme,
          .last_sequence = domain::Sequence(message.last_sequence()),
          .last_recorded_at = InstantFrom(message.has_last_recorded_at_microseconds(),
                                          message.last_recorded_at_microseconds()),
          .clock_confirmed_until = InstantFrom(message.has_clock_confirmed_until_microseconds(),
                                               message.clock_confirmed_until_microseconds()),
          .members = message.members(),
          .organisations = message.organisations(),
          .activities = message.activities(),
          .offers = message.offers()};
}

std::string ValueOf(const domain::Scheme& row) {
  auto& message = Cleared<v1::Scheme>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Scheme RowFrom(const domain::Scheme::Key& key, std::string_view value, Fault& fault) {
  return FromMessage(key.scheme, Parsed<v1::Scheme>(value, fault), fault);
}

std::string ValueOf(const domain::Organisation& row) {
  auto& message = Cleared<v1::Organisation>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Organisation RowFrom(const domain::Organisation::Key& key, std::string_view value,
                             Fault& fault) {
  return FromMessage(key, Parsed<v1::Organisation>(value, fault));
}

std::string ValueOf(const domain::Activity& row) {
  auto& message = Cleared<v1::Activity>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Activity RowFrom(const domain::Activity::Key& key, std::string_view value, Fault& fault) {
  return FromMessage(key, Parsed<v1::Activity>(value, fault), fault);
}

std::string ValueOf(const domain::Offer& row) {
  auto& message = Cleared<v1::Offer>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Offer RowFrom(const domain::Offer::Key& key, std::string_view value, Fault& fault) {
  return FromMessage(key, Parsed<v1::Offer>(value, fault), fault);
}

std::string ValueOf(const domain::Member& row) {
  auto& message = Cleared<v1::MemberRow>();
  message.set_state(static_cast<v1::MemberState>(row.state));
  message.set_joined_on_days(DaysOf(row.joined_on));
  message.set_merged_into_member_number(row.merged_into.value);
  for (const domain::MemberNumber duplicate : row.duplicates) {
    message.add_duplicate_member_numbers(duplicate.value);
  }
  return Serialise(message);
}
domain::Member RowFrom(const domain::Member::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::MemberRow>(value, fault);
  std::vector<domain::MemberNumber> duplicates;
  for (const uint64_t number : message.duplicate_member_numbers()) duplicates.emplace_back(number);
  return {.scheme = key.scheme,
          .member = key.member,
          .state = EnumFrom<domain::MemberState>(message.state(), v1::MemberState_IsValid,
                                                 "member state", fault),
          .joined_on = DateFrom(message.joined_on_days()),
          .merged_into = domain::MemberNumber(message.merged_into_member_number()),
          .duplicates = std::move(duplicates)};
}

std::string ValueOf(const journal::Outcome& row) {
  auto& message = Cleared<v1::OutcomeRow>();
  ToBytes(row.body, *message.mutable_request_body());
  if (row.committed_in != row.scheme) {
    message.set_committed_in_scheme_number(row.committed_in.value);
  }
  message.set_sequence(row.sequence.value);
  message.set_confidential_sequence(row.confidential_sequence.value);
  return Serialise(message);
}
journal::Outcome RowFrom(const journal::Outcome::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::OutcomeRow>(value, fault);
  return {.scheme = key.scheme,
          .request = key.request,
          .body = DigestFrom(message.request_body(), "request body", fault),
          .committed_in = message.has_committed_in_scheme_number()
                              ? domain::SchemeNumber(message.committed_in_scheme_number())
                              : key.scheme,
          .sequence = domain::Sequence(message.sequence()),
          .confidential_sequence = domain::ConfidentialSequence(message.confidential_sequence())};
}

}  // namespace timecredit::storage
