#include "tests/storage/sample_rows.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"

namespace timecredit::storage {
namespace {

const domain::SchemeNumber kScheme(7);
const domain::Sequence kSequence(11);
const domain::MemberNumber kMember(3);
const domain::OrganisationNumber kOrganisation(2);
const domain::ActivityNumber kActivity(4);
const domain::Date kDate(2024, 2, 29);
const absl::Time kTime = absl::FromUnixMicros(1'709'208'000'123'456);
const domain::Digest kDigest{1, 2, 3};
const domain::KeyId kKeyId{4, 5, 6};

void AppendObjects(std::vector<journal::Row>& rows) {
  rows.push_back(domain::Scheme{.scheme = kScheme, .alias = "taff", .names = {{"en", "Taff"}}});
  rows.push_back(domain::Organisation{.scheme = kScheme,
                                      .organisation = kOrganisation,
                                      .alias = "pool",
                                      .names = {{"en", "Pool"}}});
  domain::Activity activity;
  activity.scheme = kScheme;
  activity.activity = kActivity;
  rows.push_back(activity);
  rows.push_back(domain::Member{.scheme = kScheme, .member = kMember, .joined_on = kDate});
  domain::HourLog hours;
  hours.scheme = kScheme;
  hours.hour_log = kSequence;
  hours.member = kMember;
  hours.activity = kActivity;
  hours.host = kOrganisation;
  hours.effective.date = kDate;
  hours.duration_minutes = 90;
  rows.push_back(hours);
  const domain::Portions portions = {
      {.lot = domain::Lot{.source = kSequence, .expires_on = kDate}, .credit_minutes = 60}};
  rows.push_back(domain::Hold{.scheme = kScheme,
                              .hold = kSequence,
                              .member = kMember,
                              .partner = kOrganisation,
                              .portions = portions,
                              .deadline = kTime});
  rows.push_back(domain::Redemption{.scheme = kScheme,
                                    .redemption = kSequence,
                                    .member = kMember,
                                    .partner = kOrganisation,
                                    .portions = portions});
}

void AppendOffersAndSessions(std::vector<journal::Row>& rows) {
  rows.push_back(domain::Offer{.scheme = kScheme,
                               .offer = domain::OfferNumber(1),
                               .alias = "swim",
                               .partner = kOrganisation,
                               .names = {{"en", "Swim"}},
                               .credit_minutes_per_adult = 60});
  rows.push_back(domain::Session{.scheme = kScheme,
                                 .session = kSequence,
                                 .activity = kActivity,
                                 .effective = {.date = kDate, .duration_minutes = 90}});
  rows.push_back(journal::Attendance{
      .scheme = kScheme, .session = kSequence, .member = kMember, .hour_log = kSequence});
}

void AppendProjections(std::vector<journal::Row>& rows) {
  rows.push_back(journal::Registry{.schemes = 9});
  rows.push_back(journal::Alias{.kind = journal::AliasKind::kScheme, .alias = "taff", .number = 7});
  rows.push_back(journal::Head{
      .scheme = kScheme, .last_sequence = kSequence, .last_recorded_at = kTime, .members = 3});
  const journal::AccountBalance balance{.kind = domain::AccountKind::kWallet, .amount = 60};
  rows.push_back(journal::Accounts{
      .scheme = kScheme, .owner = domain::OwnerOf(kMember), .balances = {balance}});
  rows.push_back(journal::Line{.scheme = kScheme,
                               .owner = domain::OwnerOf(kMember),
                               .sequence = kSequence,
                               .changes = {balance},
                               .balances_after = {balance}});
  rows.push_back(journal::Outcome{.scheme = kScheme,
                                  .request = kDigest,
                                  .body = kDigest,
                                  .committed_in = kScheme,
                                  .sequence = kSequence});
  rows.push_back(journal::EffectiveEntry{.scheme = kScheme, .date = kDate, .sequence = kSequence});
  rows.push_back(journal::AwaitingHours{.scheme = kScheme, .hour_log = kSequence});
  rows.push_back(Day(kScheme.value, kMember.value, 1, 90));
  rows.push_back(journal::HoldDeadline{.scheme = kScheme, .deadline = kTime, .hold = kSequence});
  rows.push_back(journal::WalletExpiry{.scheme = kScheme, .expires_on = kDate, .member = kMember});
  rows.push_back(journal::ReversedEntry{
      .scheme = kScheme, .entry = kSequence, .reversed_by = domain::Sequence(12)});
}

void AppendSealed(std::vector<journal::Row>& rows) {
  rows.push_back(journal::SealedRecord{
      .scheme = kScheme, .sequence = domain::ConfidentialSequence(1), .sealed = "sealed"});
  rows.push_back(journal::ConfidentialHead{.scheme = kScheme,
                                           .last_sequence = domain::ConfidentialSequence(1),
                                           .last_recorded_at = kTime});
  rows.push_back(journal::CaseKey{
      .scheme = kScheme, .court_case = domain::CaseNumber(1), .sealed_under = kKeyId});
  rows.push_back(
      journal::SealedObligation{.scheme = kScheme, .state = kDigest, .sealed = "sealed"});
  rows.push_back(journal::SealedHours{.scheme = kScheme, .hour_log = kDigest, .sealed = "sealed"});
  rows.push_back(journal::SealedMember{
      .scheme = kScheme, .member = kMember, .sealed_under = kKeyId, .sealed = "sealed"});
  rows.push_back(journal::SealedText{
      .scheme = kScheme, .member = kMember, .sequence = kSequence, .sealed = "sealed"});
  rows.push_back(journal::MemberAlias{.scheme = kScheme, .alias = kDigest, .member = kMember});
  rows.push_back(
      journal::PendingErasure{.scheme = kScheme, .member = kMember, .to_destroy = kKeyId});
  rows.push_back(journal::ErasedKey{.scheme = kScheme, .member = kMember, .destroyed = kKeyId});
  rows.push_back(journal::KeyMark{.pair = kKeyId, .changes = 7});
}

}  // namespace

journal::MemberDay Day(uint64_t scheme, uint64_t member, int day, int64_t minutes) {
  return {.scheme = domain::SchemeNumber(scheme),
          .member = domain::MemberNumber(member),
          .date = domain::Date(2024, 1, 1) + day,
          .minutes = minutes};
}

int64_t MinutesOf(const journal::ProjectionReader& rows, const journal::MemberDay::Key& key) {
  const auto row = rows.Find<journal::MemberDay>(key);
  return row.ok() && *row != nullptr ? (*row)->minutes : -1;
}

int64_t StoredMinutes(const Store& store, const journal::MemberDay::Key& key) {
  int64_t minutes = -1;
  const absl::Status status = store.View([&](const Snapshot& snapshot) {
    minutes = MinutesOf(snapshot, key);
    return absl::OkStatus();
  });
  return status.ok() ? minutes : -1;
}

std::vector<journal::Row> OneRowOfEachTable() {
  std::vector<journal::Row> rows;
  rows.push_back(
      journal::StoredRecord{.scheme = kScheme, .sequence = kSequence, .bytes = "record"});
  AppendObjects(rows);
  AppendOffersAndSessions(rows);
  AppendProjections(rows);
  AppendSealed(rows);
  return rows;
}

std::vector<journal::Row> AllRows(const Store& store) {
  std::vector<journal::Row> rows;
  std::string last;
  const absl::Status status = store.View([&](const Snapshot& snapshot) {
    return snapshot.VisitBytes([&](std::string_view key, std::string_view value) {
      EXPECT_LT(last, key);
      last = std::string(key);
      const absl::StatusOr<journal::RowKey> decoded = DecodeKey(key);
      EXPECT_TRUE(decoded.ok()) << decoded.status();
      if (!decoded.ok()) return false;
      absl::StatusOr<journal::Row> row = DecodeRow(*decoded, value);
      EXPECT_TRUE(row.ok()) << row.status();
      if (!row.ok()) return false;
      rows.push_back(*std::move(row));
      return true;
    });
  });
  EXPECT_TRUE(status.ok()) << status;
  return rows;
}

}  // namespace timecredit::storage
