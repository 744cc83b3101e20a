#include "ledger/personal/digest.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/secret_key.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {
namespace {

using domain::Digest;
using domain::MemberNumber;
using domain::Principal;
using domain::PrincipalKind;
using domain::SchemeNumber;
using domain::Sequence;

std::shared_ptr<const SecretKey> KeyOf(uint8_t byte) {
  storage::KeyBytes bytes;
  bytes.fill(byte);
  return std::make_shared<const SecretKey>(bytes);
}

Digest DigestOfText(const SecretKey& key, std::string_view purpose, std::string_view text) {
  FieldSequence fields;
  fields.Add(text);
  return DigestOf(key, purpose, fields);
}

TEST(DigestTest, DependsOnKeyPurposeAndFieldsAlone) {
  const auto key = KeyOf(1);
  const Digest digest = DigestOfText(*key, "purpose", "text");
  EXPECT_EQ(digest, DigestOfText(*KeyOf(1), "purpose", "text"));
  EXPECT_NE(digest, DigestOfText(*KeyOf(2), "purpose", "text"));
  EXPECT_NE(digest, DigestOfText(*key, "purposes", "text"));
  EXPECT_NE(digest, DigestOfText(*key, "purpose", "texts"));
}

// Digests are kept for ever: this one must never change.
TEST(DigestTest, IsAsEverBefore) {
  const Digest golden = {0xe9, 0x33, 0x40, 0x94, 0xca, 0x69, 0xe0, 0xd8,
                         0x9e, 0x16, 0x1b, 0xef, 0xdc, 0x16, 0x65, 0x77};
  EXPECT_EQ(DigestOfText(*KeyOf(1), "purpose", "text"), golden);
}

class StoreDigestsTest : public testing::Test {
 protected:
  const StoreDigests digests_{KeyOf(1)};
  const Principal officer_{PrincipalKind::kOfficer, 4, std::nullopt};
};

TEST_F(StoreDigestsTest, TellsRequestsApart) {
  const Principal partner{PrincipalKind::kPartner, 4, std::nullopt};
  const Principal other{PrincipalKind::kOfficer, 5, std::nullopt};
  const std::set<Digest> requests = {
      digests_.Request(SchemeNumber(1), officer_, "LogHours", "a"),
      digests_.Request(SchemeNumber(2), officer_, "LogHours", "a"),
      digests_.Request(SchemeNumber(1), partner, "LogHours", "a"),
      digests_.Request(SchemeNumber(1), other, "LogHours", "a"),
      digests_.Request(SchemeNumber(1), officer_, "ApproveHours", "a"),
      digests_.Request(SchemeNumber(1), officer_, "LogHours", "b"),
      digests_.Request(SchemeNumber(1), officer_, "LogHoursa", ""),
  };
  EXPECT_EQ(requests.size(), 7u);
}

TEST_F(StoreDigestsTest, KnowsARequestAgainAfterItsPrincipalBecameAMember) {
  Principal member = officer_;
  member.member = MemberNumber(9);
  EXPECT_EQ(digests_.Request(SchemeNumber(1), officer_, "LogHours", "a"),
            digests_.Request(SchemeNumber(1), member, "LogHours", "a"));
}

TEST_F(StoreDigestsTest, KeepsPurposesApart) {
  FieldSequence fields;
  fields.Add(SchemeNumber(1)).Add(Sequence(2));
  EXPECT_NE(digests_.HourLog(SchemeNumber(1), Sequence(2)), digests_.Body("hour log", fields));
  EXPECT_NE(digests_.Body("LogHours", fields), digests_.Body("ApproveHours", fields));
  EXPECT_NE(digests_.MemberAlias(SchemeNumber(1), "sian"),
            digests_.MemberAlias(SchemeNumber(2), "sian"));
  EXPECT_NE(digests_.HourLog(SchemeNumber(1), Sequence(2)),
            digests_.HourLog(SchemeNumber(2), Sequence(1)));
}

TEST_F(StoreDigestsTest, SaysNothingToAnotherStore) {
  EXPECT_NE(digests_.MemberAlias(SchemeNumber(1), "sian"),
            StoreDigests(KeyOf(2)).MemberAlias(SchemeNumber(1), "sian"));
}

}  // namespace
}  // namespace timecredit::personal
