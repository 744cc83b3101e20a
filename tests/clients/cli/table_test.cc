#include "clients/cli/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "clients/cli/display_width.h"

namespace timecredit::cli {
namespace {

std::string Printed(const Table& table) {
  std::ostringstream out;
  PrintTable(table, out);
  return out.str();
}

TEST(DisplayWidthTest, AccentsTakeNoColumnAndIdeographsTwo) {
  EXPECT_EQ(DisplayWidth("Taff"), 4);
  EXPECT_EQ(DisplayWidth("Tŷ Gŵyr"), 7);
  EXPECT_EQ(DisplayWidth("Ty\u0302"), 2);  // y and a circumflex that stands over it
  EXPECT_EQ(DisplayWidth("時間"), 4);
  EXPECT_EQ(DisplayWidth("🌱"), 2);
  EXPECT_EQ(DisplayWidth(""), 0);
}

TEST(DisplayWidthTest, ALineCannotDisturbTheTerminal) {
  EXPECT_EQ(OneLine("two\nlines\tand more"), "two lines and more");
  EXPECT_EQ(OneLine("bell\a escape\x1b[31m"), "bell\uFFFD escape\uFFFD[31m");
  EXPECT_EQ(OneLine("half \xe2\x82"), "half \uFFFD");
  EXPECT_EQ(OneLine("Siân"), "Siân");
}

TEST(TableTest, ColumnsAreAlignedWhateverTheLetters) {
  EXPECT_EQ(Printed({.headings = {{"NAME"}, {"CREDITS", Align::kRight}, {"STATE"}},
                     .rows = {{"Siân Rhŷs", "2", "active"},
                              {"時間", "1:30", ""},
                              {"Jo", "100", "suspended"}}}),
            "NAME       CREDITS  STATE\n"
            "Siân Rhŷs        2  active\n"
            "時間          1:30\n"
            "Jo             100  suspended\n");
}

TEST(DisplayWidthTest, ALongLineIsBrokenBetweenWords) {
  EXPECT_THAT(Wrap("Hours logged, waiting for approval", 12),
              testing::ElementsAre("Hours", "logged,", "waiting for", "approval"));
  EXPECT_THAT(Wrap("Llanfairpwllgwyngyll Siân", 10),
              testing::ElementsAre("Llanfairpwllgwyngyll", "Siân"));
  EXPECT_THAT(Wrap("時間 時間", 5), testing::ElementsAre("時間", "時間"));
  EXPECT_THAT(Wrap("", 5), testing::ElementsAre(""));
}

TEST(TableTest, ATableFitsTheWidthThatThereIs) {
  const Table table = {
      .headings = {{"ENTRY"}, {"WHAT"}, {"AMOUNT", Align::kRight}},
      .rows = {{"24", "Hours approved: Garden day", "2 credits 30 minutes"}, {"23", "Joined", ""}}};
  std::ostringstream out;
  PrintTable(table, out, 45);
  EXPECT_EQ(out.str(),
            "ENTRY  WHAT                            AMOUNT\n"
            "24     Hours approved:   2 credits 30 minutes\n"
            "       Garden day\n"
            "23     Joined\n");
  // Words and amounts stay whole, however narrow the screen.
  std::ostringstream narrow;
  PrintTable({.headings = {{"OFFER"}, {"PRICE", Align::kRight}},
              .rows = {{"castle/day-ticket", "1 credit 30 minutes"}}},
             narrow, 5);
  EXPECT_EQ(narrow.str(),
            "OFFER                            PRICE\n"
            "castle/day-ticket  1 credit 30 minutes\n");
}

TEST(TableTest, ATableWithoutRowsHasItsHeadings) {
  EXPECT_EQ(Printed({.headings = {{"NAME"}, {"STATE"}}, .rows = {}}), "NAME  STATE\n");
}

TEST(TableTest, ACardHasALineForEachValueThatIsThere) {
  std::ostringstream out;
  PrintCard({.headings = {{"NAME"}, {"ADDRESS"}, {"NOTES"}},
             .rows = {{"Siân", "12b Heol Fawr\nCaerdydd", ""}}},
            out);
  EXPECT_EQ(out.str(),
            "NAME     Siân\n"
            "ADDRESS  12b Heol Fawr\n"
            "         Caerdydd\n");
}

}  // namespace
}  // namespace timecredit::cli
