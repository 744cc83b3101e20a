#include "clients/cli/table.h"

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
