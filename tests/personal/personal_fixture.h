#ifndef TESTS_PERSONAL_PERSONAL_FIXTURE_H_
#define TESTS_PERSONAL_PERSONAL_FIXTURE_H_

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/storage/store.h"
#include "tests/domain/manual_clock.h"
#include "tests/personal/counting_key_store.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::personal {

// A store in memory with one scheme, keys beside it, and the compartment over both.
class PersonalFixture : public testing::Test {
 protected:
  static constexpr domain::SchemeNumber kScheme{1};

  PersonalFixture() {
    Update([](storage::Transaction& rows) {
      rows.Put(journal::Registry{.schemes = 1});
      return absl::OkStatus();
    });
  }

  // What the update returns, once it is done.
  absl::Status Try(std::function<absl::Status(storage::Transaction&)> decide) {
    return store_.Run(std::move(decide));
  }

  void Update(std::function<absl::Status(storage::Transaction&)> decide) {
    const auto status = Try(std::move(decide));
    EXPECT_TRUE(status.ok()) << status;
  }

  // What `read` returns of a snapshot.
  template <class Read>
  auto View(Read read) {
    std::optional<decltype(read(std::declval<const storage::Snapshot&>()))> result;
    const auto status = store_.View([&](const storage::Snapshot& snapshot) {
      result.emplace(read(snapshot));
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return *std::move(result);
  }

  // A member with these fields; the id of the member's key.
  domain::KeyId CreateMember(domain::MemberNumber member, const domain::MemberFields& fields) {
    const auto key = keyring_.Create();
    EXPECT_TRUE(key.ok()) << key.status();
    Update([&](storage::Transaction& rows) {
      rows.Put(domain::Member{.scheme = kScheme,
                              .member = member,
                              .state = domain::MemberState::kActive,
                              .joined_on = domain::Date(2024, 2, 29)});
      return compartment_.CreateMember(rows, kScheme, member, *key, fields);
    });
    return *key;
  }

  template <class Row>
  bool Exists(const typename Row::Key& key) {
    return View([&](const storage::Snapshot& snapshot) {
      const auto row = snapshot.Find<Row>(key);
      EXPECT_TRUE(row.ok()) << row.status();
      return row.ok() && *row != nullptr;
    });
  }

  const domain::ManualClock clock_;
  storage::MemoryStore store_{clock_};
  CountingKeyStore keys_;
  SeededRandomness randomness_{7};
  Keyring keyring_{keys_, randomness_};
  const StoreDigests digests_{*keyring_.Named(StoreDigests::kKeyName)};
  const Compartment compartment_{keyring_, digests_};
};

// The stable reason of a refusal; empty for anything else.
inline std::string ReasonOf(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() ? refusal->reason : std::string();
}

}  // namespace timecredit::personal

#endif  // TESTS_PERSONAL_PERSONAL_FIXTURE_H_
