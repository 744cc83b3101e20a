#include "ledger/personal/sodium_randomness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

namespace timecredit::personal {
namespace {

TEST(SodiumRandomnessTest, FillsEveryByteWithSomethingElseEachTime) {
  SodiumRandomness randomness;
  std::set<std::array<uint8_t, 32>> drawn;
  std::array<bool, 32> was_filled{};
  for (int draw = 0; draw < 100; ++draw) {
    std::array<uint8_t, 32> bytes{};
    randomness.Fill(bytes);
    drawn.insert(bytes);
    for (size_t at = 0; at < bytes.size(); ++at) was_filled[at] |= bytes[at] != 0;
  }
  EXPECT_EQ(drawn.size(), 100u);
  EXPECT_EQ(std::count(was_filled.begin(), was_filled.end(), true), 32);
}

}  // namespace
}  // namespace timecredit::personal
