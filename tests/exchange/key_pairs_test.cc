// Which key store a database is opened with: its own, as new as it relies on, with every key, or
// with as many lost as an operator said.
#include <gmock/gmock.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gtest/gtest.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/exchange.h"
#include "ledger/storage/memory/memory_key_store.h"
#include "ledger/storage/memory/memory_store.h"
#include "tests/exchange/town.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::exchange {
namespace {

using testing::HasSubstr;

// Why the town's database is not opened with these keys; empty when it is.
std::string Refusal(Town& town, storage::KeyStore& keys,
                    std::optional<int64_t> accepted = std::nullopt) {
  const auto opened = Exchange::Open({town.store, keys, town.randomness, town.clock, accepted});
  if (opened.ok()) return "";
  EXPECT_TRUE(absl::IsFailedPrecondition(opened.status())) << opened.status();
  return std::string(opened.status().message());
}

TEST(ADatabase, IsOpenedWithItsOwnKeysOnly) {
  Town town;
  storage::MemoryStore elsewhere(town.clock);
  storage::MemoryKeyStore others;
  personal::SeededRandomness another(2);  // all towns draw the same
  ASSERT_TRUE(Exchange::Open({elsewhere, others, another, town.clock}).ok());
  storage::MemoryKeyStore fresh;
  EXPECT_THAT(Refusal(town, others), HasSubstr("another database's"));
  EXPECT_THAT(Refusal(town, fresh), HasSubstr("the key store is new"));
  EXPECT_EQ(Refusal(town, town.keys), "");
}

// Without a member or a scheme there is no sealed row to notice it by.
TEST(ADatabase, ThatIsNewIsNotOpenedWithTheKeysOfAnother) {
  Town town;
  storage::MemoryStore empty(town.clock);
  const auto opened = Exchange::Open({empty, town.keys, town.randomness, town.clock});
  EXPECT_THAT(std::string(opened.status().message()), HasSubstr("belongs to another database"));
  storage::MemoryKeyStore keys;
  ASSERT_TRUE(Exchange::Open({empty, keys, town.randomness, town.clock}).ok());
  EXPECT_THAT(Refusal(town, keys), HasSubstr("another database's"));
  EXPECT_TRUE(Exchange::Open({empty, keys, town.randomness, town.clock}).ok());
}

TEST(ADatabase, IsNotOpenedWithAnOlderKeyStoreUnlessTheLossIsSaid) {
  Town town;
  storage::MemoryKeyStore backup;
  town.keys.CopyTo(backup);
  const auto ceri = town.Register("Ceri");
  town.Register("Dai");
  const std::string refusal = Refusal(town, backup);
  EXPECT_THAT(refusal, HasSubstr("older than the database"));
  EXPECT_THAT(refusal, HasSubstr("lacks 2 keys, of 2 members and 0 court cases"));
  EXPECT_THAT(refusal, HasSubstr("--accept-lost-keys 2"));
  for (const int64_t wrong : {0, 1, 3}) {
    EXPECT_THAT(Refusal(town, backup, wrong), HasSubstr("--accept-lost-keys 2")) << wrong;
  }
  auto opened = Exchange::Open({town.store, backup, town.randomness, town.clock, 2});
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ((*opened)->loading().unreadable.size(), 2);
  EXPECT_EQ((*opened)->loading().loaded, 2);  // Ann and Ben
  const auto read = town.store.View([&](const storage::Snapshot& snapshot) {
    return (*opened)->compartment().FindMember(snapshot, town.scheme, ceri).status();
  });
  EXPECT_EQ(domain::RefusalOf(read)->reason, "PERSONAL_DATA_UNREADABLE");
  opened->reset();
  // Said once, it need not be said again; and the right key store mends it.
  EXPECT_EQ(Refusal(town, backup), "");
  EXPECT_EQ(Refusal(town, town.keys), "");
}

TEST(ADatabase, DestroysAgainWhatAnOlderKeyStoreBringsBack) {
  Town town;
  storage::MemoryKeyStore backup;
  town.keys.CopyTo(backup);
  const auto key = town.Row<journal::SealedMember>({town.scheme, town.ann}).sealed_under;
  town.Done(EraseMember{.member = town.ann});
  EXPECT_THAT(Refusal(town, backup), HasSubstr("lacks 0 keys"));
  EXPECT_TRUE(backup.Find(key).ok());
  EXPECT_EQ(Refusal(town, backup, 0), "");
  EXPECT_EQ(*backup.StateOf(key), storage::KeyState::kDestroyed);
}

// A backup of the data never brings an erased member back, and is no loss of keys.
TEST(ADatabase, ThatIsOlderThanItsKeysIsOpened) {
  Town town;
  storage::MemoryKeyStore keys;
  town.keys.CopyTo(keys);
  const auto key = town.Row<journal::SealedMember>({town.scheme, town.ann}).sealed_under;
  ASSERT_TRUE(keys.Destroy(key).ok());
  auto opened = Exchange::Open({town.store, keys, town.randomness, town.clock});
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ((*opened)->loading().erased.size(), 1);
  EXPECT_TRUE((*opened)->loading().unreadable.empty());
}

TEST(AnErasure, ThatFailedHalfWayIsFinishedWhileTheExchangeRuns) {
  Town town;
  const auto key = town.Row<journal::SealedMember>({town.scheme, town.ann}).sealed_under;
  std::optional<absl::StatusOr<Committed>> answer;
  town.exchange->Submit(town.OfficerCall(), EraseMember{.member = town.ann},
                        [&](absl::StatusOr<Committed> given) { answer = std::move(given); });
  // Answered before what comes after it.
  ASSERT_TRUE(town.store.Run([](auto&) { return absl::OkStatus(); }).ok());
  ASSERT_TRUE(answer.has_value());
  ASSERT_TRUE((*answer).ok()) << answer->status();
  // Nobody followed up.
  EXPECT_EQ(*town.exchange->CountPendingErasures(), 1);
  EXPECT_TRUE(town.keys.Find(key).ok());
  const auto resumed = town.exchange->ResumeErasures();
  ASSERT_TRUE(resumed.ok()) << resumed.status();
  EXPECT_EQ(resumed->finished, 1);
  EXPECT_EQ(*town.exchange->CountPendingErasures(), 0);
  EXPECT_FALSE(town.keys.Find(key).ok());
}

}  // namespace
}  // namespace timecredit::exchange
