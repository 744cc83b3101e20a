#include "ledger/personal/sealing.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/status/status.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/secret_key.h"
#include "ledger/storage/key_store.h"

namespace timecredit::personal {
namespace {

storage::KeyBytes Filled(uint8_t byte) {
  storage::KeyBytes bytes;
  bytes.fill(byte);
  return bytes;
}

class SealingTest : public testing::Test {
 protected:
  const SecretKey key_{Filled(1)};
  const SecretKey other_key_{Filled(2)};
};

TEST_F(SealingTest, OpensWhatWasSealed) {
  for (size_t length = 0; length < 200; ++length) {
    const std::string plaintext(length, 'x');
    const std::string sealed = Seal(key_, "context", plaintext);
    EXPECT_LE(sealed.size(), length + kMostSealingAdds);
    const auto opened = Open(key_, "context", sealed);
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_EQ(*opened, plaintext);
  }
}

TEST_F(SealingTest, KeepsPlaintextsThatLookLikePadding) {
  for (const std::string& plaintext : {std::string("\x80", 1), std::string(64, '\0'),
                                       std::string("a\x80\0\0", 4), std::string(31, '\x80')}) {
    const auto opened = Open(key_, "", Seal(key_, "", plaintext));
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_EQ(*opened, plaintext);
  }
}

TEST_F(SealingTest, IsTheSameEachTime) {
  EXPECT_EQ(Seal(key_, "context", "Siân"), Seal(key_, "context", "Siân"));
}

TEST_F(SealingTest, DiffersByKeyContextAndPlaintext) {
  const std::string sealed = Seal(key_, "context", "Siân");
  EXPECT_NE(sealed, Seal(other_key_, "context", "Siân"));
  EXPECT_NE(sealed, Seal(key_, "contexT", "Siân"));
  EXPECT_NE(sealed, Seal(key_, "context", "Siôn"));
}

// Were the border between context and plaintext not part of the nonce, these two would share it.
TEST_F(SealingTest, TellsContextFromPlaintext) {
  const std::string left = Seal(key_, "ab", "c");
  const std::string right = Seal(key_, "a", "bc");
  EXPECT_NE(left.substr(1, 24), right.substr(1, 24));
}

TEST_F(SealingTest, ShowsNothingOfThePlaintext) {
  const std::string sealed = Seal(key_, "context", "a text long enough to be found again");
  EXPECT_EQ(sealed.find("text"), std::string::npos);
}

TEST_F(SealingTest, ShowsTheLengthOnlyRoughly) {
  EXPECT_EQ(Seal(key_, "", "").size(), Seal(key_, "", std::string(31, 'x')).size());
  EXPECT_EQ(Seal(key_, "", std::string(32, 'x')).size(), Seal(key_, "", "").size() + 32);
}

TEST_F(SealingTest, DetectsEveryFlippedBit) {
  const std::string sealed = Seal(key_, "context", "Siân ap Dafydd, 12 Heol y Bont");
  for (size_t byte = 0; byte < sealed.size(); ++byte) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string tampered = sealed;
      tampered[byte] = static_cast<char>(tampered[byte] ^ (1 << bit));
      EXPECT_TRUE(absl::IsDataLoss(Open(key_, "context", tampered).status()))
          << "byte " << byte << " bit " << bit;
    }
  }
}

TEST_F(SealingTest, DetectsWhatIsMissingOrTooMuch) {
  const std::string sealed = Seal(key_, "context", "Siân");
  for (size_t length = 0; length < sealed.size(); ++length) {
    EXPECT_TRUE(absl::IsDataLoss(Open(key_, "context", sealed.substr(0, length)).status()))
        << length;
  }
  EXPECT_TRUE(absl::IsDataLoss(Open(key_, "context", sealed + '\0').status()));
}

TEST_F(SealingTest, OpensOnlyUnderItsKeyAndInItsContext) {
  const std::string sealed = Seal(key_, "context", "Siân");
  EXPECT_TRUE(absl::IsDataLoss(Open(other_key_, "context", sealed).status()));
  EXPECT_TRUE(absl::IsDataLoss(Open(key_, "another", sealed).status()));
  EXPECT_TRUE(absl::IsDataLoss(Open(key_, "", sealed).status()));
}

// What is sealed today must open in ten years: these bytes must never change.
TEST_F(SealingTest, WritesVersionOneAsEverBefore) {
  constexpr unsigned char kGolden[] = {
      0x01, 0x2b, 0xeb, 0x48, 0xfa, 0xdf, 0xfe, 0xf6, 0x2a, 0xb7, 0x6d, 0x33, 0x32, 0xf6, 0x5d,
      0x6e, 0x8f, 0x1b, 0x15, 0xaa, 0xb6, 0x17, 0x71, 0xdd, 0xc8, 0x94, 0x19, 0xc4, 0xef, 0x53,
      0x74, 0xc7, 0xbd, 0xde, 0x48, 0xd0, 0x65, 0x14, 0xf5, 0x03, 0x07, 0xbe, 0xd3, 0xa2, 0xa9,
      0xfb, 0x17, 0x4a, 0x4e, 0x7a, 0x8a, 0xfa, 0xd3, 0xa0, 0x85, 0xed, 0x78, 0x31, 0x95, 0x00,
      0x15, 0x74, 0x9f, 0x7a, 0x11, 0x0b, 0x8b, 0x85, 0x99, 0xea, 0x6d, 0xb1, 0x5a};
  EXPECT_EQ(Seal(key_, "context", "plaintext"),
            std::string(reinterpret_cast<const char*>(kGolden), sizeof(kGolden)));
}

}  // namespace
}  // namespace timecredit::personal
