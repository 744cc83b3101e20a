// Reads the sources of ledger/: every reason given there must have its sentence, and every call
// must give what the sentence says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/wording/catalogue.h"
#include "ledger/wording/sentences.h"

namespace timecredit::wording {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Refusing {
  std::string reason;
  std::set<std::string> arguments;  // as written in the call
};

// What stands between the parenthesis at `open` and its partner; strings are passed over.
std::string Parenthesised(std::string_view text, size_t open) {
  int depth = 0;
  bool in_string = false;
  for (size_t at = open; at < text.size(); ++at) {
    const char character = text[at];
    if (in_string) {
      if (character == '\\') ++at;
      in_string = character != '"';
    } else if (character == '"') {
      in_string = true;
    } else if (character == '(') {
      ++depth;
    } else if (character == ')' && --depth == 0) {
      return std::string(text.substr(open, at - open));
    }
  }
  return std::string(text.substr(open));
}

// The calls of Refuse, RefuseState and the like that name their reason.
std::vector<Refusing> RefusalsIn(const std::string& source) {
  static const std::regex kCall("\\bRefuse[A-Za-z]*\\(");
  static const std::regex kReason("\"([A-Z][A-Z0-9_]*)\"");
  static const std::regex kArgument("\\{\"([a-z0-9_]+)\",");
  std::vector<Refusing> refusals;
  for (std::sregex_iterator call(source.begin(), source.end(), kCall), end; call != end; ++call) {
    const auto open = static_cast<size_t>(call->position() + call->length() - 1);
    const std::string inside = Parenthesised(source, open);
    std::smatch reason;
    if (!std::regex_search(inside, reason, kReason)) continue;
    Refusing refusing{.reason = reason[1], .arguments = {"field"}};
    for (std::sregex_iterator name(inside.begin(), inside.end(), kArgument); name != end; ++name) {
      refusing.arguments.insert((*name)[1]);
    }
    refusals.push_back(std::move(refusing));
  }
  return refusals;
}

// Everything written like a reason, wherever it stands: also reasons handed on by other functions.
std::set<std::string> WrittenLikeReasons(const std::string& source) {
  static const std::regex kLiteral("\"([A-Z][A-Z0-9]*(_[A-Z0-9]+)+)\"");
  std::set<std::string> found;
  for (std::sregex_iterator literal(source.begin(), source.end(), kLiteral), end; literal != end;
       ++literal) {
    found.insert((*literal)[1]);
  }
  return found;
}

// By path from the top of the work tree, which the link to WORKSPACE leads back to.
std::map<std::string, std::string> SourcesOfTheLedger() {
  const auto top = std::filesystem::canonical("WORKSPACE").parent_path();
  std::map<std::string, std::string> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(top / "ledger")) {
    const auto suffix = entry.path().extension();
    if (suffix != ".h" && suffix != ".cc") continue;
    std::ifstream file(entry.path());
    sources[entry.path().lexically_relative(top)] = {std::istreambuf_iterator<char>(file), {}};
  }
  return sources;
}

// Written like reasons, but something else.
const std::set<std::string>& NoReasons() {
  static const auto* const kNoReasons = new std::set<std::string>();
  return *kNoReasons;
}

TEST(ReasonsTest, EveryReasonOfTheSourcesHasASentenceInEveryLanguage) {
  std::set<std::string> reasons;
  for (const auto& [path, source] : SourcesOfTheLedger()) {
    reasons.merge(WrittenLikeReasons(source));
    for (const Refusing& refusing : RefusalsIn(source)) reasons.insert(refusing.reason);
  }
  EXPECT_GT(reasons.size(), 60U) << "is it reading the sources at all?";
  for (const CatalogueText& text : Sentences()) {
    const Catalogue catalogue = ReadCatalogue(text);
    std::vector<std::string> missing;
    for (const std::string& reason : reasons) {
      if (!catalogue.patterns.contains(reason) && !NoReasons().contains(reason)) {
        missing.push_back(reason);
      }
    }
    EXPECT_THAT(missing, IsEmpty()) << text.language;
  }
}

TEST(ReasonsTest, EveryRefusalGivesWhatItsSentenceSays) {
  const Catalogue original = ReadCatalogue(Sentences().front());
  std::vector<std::string> missing;
  for (const auto& [path, source] : SourcesOfTheLedger()) {
    for (const Refusing& refusing : RefusalsIn(source)) {
      const auto pattern = original.patterns.find(refusing.reason);
      if (pattern == original.patterns.end()) continue;
      for (const std::string& argument : pattern->second->arguments()) {
        if (!refusing.arguments.contains(argument)) {
          missing.push_back(absl::StrCat(path, ": ", refusing.reason, " without ", argument));
        }
      }
    }
  }
  EXPECT_THAT(missing, IsEmpty());
}

TEST(ReasonsTest, ReasonsAndArgumentsAreFoundInCode) {
  const auto refusals = RefusalsIn(
      "if (x) return domain::RefuseState(\n  \"DAY_TOO_LONG\", \"a \\\") (\", {{\"date\", D(1)},\n"
      "{\"left\", Minutes{f(x)}}}); Other(\"not_one\", {\"x\", 1}); RefuseMissing(reason, field);"
      "RefuseArgument(\"QUIET\", field)");
  ASSERT_EQ(refusals.size(), 2U);
  EXPECT_EQ(refusals[0].reason, "DAY_TOO_LONG");
  EXPECT_THAT(refusals[0].arguments, ElementsAre("date", "field", "left"));
  EXPECT_EQ(refusals[1].reason, "QUIET");
  EXPECT_THAT(WrittenLikeReasons("Named(rows, \"HOLD_UNKNOWN\", \"hold\", \"ABC\")"),
              ElementsAre("HOLD_UNKNOWN"));
}

}  // namespace
}  // namespace timecredit::wording
