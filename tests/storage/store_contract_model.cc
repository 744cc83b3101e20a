// Random updates and scans, beside a map that obviously does the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "tests/storage/sample_rows.h"
#include "tests/storage/store_contract.h"

namespace timecredit::storage {
namespace {

using Model = std::map<journal::RowKey, journal::Row>;

// Few keys, so that rows are often written over, and some large values.
class RandomRows {
 public:
  explicit RandomRows(uint64_t seed) : random_(seed) {}

  uint64_t Below(uint64_t bound) { return random_() % bound; }

  journal::Row Row() {
    const domain::SchemeNumber scheme(1 + Below(2));
    const domain::Sequence sequence(1 + Below(20));
    const domain::Owner owner = {
        Below(3) == 0 ? domain::OwnerKind::kScheme : domain::OwnerKind::kMember, Below(4)};
    switch (Below(6)) {
      case 0:
        return journal::StoredRecord{.scheme = scheme,
                                     .sequence = sequence,
                                     .bytes = std::string(1 + Below(3000), Letter())};
      case 1:
        return journal::Accounts{.scheme = scheme, .owner = owner, .awaiting_minutes = Amount()};
      case 2:
        return journal::Line{.scheme = scheme,
                             .owner = owner,
                             .sequence = sequence,
                             .awaiting_minutes_after = Amount()};
      case 3: {
        journal::Outcome outcome{.scheme = scheme, .sequence = sequence};
        outcome.request[0] = static_cast<uint8_t>(Below(8));
        outcome.request[15] = static_cast<uint8_t>(Below(2));
        return outcome;
      }
      case 4:
        return journal::SealedMember{.scheme = scheme,
                                     .member = domain::MemberNumber(Below(5)),
                                     .sealed = std::string(1 + Below(500), Letter())};
      default:
        return Day(scheme.value, Below(4), static_cast<int>(Below(5)), Amount());
    }
  }

 private:
  int64_t Amount() { return static_cast<int64_t>(Below(1000)); }
  char Letter() { return static_cast<char>('a' + Below(26)); }

  std::mt19937_64 random_;
};

// One update of a few writes; some fail. The model follows.
void ChangeBoth(RandomRows& random, Store& store, Model& model) {
  std::vector<std::pair<journal::Row, bool>> writes(1 + random.Below(8));
  for (auto& [row, erased] : writes) {
    row = random.Row();
    erased = random.Below(4) == 0;
  }
  const bool fails = random.Below(5) == 0;
  Model changed = model;
  const absl::Status status = store.Run([&](Transaction& transaction) {
    for (const auto& [row, erased] : writes) {
      const journal::RowKey key = journal::KeyOf(row);
      if (erased) {
        transaction.Erase(key);
        changed.erase(key);
      } else {
        transaction.Put(row);
        changed.insert_or_assign(key, row);
      }
    }
    return fails ? absl::AbortedError("no") : absl::OkStatus();
  });
  EXPECT_EQ(status.ok(), !fails) << status;
  if (status.ok()) model = std::move(changed);
}

template <class RowType>
std::vector<journal::Row> Modelled(const Model& model, const typename RowType::Key& from,
                                   Direction direction) {
  std::vector<journal::Row> rows;
  for (const auto& [key, row] : model) {
    const auto* other = std::get_if<typename RowType::Key>(&key);
    if (other == nullptr || other->scheme != from.scheme) continue;
    if (direction == Direction::kForward ? *other >= from : *other <= from) rows.push_back(row);
  }
  if (direction == Direction::kBackward) std::reverse(rows.begin(), rows.end());
  return rows;
}

// Finds and scans from the key of a random row, in the store and in the model.
void CompareAround(const journal::Row& somewhere, const Snapshot& snapshot, const Model& model) {
  std::visit(
      [&]<class RowType>(const RowType& sought) {
        const auto found = snapshot.Find<RowType>(sought.key());
        ASSERT_TRUE(found.ok()) << found.status();
        const auto expected = model.find(journal::RowKey(sought.key()));
        ASSERT_EQ(*found != nullptr, expected != model.end());
        if (*found != nullptr) {
          EXPECT_TRUE(journal::Row(**found) == expected->second);
        }
        for (const Direction direction : {Direction::kForward, Direction::kBackward}) {
          std::vector<journal::Row> scanned;
          const absl::Status status =
              snapshot.Scan<RowType>(sought.key(), direction, [&](const RowType& row) {
                scanned.emplace_back(row);
                return true;
              });
          EXPECT_TRUE(status.ok()) << status;
          EXPECT_TRUE(scanned == Modelled<RowType>(model, sought.key(), direction));
        }
      },
      somewhere);
}

TEST_P(StoreContract, RandomUpdatesDoWhatAMapDoes) {
  for (const uint64_t seed : {1, 2, 3}) {
    SCOPED_TRACE(seed);
    store_.reset();
    home_ = GetParam().new_home();
    Reopen();
    RandomRows random(seed);
    Model model;
    for (int step = 0; step < 400; ++step) {
      ChangeBoth(random, *store_, model);
      if (step % 10 == 0) {
        const absl::Status status = store_->View([&](const Snapshot& snapshot) {
          for (int look = 0; look < 5; ++look) CompareAround(random.Row(), snapshot, model);
          return absl::OkStatus();
        });
        EXPECT_TRUE(status.ok()) << status;
      }
      if (step % 100 == 99 && home_->Remembers()) Reopen();
      ASSERT_FALSE(HasFailure()) << "at step " << step;
    }
    EXPECT_EQ(AllRows(*store_).size(), model.size());
  }
}

}  // namespace
}  // namespace timecredit::storage
