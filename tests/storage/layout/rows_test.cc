#include "ledger/storage/layout/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/rows.h"
#include "proto/timecredit/storage/v1/row.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"
#include "tests/journal/any_value.h"
#include "tests/journal/damaged_bytes.h"

namespace timecredit::storage {
namespace {

using domain::AccountKind;
using journal::AccountBalance;
using journal::KeyOf;
using journal::Row;
using testing::HasSubstr;

constexpr domain::SchemeNumber kScheme(3);
constexpr domain::MemberNumber kMember(4711);
constexpr domain::OrganisationNumber kPool(12);
constexpr domain::Digest kDigest = {0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7,
                                    0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf};

std::string Hex(const Row& row) { return absl::BytesToHexString(EncodeValue(row)); }

journal::Accounts MemberAccounts() {
  const domain::Lot lot{.source = domain::Sequence(1000),
                        .programme = domain::ActivityNumber(7),
                        .expires_on = domain::Date(2025, 5, 2),
                        .accepted_at = {}};
  return {.scheme = kScheme,
          .owner = domain::OwnerOf(kMember),
          .balances = {{AccountKind::kWallet, {}, 120}, {AccountKind::kContributed, {}, 180}},
          .wallet = {.debt = 0, .lots = {{.lot = lot, .credit_minutes = 120}}},
          .awaiting_minutes = 90,
          .awaiting_hour_logs = 1};
}

journal::Line MemberLine(std::vector<AccountBalance> changes) {
  return {.scheme = kScheme,
          .owner = domain::OwnerOf(kMember),
          .sequence = domain::Sequence(1234),
          .changes = std::move(changes),
          .balances_after = {{AccountKind::kWallet, {}, 60}},
          .awaiting_minutes_after = 0};
}

journal::Outcome Committed(domain::SchemeNumber asked_in, domain::SchemeNumber committed_in) {
  return {.scheme = asked_in,
          .request = {},
          .body = kDigest,
          .committed_in = committed_in,
          .sequence = domain::Sequence(1),
          .confidential_sequence = {}};
}

domain::Hold OpenHold() {
  domain::Hold hold;
  hold.scheme = kScheme;
  hold.hold = domain::Sequence(14);
  hold.member = kMember;
  hold.partner = kPool;
  hold.portions = {{.lot = {}, .credit_minutes = 60}};
  hold.deadline = absl::UnixEpoch();
  return hold;
}

absl::Status StatusOf(const Row& row, const std::string& value) {
  return DecodeRow(KeyOf(row), value).status();
}

// ---- One value, one encoding.

RC_GTEST_PROP(Rows, ComeBackFromTheirKeysAndValues, ()) {
  const Row row = tests::Any<Row>();
  const absl::StatusOr<Row> decoded = DecodeRow(KeyOf(row), EncodeValue(row));
  RC_ASSERT(decoded.ok());
  RC_ASSERT(*decoded == row);
}

RC_GTEST_PROP(Rows, HaveTheSameValueWhateverWasEncodedBefore, ()) {
  const Row row = tests::Any<Row>();
  const std::string value = EncodeValue(row);
  EncodeValue(tests::Any<Row>());
  RC_ASSERT(EncodeValue(Row(row)) == value);
}

// ---- What is stored, so that a change of it is not made unawares.

TEST(Rows, AreStoredAsDocumented) {
  // AccountsRow{balances{kinds [2, 16], amounts [120, 180]}, wallet_lots{source 1000, programme 7,
  // expires on day 20210, 120 minutes}, awaiting 90, in 1 log}.
  EXPECT_EQ(Hex(MemberAccounts()),
            "0a0a"
            "0a020210"
            "1204f001e802"
            "120b"
            "08e807"
            "1007"
            "18e4bb02"
            "2878"
            "205a"
            "2801");
  // LineRow{changes{kinds [2], amounts [-60]}, balances_after{kinds [2], amounts [60]}}.
  EXPECT_EQ(Hex(MemberLine({{AccountKind::kWallet, {}, -60}})),
            "0a06"
            "0a0102"
            "120177"
            "1206"
            "0a0102"
            "120178");
}

TEST(Rows, NameUnitsOnlyWhereOneIsNotTheMinute) {
  EXPECT_EQ(Hex(MemberLine({{AccountKind::kContributed, domain::UnitNumber(2), 3}})),
            "0a09"
            "0a0110"
            "120106"
            "1a0102"
            "1206"
            "0a0102"
            "120178");
}

TEST(Rows, OfOutcomesNameASchemeOnlyWhereTheKeyDoesNot) {
  const std::string body = "0a10d0d1d2d3d4d5d6d7d8d9dadbdcdddedf";
  EXPECT_EQ(Hex(Committed(kScheme, kScheme)), body + "1801");
  EXPECT_EQ(Hex(Committed(domain::SchemeNumber(), kScheme)), body + "1003" + "1801");
  EXPECT_EQ(Hex(Committed(kScheme, domain::SchemeNumber())), body + "1000" + "1801");
}

TEST(Rows, OfRecordsAreTheirBytesAsTheyAre) {
  const std::string bytes("\x08\x01\x00\xff", 4);
  const journal::StoredRecord row{
      .scheme = kScheme, .sequence = domain::Sequence(1), .bytes = bytes};
  EXPECT_EQ(EncodeValue(row), bytes);
}

TEST(Rows, ThatSayEverythingInTheirKeysHaveNoValue) {
  for (const Row& row : {Row(journal::EffectiveEntry{}), Row(journal::AwaitingHours{}),
                         Row(journal::HoldDeadline{}), Row(journal::WalletExpiry{})}) {
    EXPECT_EQ(EncodeValue(row), "");
    EXPECT_TRUE(StatusOf(row, "").ok());
    EXPECT_EQ(StatusOf(row, std::string(1, '\0')).code(), absl::StatusCode::kDataLoss);
  }
}

// ---- Whatever else a value may be.

RC_GTEST_PROP(Rows, AreReadFromTheirOwnValuesOnly, ()) {
  const Row row = tests::Any<Row>();
  std::string value = EncodeValue(row);
  if (value.empty()) value = *rc::gen::arbitrary<std::string>();
  RC_PRE(!value.empty());
  tests::DamagedBytes damage(*rc::gen::arbitrary<uint64_t>());
  const std::string damaged = damage.Next(value);
  const absl::StatusOr<Row> decoded = DecodeRow(KeyOf(row), damaged);
  if (decoded.ok()) {
    RC_ASSERT(KeyOf(*decoded) == KeyOf(row));
    RC_ASSERT(EncodeValue(*decoded) == damaged);
  } else {
    RC_ASSERT(decoded.status().code() == absl::StatusCode::kDataLoss);
  }
}

TEST(Rows, DamagedOrCutShortAreRefusedOrReadAsWhatTheyAreNow) {
  const auto expect_refused_or_canonical = [](const Row& row, const std::string& value) {
    const absl::StatusOr<Row> decoded = DecodeRow(KeyOf(row), value);
    if (decoded.ok()) {
      ASSERT_EQ(EncodeValue(*decoded), value);
    } else {
      ASSERT_EQ(decoded.status().code(), absl::StatusCode::kDataLoss) << decoded.status();
    }
  };
  tests::DamagedBytes damage(20240501);
  for (const Row& row : {Row(MemberAccounts()), Row(MemberLine({{AccountKind::kWallet, {}, -60}})),
                         Row(Committed(domain::SchemeNumber(), kScheme)), Row(OpenHold())}) {
    const std::string value = EncodeValue(row);
    for (int round = 0; round < 5000; ++round) {
      expect_refused_or_canonical(row, damage.Next(value));
    }
    for (size_t length = 0; length < value.size(); ++length) {
      expect_refused_or_canonical(row, value.substr(0, length));
    }
  }
}

TEST(Rows, WithUnknownFieldsAreRefused) {
  for (const Row& row : {Row(MemberAccounts()), Row(OpenHold()), Row(journal::Head{}),
                         Row(journal::Registry{}), Row(journal::CaseKey{})}) {
    EXPECT_EQ(StatusOf(row, EncodeValue(row) + "\x98\x06\x01").code(),  // field 99 = 1
              absl::StatusCode::kDataLoss);
  }
}

TEST(Rows, WithColumnsOfDifferentLengthsAreRefused) {
  const Row row = MemberAccounts();
  v1::AccountsRow message;
  ASSERT_TRUE(message.ParseFromString(EncodeValue(row)));
  message.mutable_balances()->add_unit_numbers(2);
  EXPECT_THAT(StatusOf(row, message.SerializeAsString()).message(), HasSubstr("columns"));
  message.mutable_balances()->clear_unit_numbers();
  message.mutable_balances()->add_amounts(60);
  EXPECT_THAT(StatusOf(row, message.SerializeAsString()).message(), HasSubstr("columns"));
  message.clear_balances();
  EXPECT_TRUE(StatusOf(row, message.SerializeAsString()).ok());
  message.mutable_balances();  // there, but empty
  EXPECT_EQ(StatusOf(row, message.SerializeAsString()).code(), absl::StatusCode::kDataLoss);
}

TEST(Rows, WithMinutesNamedAsUnitsAreRefused) {
  const Row row = MemberAccounts();
  v1::AccountsRow message;
  ASSERT_TRUE(message.ParseFromString(EncodeValue(row)));
  message.mutable_balances()->add_unit_numbers(0);
  message.mutable_balances()->add_unit_numbers(0);
  EXPECT_EQ(StatusOf(row, message.SerializeAsString()).code(), absl::StatusCode::kDataLoss);
}

TEST(Rows, WithUnknownEnumNumbersAreRefusedByName) {
  const Row accounts = MemberAccounts();
  v1::AccountsRow accounts_message;
  ASSERT_TRUE(accounts_message.ParseFromString(EncodeValue(accounts)));
  accounts_message.mutable_balances()->set_kinds(0, static_cast<v1::AccountKind>(9));
  EXPECT_THAT(StatusOf(accounts, accounts_message.SerializeAsString()).message(),
              HasSubstr("account kind"));

  const Row hold = OpenHold();
  v1::HoldRow hold_message;
  ASSERT_TRUE(hold_message.ParseFromString(EncodeValue(hold)));
  hold_message.set_state(static_cast<v1::HoldState>(0));
  EXPECT_THAT(StatusOf(hold, hold_message.SerializeAsString()).message(), HasSubstr("hold state"));

  v1::SessionRow session_message;
  session_message.mutable_effective();
  session_message.set_state(static_cast<v1::SessionState>(3));
  EXPECT_THAT(StatusOf(domain::Session{}, session_message.SerializeAsString()).message(),
              HasSubstr("session state"));

  v1::MemberRow member_message;
  member_message.set_state(static_cast<v1::MemberState>(99));
  EXPECT_THAT(StatusOf(domain::Member{}, member_message.SerializeAsString()).message(),
              HasSubstr("member state"));
}

TEST(Rows, WithDigestsOfAnotherLengthAreRefusedByName) {
  v1::OutcomeRow outcome;
  outcome.set_request_body("short");
  EXPECT_THAT(StatusOf(Committed(kScheme, kScheme), outcome.SerializeAsString()).message(),
              HasSubstr("request body"));
  v1::SealedRow sealed;
  sealed.set_key_id(std::string(17, 'k'));
  EXPECT_THAT(StatusOf(journal::SealedMember{}, sealed.SerializeAsString()).message(),
              HasSubstr("key id"));
  EXPECT_THAT(StatusOf(journal::PendingErasure{}, "").message(), HasSubstr("key id"));
  EXPECT_THAT(StatusOf(journal::ErasedKey{}, "").message(), HasSubstr("key id"));
  EXPECT_THAT(StatusOf(journal::KeyMark{}, "").message(), HasSubstr("pair"));
}

TEST(Rows, OfTheRegistryLieUnderNoOtherScheme) {
  EXPECT_EQ(DecodeRow(journal::KeyMark::Key{kScheme}, "").status().code(),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(DecodeRow(journal::Registry::Key{kScheme}, "").status().code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace timecredit::storage
