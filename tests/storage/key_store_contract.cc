#include "tests/storage/key_store_contract.h"

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/digest.h"

namespace timecredit::storage {
namespace {

domain::KeyId Id(uint8_t number) { return {number, 0xff, 0}; }

KeyBytes Key(uint8_t number) {
  KeyBytes key;
  key.fill(number);
  return key;
}

TEST_P(KeyStoreContract, AKeyIsFoundOnceAdded) {
  EXPECT_EQ(keys_->Find(Id(1)).status().code(), absl::StatusCode::kNotFound);
  ASSERT_TRUE(keys_->Add(Id(1), Key(11)).ok());
  ASSERT_TRUE(keys_->Add(Id(2), Key(22)).ok());
  EXPECT_EQ(*keys_->Find(Id(1)), Key(11));
  EXPECT_EQ(*keys_->Find(Id(2)), Key(22));
}

TEST_P(KeyStoreContract, AnIdIsGivenOnce) {
  ASSERT_TRUE(keys_->Add(Id(1), Key(11)).ok());
  EXPECT_EQ(keys_->Add(Id(1), Key(12)).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(*keys_->Find(Id(1)), Key(11));
}

TEST_P(KeyStoreContract, AKeyDestroyedIsGoneAndOthersStay) {
  ASSERT_TRUE(keys_->Add(Id(1), Key(11)).ok());
  ASSERT_TRUE(keys_->Add(Id(2), Key(22)).ok());
  ASSERT_TRUE(keys_->Destroy(Id(1)).ok());
  EXPECT_EQ(keys_->Find(Id(1)).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(*keys_->Find(Id(2)), Key(22));
  EXPECT_TRUE(keys_->Destroy(Id(1)).ok());
}

TEST_P(KeyStoreContract, ItIsKnownWhatBecameOfAKey) {
  ASSERT_TRUE(keys_->Add(Id(1), Key(11)).ok());
  ASSERT_TRUE(keys_->Add(Id(2), Key(22)).ok());
  ASSERT_TRUE(keys_->Destroy(Id(2)).ok());
  ASSERT_TRUE(keys_->GiveUp({Id(1), Id(2), Id(3)}, 0).ok());
  EXPECT_EQ(*keys_->StateOf(Id(1)), KeyState::kPresent);
  EXPECT_EQ(*keys_->StateOf(Id(2)), KeyState::kDestroyed);
  EXPECT_EQ(*keys_->StateOf(Id(3)), KeyState::kLost);
  EXPECT_EQ(*keys_->StateOf(Id(4)), KeyState::kUnknown);
  EXPECT_EQ(keys_->Find(Id(3)).status().code(), absl::StatusCode::kNotFound);
  // No id comes to life again.
  EXPECT_EQ(keys_->Add(Id(2), Key(22)).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(keys_->Add(Id(3), Key(33)).code(), absl::StatusCode::kAlreadyExists);
}

TEST_P(KeyStoreContract, EveryChangeIsCounted) {
  EXPECT_EQ(keys_->standing(), KeyStore::Standing());
  const domain::KeyId pair = Id(77);
  ASSERT_TRUE(keys_->Bind(pair).ok());
  EXPECT_EQ(keys_->Bind(Id(78)).code(), absl::StatusCode::kAlreadyExists);
  ASSERT_TRUE(keys_->Add(Id(1), Key(11)).ok());
  EXPECT_FALSE(keys_->Add(Id(1), Key(11)).ok());
  EXPECT_EQ(keys_->standing(), (KeyStore::Standing{.pair = pair, .changes = 1}));
  ASSERT_TRUE(keys_->Destroy(Id(1)).ok());
  EXPECT_EQ(keys_->standing().changes, 2);
  ASSERT_TRUE(keys_->Probe().ok());
  EXPECT_EQ(keys_->standing().changes, 2);
  ASSERT_TRUE(keys_->GiveUp({Id(2)}, 9).ok());
  EXPECT_EQ(keys_->standing(), (KeyStore::Standing{.pair = pair, .changes = 10}));
}

TEST_P(KeyStoreContract, ManyCallersMayUseItAtOnce) {
  std::atomic<int> added = 0;
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&] {
      for (uint8_t number = 0; number < 10; ++number) {
        if (keys_->Add(Id(number), Key(number)).ok()) ++added;
        const auto found = keys_->Find(Id(number));
        EXPECT_TRUE(found.ok() && *found == Key(number)) << found.status();
      }
    });
  }
  callers.emplace_back([&] { EXPECT_TRUE(keys_->Destroy(Id(100)).ok()); });
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(added, 10);
}

}  // namespace
}  // namespace timecredit::storage
