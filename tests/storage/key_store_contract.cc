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
