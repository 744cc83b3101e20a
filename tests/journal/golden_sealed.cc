#include <string>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/verdict.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/sealed_codec.h"
#include "tests/journal/golden_values.h"

// A sentence of ten hours with a youth court, of which two are served; an order to write three
// reports, with no date.
namespace timecredit::tests {
namespace {

using domain::AccountKind;
using domain::Date;
using journal::ConfidentialRecord;
using journal::Posting;

constexpr domain::SchemeNumber kScheme(3);
constexpr domain::MemberNumber kMember(1);
constexpr domain::CaseNumber kCase(5);
constexpr domain::ObligationNumber kHours(8);

domain::Obligation TenHours() {
  return {.scheme = kScheme,
          .obligation = kHours,
          .court_case = kCase,
          .member = kMember,
          .unit = domain::kMinutes,
          .imposed = 600,
          .discharged = 0,
          .due_on = Date(2024, 7, 30)};
}

journal::HoursConfided JuryDuty() {
  return {.hour_log = domain::Sequence(8),
          .member = kMember,
          .activity = domain::ActivityNumber(6),
          .host = domain::OrganisationNumber(2),
          .obligation = kHours,
          .quantity = 120};
}

std::vector<Posting> Moved(AccountKind from, AccountKind to, int64_t quantity) {
  const domain::Owner owner = domain::OwnerOf(kHours);
  return {{.account = {owner, from, domain::kMinutes}, .amount = -quantity, .change = {}},
          {.account = {owner, to, domain::kMinutes}, .amount = quantity, .change = {}}};
}

ConfidentialRecord Of(uint64_t sequence, journal::ConfidentialBody body) {
  ConfidentialRecord record;
  record.scheme = kScheme;
  record.sequence = domain::ConfidentialSequence(sequence);
  record.recorded_at =
      absl::FromUnixMicros(1'714'557'600'000'123) + absl::Hours(static_cast<int64_t>(sequence));
  record.acting = {domain::PrincipalKind::kOfficer, 9, {}, kScheme};
  record.court_case = kCase;
  record.body = std::move(body);
  return record;
}

ConfidentialRecord Imposed() {
  ConfidentialRecord record = Of(1, journal::ObligationImposed{.obligation = TenHours()});
  record.request =
      journal::RequestMark{.key = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                           .body = {15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0}};
  record.postings = Moved(AccountKind::kImposed, AccountKind::kOutstanding, 600);
  return record;
}

ConfidentialRecord Confided() {
  ConfidentialRecord record = Of(2, JuryDuty());
  record.public_record = domain::Sequence(8);
  record.verdicts = {{.rule_set = "court",
                      .version = 1,
                      .rule = "obligation-open",
                      .kind = domain::VerdictKind::kAllow,
                      .reason = "",
                      .credit_minutes = 0}};
  return record;
}

ConfidentialRecord Discharged() {
  ConfidentialRecord record =
      Of(3, journal::ObligationDischarged{
                .hour_log = domain::Sequence(8), .obligation = kHours, .quantity = 120});
  record.public_record = domain::Sequence(9);
  record.postings = Moved(AccountKind::kOutstanding, AccountKind::kDischarged, 120);
  return record;
}

ConfidentialRecord Reversed() {
  ConfidentialRecord record =
      Of(4, journal::DischargeReversed{
                .hour_log = domain::Sequence(8), .obligation = kHours, .quantity = 120});
  record.public_record = domain::Sequence(29);
  record.postings = Moved(AccountKind::kDischarged, AccountKind::kOutstanding, 120);
  return record;
}

// Of the same records as others, but of no case.
ConfidentialRecord Cover(uint64_t sequence, uint64_t public_record,
                         journal::ConfidentialBody body) {
  ConfidentialRecord record = Of(sequence, std::move(body));
  record.court_case = {};
  record.public_record = domain::Sequence(public_record);
  return record;
}

template <class Value>
void Append(std::vector<GoldenEntry>& entries, const std::vector<Golden<Value>>& values,
            const std::string& message, std::string (*encode)(const Value&)) {
  for (const auto& [name, value] : values) {
    entries.push_back(GoldenEntryOf(name, "timecredit.storage.v1." + message, encode(value)));
  }
}

}  // namespace

std::vector<Golden<ConfidentialRecord>> GoldenConfidentialRecords() {
  return {{"obligation_imposed", Imposed()},
          {"hours_confided", Confided()},
          {"obligation_discharged", Discharged()},
          {"discharge_reversed", Reversed()},
          {"hours_covered", Cover(5, 30, journal::HoursCovered{domain::Sequence(30)})},
          {"discharge_covered", Cover(6, 31, journal::DischargeCovered{domain::Sequence(30)})}};
}

std::vector<Golden<domain::Obligation>> GoldenObligations() {
  domain::Obligation partly = TenHours();
  partly.discharged = 120;
  partly.changes = 1;
  domain::Obligation reports = TenHours();
  reports.obligation = domain::ObligationNumber(9);
  reports.unit = domain::UnitNumber(2);
  reports.imposed = 3;
  reports.due_on.reset();
  return {{"obligation_in_minutes", partly}, {"obligation_in_reports", reports}};
}

std::vector<Golden<journal::ConfidentialHours>> GoldenConfidentialHours() {
  return {{"hours_submitted", {.confided = JuryDuty(), .court_case = kCase, .discharged = 0}},
          {"hours_approved", {.confided = JuryDuty(), .court_case = kCase, .discharged = 120}}};
}

std::vector<Golden<journal::Envelope>> GoldenEnvelopes() {
  return {{"envelope",
           {.court_case = kCase,
            .sealed_under = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
            .written_by = domain::ConfidentialSequence(3),
            .sealed = "sealed"}}};
}

std::vector<Golden<domain::MemberFields>> GoldenMemberFields() {
  const domain::MemberFields all = {.alias = "m1",
                                    .name = "Siân Example",
                                    .known_as = "Siân",
                                    .phone = "029 2018 0000",
                                    .email = "sian@example.org",
                                    .address = "Flat 4\n1 Example Street\nCardiff",
                                    .language = "cy",
                                    .adult_on = Date(2027, 2, 28),
                                    .born_on = Date(2009, 2, 28),
                                    .guardian = domain::Guardian{.name = "Nia Example",
                                                                 .phone = "029 2018 0001",
                                                                 .consented_on = Date(2024, 4, 30)},
                                    .notes = "Prefers letters."};
  domain::MemberFields older;
  older.name = "Owain Example";
  older.born_on = Date(1969, 12, 31);
  older.guardian = domain::Guardian{};
  domain::MemberFields least;
  least.name = "A";
  return {
      {"member_fields_all", all}, {"member_fields_older", older}, {"member_fields_least", least}};
}

std::vector<GoldenEntry> SealedEntries() {
  std::vector<GoldenEntry> entries;
  Append(entries, GoldenConfidentialRecords(), "ConfidentialRecord",
         journal::EncodeConfidentialRecord);
  Append(entries, GoldenObligations(), "Obligation", journal::EncodeObligation);
  Append(entries, GoldenConfidentialHours(), "ConfidentialHours", journal::EncodeConfidentialHours);
  Append(entries, GoldenEnvelopes(), "Envelope", journal::EncodeEnvelope);
  Append(entries, GoldenMemberFields(), "MemberFields", journal::EncodeMemberFields);
  return entries;
}

}  // namespace timecredit::tests
