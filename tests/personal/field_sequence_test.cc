#include "ledger/personal/field_sequence.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"

namespace timecredit::personal {
namespace {

// The bytes of a sequence of these fields.
template <class... Fields>
std::string BytesOf(const Fields&... fields) {
  FieldSequence sequence;
  (sequence.Add(fields), ...);
  return std::string(sequence.bytes());
}

enum class Colour : uint8_t { kRed = 7 };

TEST(FieldSequenceTest, HasNoTwoSequencesWithTheSameBytes) {
  const std::vector<std::string> sequences = {
      BytesOf(),
      BytesOf(""),
      BytesOf("", ""),
      BytesOf("ab"),
      BytesOf("a", "b"),
      BytesOf("", "ab"),
      BytesOf("ab", ""),
      BytesOf(true),
      BytesOf(false),
      BytesOf(int64_t{0}),
      BytesOf(int64_t{1}),
      BytesOf(int64_t{-1}),
      BytesOf(uint64_t{0}),
      BytesOf(uint64_t{1}),
      BytesOf(uint64_t{0xFFFFFFFFFFFFFFFF}),
      BytesOf(domain::Date(2024, 2, 29)),
      BytesOf(domain::Date(2024, 3, 1)),
      BytesOf(domain::Date(1969, 12, 31)),
      BytesOf(absl::UnixEpoch()),
      BytesOf(absl::UnixEpoch() + absl::Microseconds(1)),
      BytesOf(absl::InfiniteFuture()),
      BytesOf(domain::Digest{}),
      BytesOf(domain::Digest{1}),
      BytesOf(std::string(16, '\0')),
      BytesOf(std::optional<int64_t>()),
      BytesOf(std::optional<int64_t>(), std::optional<int64_t>()),
      BytesOf(std::optional<int64_t>(0)),
      BytesOf(std::vector<std::string>{}),
      BytesOf(std::vector<std::string>{}, "a"),
      BytesOf(std::vector<std::string>{"a"}),
      BytesOf(std::vector<std::string>{"a", "b"}),
      BytesOf(std::vector<std::string>{"a"}, "b"),
      BytesOf(std::map<std::string, std::string>{{"a", "b"}}),
      BytesOf(std::map<std::string, std::string>{{"a", "b"}, {"c", "d"}}),
      BytesOf(std::string("s\0\0\0\0\0\0\0\0", 9)),
  };
  EXPECT_EQ(std::set<std::string>(sequences.begin(), sequences.end()).size(), sequences.size());
}

TEST(FieldSequenceTest, DoesNotDependOnTheSizeOfAnInteger) {
  EXPECT_EQ(BytesOf(int32_t{-5}), BytesOf(int64_t{-5}));
  EXPECT_EQ(BytesOf(uint8_t{5}), BytesOf(uint64_t{5}));
}

TEST(FieldSequenceTest, TakesTextInEveryForm) {
  EXPECT_EQ(BytesOf("text"), BytesOf(std::string("text")));
  EXPECT_EQ(BytesOf("text"), BytesOf(std::string_view("text")));
}

TEST(FieldSequenceTest, TakesNumbersAndEnumsByTheirStoredNumber) {
  EXPECT_EQ(BytesOf(domain::MemberNumber(7)), BytesOf(uint64_t{7}));
  EXPECT_EQ(BytesOf(Colour::kRed), BytesOf(uint64_t{7}));
}

// Digests made of these bytes are kept for ever: they must never change.
TEST(FieldSequenceTest, WritesFieldsAsEverBefore) {
  EXPECT_EQ(BytesOf("Ŵ"), std::string("s\0\0\0\0\0\0\0\2\xC5\xB4", 11));
  EXPECT_EQ(BytesOf(true), std::string("b\1", 2));
  EXPECT_EQ(BytesOf(int64_t{-2}), std::string("i\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE", 9));
  EXPECT_EQ(BytesOf(uint64_t{258}), std::string("u\0\0\0\0\0\0\1\2", 9));
  EXPECT_EQ(BytesOf(domain::Date(1970, 1, 3)), std::string("d\0\0\0\0\0\0\0\2", 9));
  EXPECT_EQ(BytesOf(absl::FromUnixMicros(3)), std::string("t\0\0\0\0\0\0\0\3", 9));
  EXPECT_EQ(BytesOf(domain::Digest{9}), "h\t" + std::string(15, '\0'));
  EXPECT_EQ(BytesOf(std::optional<bool>()), "n");
  EXPECT_EQ(BytesOf(std::optional<bool>(false)), std::string("pb\0", 3));
  EXPECT_EQ(BytesOf(std::vector<bool>{}), std::string("c\0\0\0\0\0\0\0\0", 9));
}

}  // namespace
}  // namespace timecredit::personal
