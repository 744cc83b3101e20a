#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/member.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class MembersOverTheWire : public testing::Test {
 protected:
  const client::Members& members() { return town.client().members(); }

  v1::CreateMemberRequest Registration(const std::string& full_name) {
    v1::CreateMemberRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_member()->mutable_fields()->set_full_name(full_name);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Member Get(const std::string& name) {
    v1::GetMemberRequest request;
    request.set_name(name);
    const auto member = members().GetMember(request);
    EXPECT_TRUE(member.ok()) << member.error().message;
    return member.ok() ? *member : v1::Member();
  }
  std::vector<std::string> Found(const std::string& query) {
    v1::SearchMembersRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_query(query);
    request.set_page_size(1);
    std::vector<std::string> names;
    for (const auto& member : All(members().SearchMembers(request))) names.push_back(member.name());
    return names;
  }
  v1::EraseMemberRequest Erasure(const std::string& name) {
    v1::EraseMemberRequest request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    return request;
  }

  ServedTown town;
};

TEST_F(MembersOverTheWire, AreRegisteredFoundAndNamedByTheirOwnId) {
  auto request = Registration("Jon Bowen");
  auto& fields = *request.mutable_member()->mutable_fields();
  fields.set_member_id("jon-b");
  fields.set_phone("029 2034 1234");
  fields.set_address("12b Clare Street\nCardiff");
  fields.set_born_on("2012-05-31");
  fields.mutable_guardian()->set_full_name("Mair Bowen");
  fields.mutable_guardian()->set_consented_on("2026-01-02");
  request.set_validate_only(true);
  const auto would = members().CreateMember(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_TRUE(Found("bowen").empty());
  request.set_validate_only(false);
  const auto created = members().CreateMember(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  EXPECT_EQ(created->name(), "schemes/taff/members/3");
  EXPECT_EQ(created->state(), v1::Member::STATE_ACTIVE);
  EXPECT_EQ(created->joined_on(), "2026-03-10");
  EXPECT_EQ(Get("schemes/taff/members/jon-b").SerializeAsString(), created->SerializeAsString());
  for (const char* query : {"jon bow", "2034", "12b clare", "JON-B"}) {
    EXPECT_EQ(Found(query), std::vector<std::string>{"schemes/taff/members/3"}) << query;
  }
  const auto again = members().CreateMember(request);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->name(), created->name());
  EXPECT_EQ(town.Log("schemes/taff/members/jon-b", 60, "2026-03-10").member(), created->name());
}

TEST_F(MembersOverTheWire, AreRefusedWhereTheirFieldsAreWrong) {
  const auto with = [&](auto&& change) {
    auto request = Registration("Jon Bowen");
    change(*request.mutable_member()->mutable_fields());
    const std::string refusal = town.RefusalOf([&] { return members().CreateMember(request); });
    request.set_validate_only(true);
    EXPECT_EQ(town.RefusalOf([&] { return members().CreateMember(request); }), refusal);
    return refusal;
  };
  using Fields = v1::MemberFields;
  const std::string at = "member.fields.";
  EXPECT_EQ(with([](Fields& it) { it.clear_full_name(); }), "NAME_MISSING " + at + "full_name");
  EXPECT_EQ(with([](Fields& it) { it.set_full_name("  "); }), "NAME_MISSING " + at + "full_name");
  EXPECT_EQ(with([](Fields& it) { it.set_full_name(std::string(201, 'x')); }),
            "TEXT_TOO_LONG " + at + "full_name");
  EXPECT_EQ(with([](Fields& it) { it.set_known_as("a\nb"); }), "TEXT_INVALID " + at + "known_as");
  EXPECT_EQ(with([](Fields& it) { it.set_address(std::string(1001, 'x')); }),
            "TEXT_TOO_LONG " + at + "address");
  EXPECT_EQ(with([](Fields& it) { it.set_notes(std::string(4001, 'x')); }),
            "TEXT_TOO_LONG " + at + "notes");
  EXPECT_EQ(with([](Fields& it) { it.set_notes(std::string(5 << 20, 'x')); }), "MESSAGE_TOO_LARGE");
  EXPECT_EQ(with([](Fields& it) { it.set_language("english"); }),
            "LANGUAGE_INVALID " + at + "language");
  EXPECT_EQ(with([](Fields& it) { it.set_member_id("Jon B"); }), "ID_INVALID " + at + "member_id");
  EXPECT_EQ(with([](Fields& it) { it.set_born_on("31.5.2012"); }),
            "DATE_MALFORMED " + at + "born_on");
  EXPECT_EQ(with([](Fields& it) { it.set_adult_on("1812-05-31"); }),
            "DATE_OUT_OF_RANGE " + at + "adult_on");
  EXPECT_EQ(with([](Fields& it) { it.mutable_guardian()->set_phone("1"); }),
            "NAME_MISSING " + at + "guardian.full_name");

  auto request = Registration("Jon Bowen");
  request.mutable_member()->set_joined_on("2026-03-11");
  EXPECT_EQ(town.RefusalOf([&] { return members().CreateMember(request); }),
            "DATE_IN_FUTURE member.joined_on");
  request.mutable_member()->clear_joined_on();
  request.set_parent("schemes/nowhere");
  EXPECT_EQ(town.RefusalOf([&] { return members().CreateMember(request); }),
            "SCHEME_UNKNOWN parent");
  request.set_parent(ServedTown::kScheme);
  request.mutable_member()->mutable_fields()->set_member_id("jon-b");
  ASSERT_TRUE(members().CreateMember(request).ok());
  request.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return members().CreateMember(request); }),
            "ID_TAKEN member.fields.member_id");
}

TEST_F(MembersOverTheWire, AreListedAndSearchedByPages) {
  for (int i = 0; i < 5; ++i) town.Register(absl::StrCat("Megan Price ", i));
  v1::ListMembersRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(2);
  const auto all = All(members().ListMembers(list));
  ASSERT_EQ(all.size(), 7);
  EXPECT_EQ(all[0].fields().full_name(), "Ann Jones");
  EXPECT_EQ(all[6].fields().full_name(), "Megan Price 4");
  EXPECT_EQ(Found("meg").size(), 5);
  EXPECT_TRUE(Found("nobody").empty());

  v1::SearchMembersRequest search;
  search.set_parent(ServedTown::kScheme);
  const auto refused = [&] {
    return town.RefusalOf([&] { return FirstOf(members().SearchMembers(search)); });
  };
  EXPECT_EQ(refused(), "QUERY_EMPTY query");
  search.set_query(std::string(10'000, 'x'));
  EXPECT_EQ(refused(), "QUERY_TOO_LONG query");
  search.set_query("meg");
  search.set_page_token("x");
  EXPECT_EQ(refused(), "PAGE_TOKEN_INVALID page_token");
}

TEST_F(MembersOverTheWire, AreUnknownWhereTheyAreNot) {
  v1::GetMemberRequest request;
  const auto refused = [&](const std::string& name) {
    request.set_name(name);
    return town.RefusalOf([&] { return members().GetMember(request); });
  };
  EXPECT_EQ(refused("schemes/taff/members/3"), "MEMBER_UNKNOWN name");
  EXPECT_EQ(refused("schemes/taff/members/18446744073709551615"), "MEMBER_UNKNOWN name");
  EXPECT_EQ(refused("schemes/taff/members/99999999999999999999"), "MEMBER_UNKNOWN name");
  EXPECT_EQ(refused("schemes/taff/members/nobody"), "MEMBER_UNKNOWN name");
  EXPECT_EQ(refused("schemes/taff/members/" + std::string(100'000, 'x')), "MEMBER_UNKNOWN name");
  EXPECT_EQ(refused("schemes/taff/members/"), "NAME_MALFORMED name");
  EXPECT_EQ(refused("schemes/taff"), "NAME_MALFORMED name");
  EXPECT_EQ(refused(""), "FIELD_REQUIRED name");
  EXPECT_EQ(refused("schemes/nowhere/members/1"), "SCHEME_UNKNOWN name");
}

TEST_F(MembersOverTheWire, ThatAreErasedLeaveTheirBooks) {
  town.Earn(ServedTown::kAnn, 90);
  auto request = Erasure(ServedTown::kAnn);
  request.set_validate_only(true);
  ASSERT_TRUE(members().EraseMember(request).ok());
  EXPECT_EQ(Get(ServedTown::kAnn).fields().full_name(), "Ann Jones");
  request.set_validate_only(false);
  const auto erased = members().EraseMember(request);
  ASSERT_TRUE(erased.ok()) << erased.error().message;
  EXPECT_EQ(erased->state(), v1::Member::STATE_ERASED);
  EXPECT_FALSE(Get(ServedTown::kAnn).has_fields());
  EXPECT_TRUE(Found("ann").empty());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 90);
  EXPECT_EQ(town.RefusalOf([&] { return members().EraseMember(Erasure(ServedTown::kAnn)); }),
            "MEMBER_ERASED name");
  EXPECT_EQ(town.RefusalOf(
                [&] { return town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60)); }),
            "MEMBER_ERASED hour_log.member");
  EXPECT_EQ(
      town.RefusalOf([&] { return members().EraseMember(Erasure("schemes/taff/members/9")); }),
      "MEMBER_UNKNOWN name");
  town.Restart();
  EXPECT_EQ(Get(ServedTown::kAnn).state(), v1::Member::STATE_ERASED);
  EXPECT_EQ(Found("ben").size(), 1);
}

TEST_F(MembersOverTheWire, AreUpdatedFieldByField) {
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name(ServedTown::kAnn);
  update.mutable_member()->mutable_fields()->set_phone("029 2018 5340");
  update.mutable_update_mask()->add_paths("fields.phone");
  update.set_request_id(town.FreshId());
  update.set_validate_only(true);
  const auto would = members().UpdateMember(update);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->fields().phone(), "029 2018 5340");
  EXPECT_EQ(would->fields().full_name(), "Ann Jones");
  EXPECT_EQ(Get(ServedTown::kAnn).fields().phone(), "");
  update.set_validate_only(false);
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  EXPECT_EQ(Get(ServedTown::kAnn).fields().phone(), "029 2018 5340");
  update.set_request_id(town.FreshId());
  update.mutable_member()->mutable_fields()->set_phone(std::string(201, '1'));
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "TEXT_TOO_LONG member.fields.phone");
  update.mutable_member()->set_name("schemes/taff/members/9");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "MEMBER_UNKNOWN member.name");
  update.mutable_update_mask()->add_paths("state");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "CHANGE_NOT_POSSIBLE state");
}

TEST_F(MembersOverTheWire, ComeAndGoWithAReason) {
  v1::SuspendMemberRequest suspend;
  suspend.set_name(ServedTown::kAnn);
  suspend.set_request_id(town.FreshId());
  const auto suspended = [&] {
    return town.RefusalOf([&] { return members().SuspendMember(suspend); });
  };
  EXPECT_EQ(suspended(), "REASON_MISSING reason");
  suspend.set_reason("She asked for a pause.");
  EXPECT_EQ(suspended(), "");
  suspend.set_request_id(town.FreshId());
  EXPECT_EQ(suspended(), "MEMBER_SUSPENDED name");
  v1::ResumeMemberRequest resume;
  resume.set_name(ServedTown::kBen);
  resume.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return members().ResumeMember(resume); }),
            "MEMBER_NOT_SUSPENDED name");
  v1::MergeMembersRequest merge;
  merge.set_duplicate(ServedTown::kBen);
  merge.set_into(ServedTown::kBen);
  merge.set_request_id(town.FreshId());
  const auto merged = [&] { return town.RefusalOf([&] { return members().MergeMembers(merge); }); };
  EXPECT_EQ(merged(), "REASON_MISSING reason");
  merge.set_reason("Registered twice.");
  EXPECT_EQ(merged(), "SAME_MEMBER into");
  v1::CloseMemberRequest close;
  close.set_name("schemes/taff/members/9");
  close.set_request_id(town.FreshId());
  const auto closed = [&] { return town.RefusalOf([&] { return members().CloseMember(close); }); };
  EXPECT_EQ(closed(), "REASON_MISSING reason");
  close.set_reason("Moved away.");
  EXPECT_EQ(closed(), "MEMBER_UNKNOWN name");
}

TEST_F(MembersOverTheWire, SeeThemselvesAlone) {
  town.Restart("taff/member:1");
  EXPECT_EQ(Get(ServedTown::kAnn).fields().full_name(), "Ann Jones");
  v1::GetMemberRequest request;
  request.set_name(ServedTown::kBen);
  EXPECT_EQ(town.RefusalOf([&] { return members().GetMember(request); }), "NOT_YOURSELF");
  EXPECT_EQ(town.RefusalOf([&] { return members().EraseMember(Erasure(ServedTown::kAnn)); }),
            "ROLE_NOT_ALLOWED");
}

}  // namespace
}  // namespace timecredit::system_test
