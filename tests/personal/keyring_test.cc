#include "ledger/personal/keyring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/digest.h"
#include "ledger/personal/key_cache.h"
#include "ledger/personal/secret_key.h"
#include "tests/personal/counting_key_store.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;

bool AreEqual(const SecretKey& left, const SecretKey& right) {
  return std::equal(left.bytes().begin(), left.bytes().end(), right.bytes().begin());
}

class KeyringTest : public testing::Test {
 protected:
  CountingKeyStore store_;
  SeededRandomness randomness_{1};
  Keyring keyring_{store_, randomness_};
};

TEST_F(KeyringTest, FindsTheKeysItMade) {
  const auto first = keyring_.Create();
  const auto second = keyring_.Create();
  ASSERT_TRUE(first.ok() && second.ok());
  const auto first_key = keyring_.Find(*first);
  const auto second_key = keyring_.Find(*second);
  ASSERT_TRUE(first_key.ok() && second_key.ok());
  EXPECT_FALSE(AreEqual(**first_key, **second_key));
  EXPECT_EQ(store_.size(), 2u);
  EXPECT_EQ(store_.reads, 0);
}

TEST_F(KeyringTest, FindsThemAgainInAnotherLife) {
  const auto id = keyring_.Create();
  ASSERT_TRUE(id.ok());
  Keyring reopened(store_, randomness_);
  const auto before = keyring_.Find(*id);
  const auto after = reopened.Find(*id);
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_TRUE(AreEqual(**before, **after));
  EXPECT_TRUE(reopened.Find(*id).ok());
  EXPECT_EQ(store_.reads, 1) << "the second time it comes from memory";
}

TEST_F(KeyringTest, DoesNotFindWhatWasNeverMade) {
  EXPECT_TRUE(absl::IsNotFound(keyring_.Find(KeyId{1}).status()));
}

TEST_F(KeyringTest, ForgetsDestroyedKeys) {
  const auto id = keyring_.Create();
  ASSERT_TRUE(id.ok());
  ASSERT_TRUE(keyring_.Destroy(*id).ok());
  EXPECT_TRUE(absl::IsNotFound(keyring_.Find(*id).status()));
  EXPECT_EQ(store_.size(), 0u);
  EXPECT_TRUE(keyring_.Destroy(*id).ok()) << "again";
}

TEST_F(KeyringTest, DoesNotKeepAKeyThatIsDestroyedWhileItIsRead) {
  const auto id = keyring_.Create();
  ASSERT_TRUE(id.ok());
  Keyring reopened(store_, randomness_);
  store_.after_read = [&] { ASSERT_TRUE(reopened.Destroy(*id).ok()); };
  EXPECT_TRUE(reopened.Find(*id).ok()) << "read before it was destroyed";
  EXPECT_TRUE(absl::IsNotFound(reopened.Find(*id).status()));
}

TEST_F(KeyringTest, ReportsErrorsOfTheStoreAsTheyAre) {
  store_.failure = absl::UnavailableError("disk");
  EXPECT_TRUE(absl::IsUnavailable(keyring_.Create().status()));
  EXPECT_TRUE(absl::IsUnavailable(keyring_.Find(KeyId{1}).status()));
  EXPECT_TRUE(absl::IsUnavailable(keyring_.Named("name").status()));
  EXPECT_TRUE(absl::IsUnavailable(keyring_.Destroy(KeyId{1})));
}

TEST_F(KeyringTest, RefusesRandomnessThatRepeatsItself) {
  ASSERT_TRUE(keyring_.Create().ok());
  SeededRandomness repeated(1);
  Keyring reopened(store_, repeated);
  EXPECT_TRUE(absl::IsInternal(reopened.Create().status()));
}

TEST_F(KeyringTest, MakesANamedKeyOnce) {
  const auto first = keyring_.Named("store digests");
  const auto again = keyring_.Named("store digests");
  const auto other = keyring_.Named("another");
  Keyring reopened(store_, randomness_);
  const auto later = reopened.Named("store digests");
  ASSERT_TRUE(first.ok() && again.ok() && other.ok() && later.ok());
  EXPECT_TRUE(AreEqual(**first, **again));
  EXPECT_TRUE(AreEqual(**first, **later));
  EXPECT_FALSE(AreEqual(**first, **other));
  EXPECT_TRUE(keyring_.Find(Keyring::IdOf("another")).ok());
  EXPECT_TRUE(absl::IsNotFound(keyring_.Find(Keyring::IdOf("missing")).status()));
}

TEST_F(KeyringTest, NamesKeysAsEverBefore) {
  const KeyId golden = {0x1f, 0x8f, 0xd3, 0x84, 0xe0, 0x04, 0xf2, 0x45,
                        0xe8, 0xc3, 0x9b, 0x18, 0x43, 0x95, 0xe6, 0x1d};
  EXPECT_EQ(Keyring::IdOf("store digests"), golden);
}

TEST_F(KeyringTest, ServesManyThreads) {
  std::vector<KeyId> ids;
  for (int i = 0; i < 64; ++i) ids.push_back(*keyring_.Create());
  Keyring small(store_, randomness_, 16);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (size_t i = 0; i < 2000; ++i) {
        const size_t index = (i * 7 + thread) % ids.size();
        const auto found = small.Find(ids[index]);
        // The first thread destroys every other key, so that those may be gone.
        if (!found.ok() && (index % 2 == 0 || !absl::IsNotFound(found.status()))) ++wrong;
        if (thread == 0 && index % 2 == 1 && !small.Destroy(ids[index]).ok()) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  for (size_t index = 0; index < ids.size(); ++index) {
    EXPECT_EQ(small.Find(ids[index]).ok(), index % 2 == 0) << index;
  }
}

std::shared_ptr<const SecretKey> SomeKey() {
  return std::make_shared<const SecretKey>(storage::KeyBytes{});
}

TEST(KeyCacheTest, DropsTheLongestUnused) {
  KeyCache cache(32);  // two in each shard
  const KeyId first = {1}, second = {2}, third = {3};
  cache.Insert(first, SomeKey(), cache.MomentOf(first));
  cache.Insert(second, SomeKey(), cache.MomentOf(second));
  EXPECT_NE(cache.Find(first), nullptr);
  cache.Insert(third, SomeKey(), cache.MomentOf(third));
  EXPECT_NE(cache.Find(first), nullptr);
  EXPECT_EQ(cache.Find(second), nullptr);
  EXPECT_NE(cache.Find(third), nullptr);
}

TEST(KeyCacheTest, RefusesWhatWasReadBeforeARemoval) {
  KeyCache cache(32);
  const KeyId id = {1};
  const uint64_t moment = cache.MomentOf(id);
  cache.Remove(id);
  cache.Insert(id, SomeKey(), moment);
  EXPECT_EQ(cache.Find(id), nullptr);
  cache.Insert(id, SomeKey(), cache.MomentOf(id));
  EXPECT_NE(cache.Find(id), nullptr);
}

}  // namespace
}  // namespace timecredit::personal
