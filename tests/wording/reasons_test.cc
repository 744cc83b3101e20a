// Reads the sources of ledger/: every reason given there must have its sentence, and every call
// must give what the sentence says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "ledger/wording/catalogue/catalogue.h"
#include "ledger/wording/catalogue/sentences.h"

namespace timecredit::wording {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

struct Refusing {
  std::string reason;
  std::set<std::string> arguments;  // as written in the call
};

// Calls `literal` with each string literal, as it is written, and `other` with the place of each
// other character, until that returns false.
void Scan(std::string_view source, absl::FunctionRef<void(std::string_view literal)> literal,
          absl::FunctionRef<bool(size_t at)> other) {
  for (size_t at = 0; at < source.size(); ++at) {
    if (source[at] != '"') {
      if (!other(at)) return;
      continue;
    }
    const size_t begin = ++at;
    while (at < source.size() && source[at] != '"' && source[at] != '\n') {
      at += source[at] == '\\' ? 2 : 1;
    }
    // A quotation mark alone in a comment, or as a character, ends with its line.
    if (at < source.size() && source[at] == '"') literal(source.substr(begin, at - begin));
  }
}

std::vector<std::string> LiteralsIn(std::string_view source) {
  std::vector<std::string> literals;
  Scan(
      source, [&](std::string_view literal) { literals.emplace_back(literal); },
      [](size_t) { return true; });
  return literals;
}

// What stands between the parenthesis at the front and its partner; strings are passed over.
std::string_view Parenthesised(std::string_view text) {
  int depth = 0;
  size_t end = text.size();
  Scan(
      text, [](std::string_view) {},
      [&](size_t at) {
        depth += text[at] == '(' ? 1 : (text[at] == ')' ? -1 : 0);
        end = at;
        return depth > 0;
      });
  return text.substr(0, end);
}

bool IsMadeOf(std::string_view text, bool (*allowed)(unsigned char)) {
  return std::all_of(text.begin(), text.end(), [&](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return allowed(byte) || absl::ascii_isdigit(byte) || character == '_';
  });
}

// "DAY_TOO_LONG"; also "INTERNAL", where it is clear that a reason stands there.
bool IsReason(std::string_view text) {
  return !text.empty() && absl::ascii_isupper(static_cast<unsigned char>(text.front())) &&
         IsMadeOf(text, absl::ascii_isupper);
}

// The names of arguments: what stands after a brace, as in {{"left", Minutes{1}}}.
std::set<std::string> ArgumentsIn(std::string_view call) {
  std::set<std::string> names;
  char before = 0;
  Scan(
      call,
      [&](std::string_view literal) {
        if (before == '{' && IsMadeOf(literal, absl::ascii_islower)) names.emplace(literal);
        before = 0;
      },
      [&](size_t at) {
        if (!absl::ascii_isspace(static_cast<unsigned char>(call[at]))) before = call[at];
        return true;
      });
  return names;
}

// The calls of Refuse, RefuseState and the like that name their reason.
std::vector<Refusing> RefusalsIn(std::string_view source) {
  constexpr std::string_view kName = "Refuse";
  std::vector<Refusing> refusals;
  for (size_t at = source.find(kName); at != std::string_view::npos;
       at = source.find(kName, at + 1)) {
    const size_t open = source.find_first_not_of(kLetters, at);
    if (open == std::string_view::npos || source[open] != '(') continue;
    const std::string_view inside = Parenthesised(source.substr(open));
    const auto literals = LiteralsIn(inside);
    const auto reason = std::find_if(literals.begin(), literals.end(), IsReason);
    if (reason == literals.end()) continue;
    Refusing refusing{.reason = *reason, .arguments = ArgumentsIn(inside)};
    refusing.arguments.insert("field");  // comes by itself
    refusals.push_back(std::move(refusing));
  }
  return refusals;
}

// Everything written like a reason, wherever it stands: also reasons handed on by other functions.
std::set<std::string> WrittenLikeReasons(std::string_view source) {
  std::set<std::string> found;
  for (const std::string& literal : LiteralsIn(source)) {
    if (IsReason(literal) && literal.find('_') != std::string::npos) found.insert(literal);
  }
  return found;
}

// The ids of other messages: "statement.redeemed".
std::set<std::string> MessagesIn(std::string_view source) {
  std::set<std::string> found;
  for (const std::string& literal : LiteralsIn(source)) {
    const size_t dot = literal.find('.');
    if (dot == std::string::npos || dot + 1 == literal.size()) continue;
    const std::string kind = literal.substr(0, dot);
    const bool is_kind = kind == "statement" || kind == "category" || kind == "account" ||
                         kind == "report" || kind == "file";
    if (is_kind && IsMadeOf(literal.substr(dot + 1), absl::ascii_islower)) found.insert(literal);
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

TEST(ReasonsTest, EveryOtherMessageOfTheSourcesHasASentence) {
  const Catalogue original = ReadCatalogue(Sentences().front());
  std::set<std::string> messages;
  for (const auto& [path, source] : SourcesOfTheLedger()) messages.merge(MessagesIn(source));
  EXPECT_GT(messages.size(), 10U) << "is it reading the sources at all?";
  std::vector<std::string> missing;
  for (const std::string& message : messages) {
    if (!original.patterns.contains(message)) missing.push_back(message);
  }
  EXPECT_THAT(missing, IsEmpty());
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
      "// 12\" wide, isn't it\nRefuseArgument(\"QUIET\", field)");
  ASSERT_EQ(refusals.size(), 2U);
  EXPECT_EQ(refusals[0].reason, "DAY_TOO_LONG");
  EXPECT_THAT(refusals[0].arguments, ElementsAre("date", "field", "left"));
  EXPECT_EQ(refusals[1].reason, "QUIET");
  EXPECT_THAT(WrittenLikeReasons("Named(rows, \"HOLD_UNKNOWN\", \"hold\", \"ABC\")"),
              ElementsAre("HOLD_UNKNOWN"));
  EXPECT_THAT(MessagesIn("Say(language, \"statement.held\", \"statement.\", \"effective.date\")"),
              ElementsAre("statement.held"));
}

}  // namespace
}  // namespace timecredit::wording
