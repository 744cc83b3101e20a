#include "clients/cli/nearest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace timecredit::cli {
namespace {

const std::vector<std::string> kVerbs = {"log", "list", "approve", "reject", "show"};

TEST(NearestTest, FindsWhatWasMeant) {
  EXPECT_EQ(Nearest("lgo", kVerbs), "log");
  EXPECT_EQ(Nearest("lst", kVerbs), "list");
  EXPECT_EQ(Nearest("aprove", kVerbs), "approve");
  EXPECT_EQ(Nearest("rejcet", kVerbs), "reject");
  EXPECT_EQ(Nearest("shows", kVerbs), "show");
}

TEST(NearestTest, FindsNothingWhereNothingIsNear) {
  EXPECT_EQ(Nearest("nonsense", kVerbs), "");
  EXPECT_EQ(Nearest("xyz", kVerbs), "");
  EXPECT_EQ(Nearest("log", {}), "");
}

TEST(NearestTest, OfEquallyNearTakesTheFirst) { EXPECT_EQ(Nearest("lo", {"log", "low"}), "log"); }

}  // namespace
}  // namespace timecredit::cli
