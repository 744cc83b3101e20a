#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class CreditsOverTheWire : public testing::Test {
 protected:
  const client::Credits& credits() { return town.client().credits(); }

  v1::GrantCreditsRequest Grant(const std::string& member, int64_t credit_minutes) {
    v1::GrantCreditsRequest request;
    request.set_member(member);
    request.set_credit_minutes(credit_minutes);
    request.set_reason("A welcome.");
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::TransferCreditsRequest Transfer(const std::string& from, const std::string& to,
                                      int64_t credit_minutes) {
    v1::TransferCreditsRequest request;
    request.set_from(from);
    request.set_to(to);
    request.set_credit_minutes(credit_minutes);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Balance BalanceOf(const std::string& member, std::optional<int64_t> as_of = std::nullopt) {
    v1::GetBalanceRequest request;
    request.set_member(member);
    if (as_of.has_value()) request.set_as_of_sequence(*as_of);
    const auto balance = credits().GetBalance(request);
    EXPECT_TRUE(balance.ok()) << balance.error().message;
    return balance.ok() ? *balance : v1::Balance();
  }

  ServedTown town;
};

TEST_F(CreditsOverTheWire, AreBalancedAsOfAnyRecord) {
  EXPECT_EQ(BalanceOf(ServedTown::kAnn).posted_credit_minutes(), 0);
  town.Earn(ServedTown::kAnn, 90);
  const int64_t then = town.LastSequence();
  town.Log(ServedTown::kAnn, 30, "2026-03-09");
  town.Spend(ServedTown::kAnn, 60);
  const auto now = BalanceOf(ServedTown::kAnn);
  EXPECT_EQ(now.posted_credit_minutes(), 30);
  EXPECT_EQ(now.available_credit_minutes(), 30);
  EXPECT_EQ(now.awaiting_minutes(), 30);
  EXPECT_EQ(now.contributed_minutes(), 90);
  EXPECT_EQ(now.as_of_sequence(), town.LastSequence());
  EXPECT_EQ(now.earliest_expiry_date(), "");
  const auto before = BalanceOf(ServedTown::kAnn, then);
  EXPECT_EQ(before.posted_credit_minutes(), 90);
  EXPECT_EQ(before.awaiting_minutes(), 0);
  EXPECT_EQ(before.as_of_sequence(), then);

  v1::GetBalanceRequest request;
  request.set_member(ServedTown::kAnn);
  const auto refused = [&](int64_t as_of) {
    request.set_as_of_sequence(as_of);
    return town.RefusalOf([&] { return credits().GetBalance(request); });
  };
  EXPECT_EQ(refused(town.LastSequence() + 1), "SEQUENCE_UNKNOWN as_of_sequence");
  EXPECT_EQ(refused(INT64_MAX), "SEQUENCE_UNKNOWN as_of_sequence");
  EXPECT_EQ(refused(-1), "SEQUENCE_UNKNOWN as_of_sequence");
  EXPECT_EQ(refused(0), "SEQUENCE_UNKNOWN as_of_sequence");
  request.set_member("schemes/taff/members/9");
  EXPECT_EQ(refused(1), "MEMBER_UNKNOWN member");
}

TEST_F(CreditsOverTheWire, AreGrantedWithAReason) {
  auto request = Grant(ServedTown::kAnn, 120);
  request.set_validate_only(true);
  const auto would = credits().GrantCredits(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->posted_after_credit_minutes(), 120);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
  request.set_validate_only(false);
  const auto granted = credits().GrantCredits(request);
  ASSERT_TRUE(granted.ok()) << granted.error().message;
  EXPECT_EQ(would->name(), "") << "what was not recorded has no name";
  EXPECT_NE(granted->name(), "");
  EXPECT_EQ(granted->credit_minutes(), 120);
  EXPECT_EQ(granted->text(), "A welcome.");
  EXPECT_EQ(granted->operation(), "GrantCredits");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 120);

  const auto refused = [&](const v1::GrantCreditsRequest& asked) {
    return town.RefusalOf([&] { return credits().GrantCredits(asked); });
  };
  for (const int64_t amount :
       {int64_t{0}, int64_t{-1}, int64_t{60'000'001}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(refused(Grant(ServedTown::kAnn, amount)), "NUMBER_OUT_OF_RANGE credit_minutes")
        << amount;
  }
  EXPECT_EQ(refused(Grant("schemes/taff/members/9", 1)), "MEMBER_UNKNOWN member");
  auto bare = Grant(ServedTown::kAnn, 1);
  bare.clear_reason();
  EXPECT_EQ(refused(bare), "FIELD_REQUIRED reason");
  bare.set_reason(std::string(100'000, 'x'));
  EXPECT_EQ(refused(bare), "TEXT_TOO_LONG reason");
  request.set_credit_minutes(121);
  EXPECT_EQ(refused(request), "REQUEST_ID_REUSED request_id");
  town.Restart("taff/officer:1");
  EXPECT_EQ(refused(Grant(ServedTown::kAnn, 1)), "ROLE_NOT_ALLOWED");
}

TEST_F(CreditsOverTheWire, OverflowNothing) {
  for (int grants = 0; grants < 20; ++grants) {
    ASSERT_EQ(
        town.RefusalOf([&] { return credits().GrantCredits(Grant(ServedTown::kAnn, 60'000'000)); }),
        "");
  }
  EXPECT_EQ(town.Available(ServedTown::kAnn), 1'200'000'000);
}

TEST_F(CreditsOverTheWire, AreTransferred) {
  town.Earn(ServedTown::kAnn, 90);
  auto request = Transfer(ServedTown::kAnn, ServedTown::kBen, 60);
  request.set_text("For the lift.");
  request.set_validate_only(true);
  const auto would = credits().TransferCredits(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->credit_minutes(), -60);
  request.set_validate_only(false);
  const auto sent = credits().TransferCredits(request);
  ASSERT_TRUE(sent.ok()) << sent.error().message;
  EXPECT_EQ(sent->posted_after_credit_minutes(), 30);
  EXPECT_EQ(sent->text(), "For the lift.");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 30);
  EXPECT_EQ(town.Available(ServedTown::kBen), 60);

  const auto refused = [&](const v1::TransferCreditsRequest& asked) {
    return town.RefusalOf([&] { return credits().TransferCredits(asked); });
  };
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, ServedTown::kBen, 31)),
            "CREDITS_INSUFFICIENT credit_minutes");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, ServedTown::kBen, 0)),
            "NUMBER_OUT_OF_RANGE credit_minutes");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, ServedTown::kBen, INT64_MIN)),
            "NUMBER_OUT_OF_RANGE credit_minutes");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, ServedTown::kAnn, 1)), "SAME_MEMBER to");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, "schemes/taff/members/9", 1)), "MEMBER_UNKNOWN to");
  EXPECT_EQ(refused(Transfer("schemes/taff/members/9", ServedTown::kAnn, 1)),
            "MEMBER_UNKNOWN from");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, "schemes/rumney/members/1", 1)),
            "SCHEME_UNKNOWN to");
  town.Restart("taff/member:2");
  EXPECT_EQ(refused(Transfer(ServedTown::kAnn, ServedTown::kBen, 1)), "NOT_YOURSELF");
  EXPECT_EQ(refused(Transfer(ServedTown::kBen, ServedTown::kAnn, 1)), "");
}

TEST_F(CreditsOverTheWire, AreTracedToWhereTheyCameFromAndWent) {
  town.Earn(ServedTown::kAnn, 90);
  const auto sent = credits().TransferCredits(Transfer(ServedTown::kAnn, ServedTown::kBen, 60));
  ASSERT_TRUE(sent.ok()) << sent.error().message;
  EXPECT_EQ(sent->counterparty(), ServedTown::kBen);
  ASSERT_TRUE(credits().GrantCredits(Grant(ServedTown::kBen, 30)).ok());
  v1::ListLotsRequest list;
  list.set_parent(ServedTown::kBen);
  list.set_page_size(1);
  const auto lots = All(credits().ListLots(list));
  ASSERT_EQ(lots.size(), 2);
  EXPECT_EQ(lots[0].credit_minutes(), 60);
  EXPECT_EQ(lots[0].issued_to(), ServedTown::kAnn);
  EXPECT_EQ(lots[0].activity(), ServedTown::kGardenDay);
  EXPECT_EQ(lots[1].credit_minutes(), 30);
  EXPECT_EQ(lots[1].issued_to(), ServedTown::kBen);
  EXPECT_EQ(lots[1].activity(), "");

  v1::ListEntriesRequest statement;
  statement.set_parent(ServedTown::kAnn);
  const auto entries = All(credits().ListEntries(statement));
  EXPECT_EQ(entries[1].operation(), "ApproveHours");
  EXPECT_EQ(entries[1].per_hour().rounding(), v1::ROUNDING_EXACT_MINUTES);
  v1::GetEntryRequest get;
  get.set_name(entries[0].name());
  const auto entry = credits().GetEntry(get);
  ASSERT_TRUE(entry.ok()) << entry.error().message;
  ASSERT_EQ(entry->lots_size(), 1);
  EXPECT_EQ(entry->lots(0).source(), lots[0].source());

  list.set_parent("schemes/taff/members/9");
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(credits().ListLots(list)); }),
            "MEMBER_UNKNOWN parent");
  // Who earned what was given away is not for the receiver to know; that they gave it is.
  town.Restart("taff/member:2");
  list.set_parent(ServedTown::kBen);
  const auto own = All(credits().ListLots(list));
  ASSERT_EQ(own.size(), 2);
  EXPECT_EQ(own[0].issued_to(), "");
  EXPECT_EQ(own[1].issued_to(), ServedTown::kBen);
  list.set_parent(ServedTown::kAnn);
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(credits().ListLots(list)); }), "NOT_YOURSELF");
}

// What is said of a gift, or of taking it back, is said to both.
TEST_F(CreditsOverTheWire, CarryATextThatBothSidesRead) {
  town.Earn(ServedTown::kAnn, 90);
  auto gift = Transfer(ServedTown::kAnn, ServedTown::kBen, 60);
  gift.set_text("For the lift.");
  const auto given = credits().TransferCredits(gift);
  ASSERT_TRUE(given.ok()) << given.error().message;
  v1::ReverseEntryRequest back;
  back.set_name(given->name());
  back.set_reason("There was no lift.");
  back.set_request_id(town.FreshId());
  ASSERT_TRUE(credits().ReverseEntry(back).ok());
  for (const char* member : {ServedTown::kAnn, ServedTown::kBen}) {
    v1::ListEntriesRequest list;
    list.set_parent(member);
    list.set_page_size(2);
    std::vector<std::string> texts;
    for (const auto& entry : credits().ListEntries(list)) {
      ASSERT_TRUE(entry.ok());
      texts.push_back(entry->text());
      if (texts.size() == 2) break;
    }
    EXPECT_EQ(texts, (std::vector<std::string>{"There was no lift.", "For the lift."})) << member;
  }

  // It is kept once, with whoever gave: when they are erased, nobody reads it any more.
  v1::EraseMemberRequest erase;
  erase.set_name(ServedTown::kAnn);
  erase.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  erase.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().members().EraseMember(erase).ok());
  v1::ListEntriesRequest bens;
  bens.set_parent(ServedTown::kBen);
  for (const auto& entry : All(credits().ListEntries(bens))) {
    EXPECT_NE(entry.text(), "For the lift.") << entry.operation();
  }
}

TEST_F(CreditsOverTheWire, AreToldLineByLine) {
  town.Earn(ServedTown::kAnn, 150);
  ASSERT_TRUE(credits().GrantCredits(Grant(ServedTown::kAnn, 30)).ok());
  ASSERT_TRUE(credits().TransferCredits(Transfer(ServedTown::kAnn, ServedTown::kBen, 60)).ok());
  town.Spend(ServedTown::kAnn, 60);
  v1::ListEntriesRequest list;
  list.set_parent(ServedTown::kAnn);
  list.set_page_size(2);
  std::vector<std::string> operations;
  const auto entries = All(credits().ListEntries(list));
  int64_t posted = 60;
  for (const auto& entry : entries) {
    operations.push_back(entry.operation());
    EXPECT_EQ(entry.posted_after_credit_minutes(), posted) << entry.operation();
    EXPECT_FALSE(entry.description().empty());
    EXPECT_EQ(entry.description().find('{'), std::string::npos);
    posted -= entry.credit_minutes();
    v1::GetEntryRequest get;
    get.set_name(entry.name());
    auto same = credits().GetEntry(get);
    ASSERT_TRUE(same.ok()) << same.error().message;
    same->clear_lots();
    EXPECT_EQ(same->SerializeAsString(), entry.SerializeAsString());
  }
  EXPECT_EQ(operations,
            (std::vector<std::string>{"RedeemCredits", "TransferCredits", "GrantCredits",
                                      "ApproveHours", "LogHours", "CreateMember"}));

  // A page's token is for the statement that it came from.
  v1::ListEntriesRequest bens;
  bens.set_parent(ServedTown::kBen);
  const auto refused = [&] {
    return town.RefusalOf([&] { return FirstOf(credits().ListEntries(bens)); });
  };
  bens.set_page_token("Mjp4");
  EXPECT_EQ(refused(), "PAGE_TOKEN_INVALID page_token");
  bens.clear_page_token();
  bens.set_parent("schemes/taff/members/9");
  EXPECT_EQ(refused(), "MEMBER_UNKNOWN parent");
  v1::GetEntryRequest get;
  const auto unknown = [&](const std::string& name) {
    get.set_name(name);
    return town.RefusalOf([&] { return credits().GetEntry(get); });
  };
  EXPECT_EQ(unknown(absl::StrCat(ServedTown::kAnn, "/entries/999")), "ENTRY_UNKNOWN name");
  EXPECT_EQ(unknown(absl::StrCat(ServedTown::kAnn, "/entries/1")), "ENTRY_UNKNOWN name");
  EXPECT_EQ(unknown(absl::StrCat(ServedTown::kAnn, "/entries/x")), "NAME_MALFORMED name");
  EXPECT_EQ(unknown(absl::StrCat(ServedTown::kAnn, "/entries/-1")), "NAME_MALFORMED name");
  EXPECT_EQ(unknown(ServedTown::kAnn), "NAME_MALFORMED name");
}

}  // namespace
}  // namespace timecredit::system_test
