#include "ledger/personal/directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/personal/member_index.h"
#include "ledger/personal/search_words.h"

namespace timecredit::personal {
namespace {

using domain::MemberFields;
using domain::MemberNumber;
using domain::SchemeNumber;
using Numbers = std::vector<uint64_t>;

constexpr SchemeNumber kScheme{1};

class DirectoryTest : public testing::Test {
 protected:
  void Put(uint64_t member, const MemberFields& fields) {
    directory_.Put(kScheme, MemberNumber(member), fields);
  }

  void PutNamed(uint64_t member, const std::string& name) {
    MemberFields fields;
    fields.name = name;
    Put(member, fields);
  }

  // The members found, best first.
  Numbers Find(std::string_view query) {
    const auto page = directory_.Search(kScheme, query, 100);
    EXPECT_TRUE(page.ok()) << page.status();
    Numbers numbers;
    if (!page.ok()) return numbers;
    for (const auto& match : page->matches) numbers.push_back(match.member.value);
    return numbers;
  }

  Directory directory_;
};

TEST_F(DirectoryTest, FindsByEveryField) {
  MemberFields fields;
  fields.name = "Siân ap Rhys";
  fields.known_as = "Shani";
  fields.alias = "member-zebra";
  fields.email = "rhys.family@example.org";
  fields.address = "Flat 12b, 4 Heol y Bont, CF11 9AB";
  fields.phone = "+44 29 2034 5678";
  Put(1, fields);
  PutNamed(2, "Dafydd");
  for (const std::string_view query :
       {"sian",      "RHYS",          "hys",         "Ŝian",        "shani",
        "zebra",     "family",        "example.org", "12b",         "4",
        "heol",      "bon",           "cf11",        "cf11 9ab",    "sian cf11",
        "ap",        "029 2034 5678", "02920345678", "+44 29 2034", "0044 29 2034 5678",
        "2034 5678", "345",           "29 20",       "sian 5678"}) {
    EXPECT_EQ(Find(query), Numbers{1}) << query;
  }
}

TEST_F(DirectoryTest, WantsEveryWordAnswered) {
  PutNamed(1, "Siân Rhys");
  PutNamed(2, "Siân Evans");
  EXPECT_EQ(Find("sian rhys"), Numbers{1});
  EXPECT_EQ(Find("rhys sian"), Numbers{1});
  EXPECT_EQ(Find("sian jones"), Numbers{});
  EXPECT_EQ(Find("sianrhys"), Numbers{}) << "words do not run into each other";
}

TEST_F(DirectoryTest, FindsShortWordsByTheirBeginningOnly) {
  PutNamed(1, "Ann");
  PutNamed(2, "Joanna");
  EXPECT_EQ(Find("an"), Numbers{1});
  EXPECT_EQ(Find("ann"), (Numbers{1, 2}));
}

TEST_F(DirectoryTest, OrdersWholeWordsBeforeBeginningsBeforeParts) {
  PutNamed(1, "Marian Jones");
  PutNamed(2, "Ianto Rees");
  PutNamed(3, "Ian Price");
  MemberFields lives;
  lives.name = "Bethan";
  lives.address = "3 Ian Street";
  Put(4, lives);
  EXPECT_EQ(Find("ian"), (Numbers{3, 4, 2, 1}));
}

TEST_F(DirectoryTest, OrdersEqualsByNameThenNumber) {
  PutNamed(4, "Evans Aled");
  PutNamed(3, "Evans Carys");
  PutNamed(2, "evans carys");
  PutNamed(1, "Evans Carys-Haf");
  EXPECT_EQ(Find("evans"), (Numbers{4, 2, 3, 1}));
}

TEST_F(DirectoryTest, FindsNumbersTypedTogetherOrApart) {
  MemberFields fields;
  fields.name = "Siân";
  fields.address = "Flat 20, 34 Bute Street";
  Put(1, fields);
  fields.address = "";
  fields.phone = "029 2034 5678";
  Put(2, fields);
  EXPECT_EQ(Find("20 34"), (Numbers{1, 2})) << "a flat in a house, and part of a phone number";
  EXPECT_EQ(Find("2034"), Numbers{2});
  EXPECT_EQ(Find("+44 20 34"), Numbers{})
      << "with a calling code it is a phone number from its start";
}

TEST_F(DirectoryTest, FollowsChangesAndRemovals) {
  PutNamed(1, "Siân Rhys");
  PutNamed(1, "Siân Evans");
  EXPECT_EQ(Find("rhys"), Numbers{});
  EXPECT_EQ(Find("evans"), Numbers{1});
  EXPECT_EQ(directory_.size(), 1u);
  directory_.Remove(kScheme, MemberNumber(1));
  directory_.Remove(kScheme, MemberNumber(1));
  EXPECT_EQ(Find("evans"), Numbers{});
  EXPECT_EQ(directory_.size(), 0u);
  PutNamed(2, "Dafydd");
  EXPECT_EQ(Find("evans"), Numbers{}) << "the place of a removed member is taken by another";
  EXPECT_EQ(Find("dafydd"), Numbers{2});
}

TEST_F(DirectoryTest, KeepsSchemesApart) {
  PutNamed(1, "Siân");
  const auto elsewhere = directory_.Search(SchemeNumber(2), "sian", 10);
  ASSERT_TRUE(elsewhere.ok());
  EXPECT_TRUE(elsewhere->matches.empty());
}

TEST_F(DirectoryTest, RefusesQueriesWithoutWordsOrWithTooMany) {
  for (const std::string_view query : {"", "  ", "--", "’", "+"}) {
    const auto status = directory_.Search(kScheme, query, 10).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << query;
    EXPECT_EQ(domain::RefusalOf(status)->reason, "QUERY_EMPTY");
  }
  for (const std::string& query :
       {std::string(201, 'a'), std::string("a a a a a a a a a a a a a a a a a")}) {
    const auto status = directory_.Search(kScheme, query, 10).status();
    EXPECT_EQ(domain::RefusalOf(status)->reason, "QUERY_TOO_LONG") << query;
  }
}

TEST_F(DirectoryTest, PagesThroughAllResultsOnce) {
  for (uint64_t member = 1; member <= 500; ++member) {
    PutNamed(member, absl::StrCat(member % 3 == 0 ? "Ian" : "Ianto", " ", member % 7));
  }
  const auto whole = directory_.Search(kScheme, "ian", 1000);
  ASSERT_TRUE(whole.ok());
  ASSERT_EQ(whole->matches.size(), 500u);
  EXPECT_FALSE(whole->has_more);

  std::vector<SearchMatch> paged;
  std::optional<SearchMatch> after;
  for (bool has_more = true; has_more;) {
    const auto page = directory_.Search(kScheme, "ian", 33, after);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_FALSE(page->matches.empty());
    paged.insert(paged.end(), page->matches.begin(), page->matches.end());
    after = page->matches.back();
    has_more = page->has_more;
  }
  EXPECT_EQ(paged, whole->matches);
}

TEST_F(DirectoryTest, SaysWhenAPageIsOutdated) {
  PutNamed(1, "Ian");
  PutNamed(2, "Ian");
  const auto page = directory_.Search(kScheme, "ian", 1);
  ASSERT_TRUE(page.ok());
  directory_.Remove(kScheme, page->matches.back().member);
  const auto next = directory_.Search(kScheme, "ian", 1, page->matches.back());
  EXPECT_EQ(domain::RefusalOf(next.status())->reason, "PAGE_OUTDATED");
}

// Against the plainest search there is: random syllables, every part of every word of every name.
TEST_F(DirectoryTest, FindsNeitherMoreNorLessThanLookingAtEveryWord) {
  std::mt19937_64 random(1);
  const std::vector<std::string> syllables = {"si", "an", "ŵy", "n", "be", "th", "llan", "o", "ke"};
  const auto word = [&] {
    std::string built;
    for (size_t left = 1 + random() % 3; left > 0; --left) built += syllables[random() % 9];
    return built;
  };
  std::vector<std::string> names(301);
  for (int change = 0; change < 2000; ++change) {
    const uint64_t member = 1 + random() % 300;
    if (random() % 4 == 0) {
      directory_.Remove(kScheme, MemberNumber(member));
      names[member].clear();
    } else {
      names[member] = word() + " " + word();
      PutNamed(member, names[member]);
    }
    if (change % 20 != 0) continue;
    const std::string query = SearchWords(word())[0].substr(0, 1 + random() % 5);
    std::vector<uint64_t> expected;
    for (uint64_t number = 1; number <= 300; ++number) {
      for (const auto& part : SearchWords(names[number])) {
        const bool found =
            query.size() < 3 ? part.starts_with(query) : part.find(query) != part.npos;
        if (!found) continue;
        expected.push_back(number);
        break;
      }
    }
    const auto page = directory_.Search(kScheme, query, 1000);
    ASSERT_TRUE(page.ok());
    std::vector<uint64_t> found;
    for (const auto& match : page->matches) found.push_back(match.member.value);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, expected) << query;
  }
}

TEST_F(DirectoryTest, IsSearchedWhileItChanges) {
  for (uint64_t member = 1; member <= 100; ++member) PutNamed(member, "Ian Fixed");
  std::atomic<bool> done = false;
  std::thread changes([&] {
    for (uint64_t turn = 0; turn < 2000; ++turn) {
      const uint64_t member = 101 + turn % 150;
      turn % 3 == 0 ? directory_.Remove(kScheme, MemberNumber(member))
                    : PutNamed(member, absl::StrCat("Rhys ", turn));
    }
    done = true;
  });
  do {
    EXPECT_EQ(Find("fixed").size(), 100u);
    static_cast<void>(Find("rhys"));
  } while (!done);
  changes.join();
}

}  // namespace
}  // namespace timecredit::personal
