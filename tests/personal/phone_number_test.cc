#include "ledger/personal/phone_number.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace timecredit::personal {
namespace {

using Digits = std::vector<std::string>;

Digits Kept(std::string_view text, std::string_view calling_code = "44") {
  Digits digits;
  for (const auto& run : NumberRuns(text)) digits.push_back(DigitsToKeep(run, calling_code));
  return digits;
}

Digits Sought(std::string_view text, std::string_view calling_code = "44") {
  Digits digits;
  for (const auto& run : NumberRuns(text)) digits.push_back(DigitsToSeek(run, calling_code));
  return digits;
}

TEST(PhoneNumberTest, IsTheSameHoweverItIsWritten) {
  for (const std::string_view text :
       {"029 2034 5678", "02920345678", "(029) 2034-5678", "+44 29 2034 5678", "+44(0)29 2034 5678",
        "+442920345678", "0044 29 2034 5678", "44 29 2034 5678", "29 2034 5678"}) {
    EXPECT_EQ(Kept(text), Digits{"02920345678"}) << text;
  }
}

TEST(PhoneNumberTest, IsSoughtAsItIsKept) {
  for (const std::string_view text : {"029 2034 5678", "+44 29 2034 5678", "+44 (0)29 2034 5678",
                                      "0044 29 2034 5678", "44 29 2034 5678"}) {
    EXPECT_EQ(Sought(text), Digits{"02920345678"}) << text;
  }
  EXPECT_EQ(Sought("2034 5678"), Digits{"20345678"}) << "the middle of a number stays as it is";
  EXPECT_EQ(Sought("+44 29"), Digits{"029"});
  EXPECT_EQ(Sought("+44"), Digits{""});
}

TEST(PhoneNumberTest, KeepsNumbersOfOtherCountriesWhole) {
  EXPECT_EQ(Kept("+33 1 23 45 67 89"), Digits{"33123456789"});
  EXPECT_EQ(Sought("0033 1 23"), Digits{"33123"});
  EXPECT_EQ(Kept("+1 202 555 0100", "1"), Digits{"02025550100"});
  EXPECT_EQ(Kept("(202) 555-0100", "1"), Digits{"02025550100"});
}

TEST(PhoneNumberTest, FindsSeveralInOneText) {
  EXPECT_EQ(Kept("029 2034 5678 / 07700 900123"), (Digits{"02920345678", "07700900123"}));
  EXPECT_EQ(Kept("home 029 2034 5678, work 029 2011 1111"), (Digits{"02920345678", "02920111111"}));
  EXPECT_EQ(Kept("no phone"), Digits{});
}

TEST(PhoneNumberTest, LeavesDigitsThatBelongToAWord) {
  EXPECT_EQ(Kept("cf11 9ab flat12"), Digits{});
  EXPECT_EQ(Sought("12b"), Digits{});
  EXPECT_EQ(Sought("4 12b"), Digits{"4"});
}

TEST(PhoneNumberTest, SaysWhereARunLies) {
  const auto runs = NumberRuns("sian 12 34, x");
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].begin, 5u);
  EXPECT_EQ(runs[0].end, 10u);
  EXPECT_EQ(runs[0].groups, (Digits{"12", "34"}));
  EXPECT_FALSE(runs[0].has_plus);
}

}  // namespace
}  // namespace timecredit::personal
