#include "ledger/storage/rocksdb/working_set.h"

#include <malloc.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "gtest/gtest.h"
#include "ledger/domain/account.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/layout/tables.h"
#include "ledger/storage/rocksdb/found_row.h"

namespace timecredit::storage {
namespace {

constexpr size_t kRoom = 4 << 20;

// A hold of so many lots: a row that grows.
domain::Hold HoldOf(uint64_t number, size_t lots) {
  domain::Hold hold;
  hold.scheme = domain::SchemeNumber(1);
  hold.hold = domain::Sequence(number);
  hold.member = domain::MemberNumber(1);
  for (size_t lot = 0; lot < lots; ++lot) {
    hold.portions.push_back(
        {.lot = domain::Lot{.source = domain::Sequence(1'000 + lot)}, .credit_minutes = 60});
  }
  return hold;
}

size_t Allotted() { return mallinfo2().uordblks; }

// Writes each row as a group of its own, the way the engine does.
class Rows {
 public:
  explicit Rows(size_t most_bytes)
      : rows([](const journal::RowKey&, std::string_view) { return FoundRow(); }, most_bytes) {}

  void Write(domain::Hold hold) {
    rows.Put(std::move(hold));
    rows.Keep();
    rows.VisitWrites([](Table, std::string_view, const journal::Row* row) {
      return row == nullptr ? size_t{0} : EncodeValue(*row).size();
    });
    rows.Settle();
  }

  void Erase(uint64_t number) {
    rows.Erase(domain::Hold::Key{domain::SchemeNumber(1), domain::Sequence(number)});
    rows.Keep();
    rows.VisitWrites([](Table, std::string_view, const journal::Row*) { return size_t{0}; });
    rows.Settle();
  }

  WorkingSet rows;
};

TEST(WorkingSet, KeepsSmallRowsByTheThousandAndLargeOnesByTheDozen) {
  Rows small(kRoom);
  Rows large(kRoom);
  for (uint64_t number = 1; number <= 20'000; ++number) small.Write(HoldOf(number, 1));
  for (uint64_t number = 1; number <= 200; ++number) large.Write(HoldOf(number, 3'650));
  EXPECT_GT(small.rows.size(), 2'000U);
  EXPECT_LT(small.rows.size(), 20'000U);
  EXPECT_GT(large.rows.size(), 4U);
  EXPECT_LT(large.rows.size(), 40U);
  EXPECT_LE(small.rows.bytes(), kRoom);
  EXPECT_LE(large.rows.bytes(), kRoom);
}

TEST(WorkingSet, WeighsRowsAboutAsMemoryDoes) {
  for (const size_t lots : {size_t{1}, size_t{100}, size_t{3'650}}) {
    const size_t before = Allotted();
    Rows filled(kRoom);
    for (uint64_t number = 1; number <= 20'000 / lots + 20; ++number) {
      filled.Write(HoldOf(number, lots));
    }
    const auto taken = static_cast<double>(Allotted() - before);
    const auto weighed = static_cast<double>(filled.rows.bytes());
    EXPECT_LT(taken, 1.3 * weighed) << lots;
    EXPECT_GT(taken, 0.5 * weighed) << lots;
  }
}

TEST(WorkingSet, MakesRoomForARowThatGrew) {
  Rows filled(kRoom);
  for (uint64_t number = 1; number <= 10'000; ++number) filled.Write(HoldOf(number, 1));
  const size_t before = filled.rows.size();
  filled.Write(HoldOf(1, 10'000));
  EXPECT_LT(filled.rows.size(), before);
  EXPECT_LE(filled.rows.bytes(), kRoom);
}

TEST(WorkingSet, WeighsNothingOnceAllIsGone) {
  Rows none(0);
  none.Write(HoldOf(1, 10));
  none.Erase(2);
  EXPECT_EQ(none.rows.size(), 0U);
  EXPECT_EQ(none.rows.bytes(), 0U);
}

}  // namespace
}  // namespace timecredit::storage
