// What the help says of every option.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/run.h"

namespace timecredit::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string Printed(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(cli::Run(arguments, out, err), 0) << testing::PrintToString(arguments) << err.str();
  return out.str();
}

struct Offered {
  std::string word;
  std::string help;
};

// What can stand at the end of a command line, as shells are told it.
std::vector<Offered> OfferedAfter(std::vector<std::string> words) {
  words.insert(words.begin(), "complete");
  std::vector<Offered> all;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(Printed(words), '\n', absl::SkipEmpty()))) {
    const size_t tab = line.find('\t');
    all.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return all;
}

// Options with nothing in their place: flags, what must be given, and what is not said or done at
// all unless it is. All others must say what holds then.
const std::set<std::string>& WithoutDefault() {
  static const auto* const kOptions = new std::set<std::string>{
      // Flags.
      "--all", "--dry-run", "--give-back", "--problems", "--spent-where-earned",
      "--without-approval", "--without-credit", "--without-totals", "--write-off-spent", "--yes",
      // Which things a command is about, and what it removes.
      "--activity", "--clear", "--from", "--member", "--offer", "--partner", "--to",
      "--transfer-to",
      // What is known of somebody or something, or not.
      "--address", "--adult-on", "--born-on", "--consented-on", "--due", "--email", "--expected",
      "--guardian", "--guardian-phone", "--id", "--known-as", "--member-language", "--name",
      "--notes", "--obligation", "--phone", "--reason", "--start", "--text",
      // Needed, or where no other option says it.
      "--count", "--credits", "--dates", "--host", "--source", "--time", "--unit",
      // Columns that a file has or not.
      "--count-column", "--end-column", "--reference-column", "--start-column", "--text-column"};
  return *kOptions;
}

TEST(HelpTest, EveryOptionSaysWhatHoldsUnlessItIsGiven) {
  std::set<std::string> everywhere;
  for (const Offered& option : OfferedAfter({"--"})) everywhere.insert(option.word);
  std::set<std::string> silent;
  int options = 0;
  for (const Offered& noun : OfferedAfter({""})) {
    for (const Offered& verb : OfferedAfter({noun.word, ""})) {
      for (const Offered& option : OfferedAfter({noun.word, verb.word, "--"})) {
        if (everywhere.contains(option.word)) continue;
        ++options;
        const bool says = absl::StrContains(option.help, "unless given") ||
                          absl::StrContains(option.help, "recognised");
        if (!says && !WithoutDefault().contains(option.word)) {
          silent.insert(
              absl::StrCat(noun.word, " ", verb.word, " ", option.word, ": ", option.help));
        }
      }
    }
  }
  EXPECT_GT(options, 150) << "is it reading them at all?";
  EXPECT_THAT(silent, IsEmpty());
}

TEST(HelpTest, WhatHoldsForEveryCommandSaysSoToo) {
  const std::string help = Printed({"--help"});
  for (const std::string value : {"=localhost:7390", "=en", "=30", "table unless given"}) {
    EXPECT_THAT(help, HasSubstr(value));
  }
}

}  // namespace
}  // namespace timecredit::cli
