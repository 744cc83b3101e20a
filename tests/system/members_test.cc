#include <cstdint>
#include <string>
#include <thread>
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
  EXPECT_EQ(with([](Fields& it) { it.clear_full_name(); }), "FIELD_REQUIRED " + at + "full_name");
  EXPECT_EQ(with([](Fields& it) { it.set_full_name("  "); }), "TEXT_PADDED " + at + "full_name");
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
  // By the scheme's calendar it is the tenth of March 2026.
  EXPECT_EQ(with([](Fields& it) { it.set_born_on("2026-03-11"); }),
            "DATE_IN_FUTURE " + at + "born_on");
  EXPECT_EQ(with([](Fields& it) {
              it.mutable_guardian()->set_full_name("Mair");
              it.mutable_guardian()->set_consented_on("2026-03-11");
            }),
            "DATE_IN_FUTURE " + at + "guardian.consented_on");
  EXPECT_EQ(with([](Fields& it) { it.set_adult_on("1812-05-31"); }),
            "DATE_OUT_OF_RANGE " + at + "adult_on");
  EXPECT_EQ(with([](Fields& it) { it.mutable_guardian()->set_phone("1"); }),
            "FIELD_REQUIRED " + at + "guardian.full_name");

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
  EXPECT_EQ(refused(), "TEXT_TOO_LONG query");
  search.set_query("a b c d e f g h i j k l m n o p q");
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
  request.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  request.set_validate_only(true);
  ASSERT_TRUE(members().EraseMember(request).ok());
  EXPECT_EQ(Get(ServedTown::kAnn).fields().full_name(), "Ann Jones");
  request.set_validate_only(false);
  const auto erased = members().EraseMember(request);
  ASSERT_TRUE(erased.ok()) << erased.error().message;
  EXPECT_EQ(erased->state(), v1::Member::STATE_ERASED);
  EXPECT_FALSE(Get(ServedTown::kAnn).has_fields());
  EXPECT_TRUE(Found("ann").empty());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
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
  update.mutable_member()->mutable_fields()->set_phone("029 2018 5341");
  update.mutable_member()->set_name("schemes/taff/members/9");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "MEMBER_UNKNOWN member.name");
  update.mutable_member()->set_name(ServedTown::kAnn);
  update.mutable_update_mask()->add_paths("state");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "CHANGE_NOT_POSSIBLE state");
  update.mutable_update_mask()->set_paths(0, "fields.telephone");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "FIELD_UNKNOWN update_mask");
}

TEST_F(MembersOverTheWire, KeepBothOfTwoUpdatesAtOnceOfDifferentFields) {
  constexpr int kRounds = 60;
  v1::UpdateMemberRequest phone;
  phone.mutable_member()->set_name(ServedTown::kAnn);
  v1::UpdateMemberRequest email = phone;
  phone.mutable_update_mask()->add_paths("fields.phone");
  email.mutable_update_mask()->add_paths("fields.email");
  const client::Client other_client = town.In("en");
  for (int round = 0; round < kRounds; ++round) {
    phone.mutable_member()->mutable_fields()->set_phone(absl::StrCat("029 20", round));
    phone.set_request_id(town.FreshId());
    email.mutable_member()->mutable_fields()->set_email(absl::StrCat("ann@", round, ".example"));
    email.set_request_id(town.FreshId());
    std::thread other([&] { EXPECT_TRUE(other_client.members().UpdateMember(phone).ok()); });
    EXPECT_TRUE(members().UpdateMember(email).ok());
    other.join();
    const auto fields = Get(ServedTown::kAnn).fields();
    ASSERT_EQ(fields.phone(), phone.member().fields().phone()) << "in round " << round;
    ASSERT_EQ(fields.email(), email.member().fields().email()) << "in round " << round;
  }
}

TEST_F(MembersOverTheWire, AreUpdatedOnceWhateverOthersChangedMeanwhile) {
  v1::UpdateMemberRequest phone;
  phone.mutable_member()->set_name(ServedTown::kAnn);
  phone.mutable_member()->mutable_fields()->set_phone("029 2018 5340");
  phone.mutable_update_mask()->add_paths("fields.phone");
  phone.set_request_id(town.FreshId());
  v1::UpdateMemberRequest other = phone;
  other.mutable_member()->mutable_fields()->set_email("ann@example.org");
  other.mutable_member()->mutable_fields()->clear_phone();
  other.mutable_update_mask()->add_paths("fields.email");
  other.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(phone); }), "");
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(other); }), "");
  const int64_t records = town.LastSequence();
  const auto again = members().UpdateMember(phone);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->name(), ServedTown::kAnn);
  EXPECT_EQ(again->fields().email(), "ann@example.org");
  EXPECT_EQ(again->fields().phone(), "");  // what was removed since stays so
  EXPECT_EQ(town.LastSequence(), records);
  phone.mutable_member()->mutable_fields()->set_phone("029 2018 5341");
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(phone); }),
            "REQUEST_ID_REUSED request_id");
}

// As a client does whose connection broke before the answer came.
TEST_F(MembersOverTheWire, AreAnsweredAgainUnderAnIdThatTheRequestTookAway) {
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name(ServedTown::kAnn);
  update.mutable_member()->mutable_fields()->set_member_id("ann");
  update.mutable_update_mask()->add_paths("fields.member_id");
  update.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  update.mutable_member()->set_name("schemes/taff/members/ann");
  update.mutable_member()->mutable_fields()->set_member_id("ann-jones");
  update.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  auto erasure = Erasure("schemes/taff/members/ann-jones");
  const int64_t records = town.LastSequence();
  const auto again = members().UpdateMember(update);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->name(), ServedTown::kAnn);
  update.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "MEMBER_UNKNOWN member.name");
  EXPECT_EQ(town.LastSequence(), records);
  ASSERT_EQ(town.RefusalOf([&] { return members().EraseMember(erasure); }), "");
  const auto erased = members().EraseMember(erasure);
  ASSERT_TRUE(erased.ok()) << erased.error().message;
  EXPECT_EQ(erased->name(), ServedTown::kAnn);
  EXPECT_EQ(town.LastSequence(), records + 1);
  erasure.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  EXPECT_EQ(town.RefusalOf([&] { return members().EraseMember(erasure); }),
            "REQUEST_ID_REUSED request_id");
}

TEST_F(MembersOverTheWire, AreUpdatedByPartsOfAGuardian) {
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name(ServedTown::kAnn);
  auto& guardian = *update.mutable_member()->mutable_fields()->mutable_guardian();
  guardian.set_full_name("Mair Jones");
  guardian.set_phone("029 2018 5340");
  update.mutable_update_mask()->add_paths("fields.guardian");
  update.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  guardian.Clear();
  guardian.set_consented_on("2026-03-01");
  update.clear_update_mask();
  update.mutable_update_mask()->add_paths("fields.guardian.consented_on");
  update.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  const auto kept = Get(ServedTown::kAnn).fields().guardian();
  EXPECT_EQ(kept.full_name(), "Mair Jones");
  EXPECT_EQ(kept.phone(), "029 2018 5340");
  EXPECT_EQ(kept.consented_on(), "2026-03-01");
  update.mutable_update_mask()->set_paths(0, "fields.guardian.full_name");
  update.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }),
            "FIELD_REQUIRED member.fields.guardian.full_name");
  update.mutable_member()->clear_fields();
  update.mutable_update_mask()->set_paths(0, "fields.guardian");
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(update); }), "");
  EXPECT_FALSE(Get(ServedTown::kAnn).fields().has_guardian());
}

TEST_F(MembersOverTheWire, ComeAndGoWithAReason) {
  v1::SuspendMemberRequest suspend;
  suspend.set_name(ServedTown::kAnn);
  suspend.set_request_id(town.FreshId());
  const auto suspended = [&] {
    return town.RefusalOf([&] { return members().SuspendMember(suspend); });
  };
  EXPECT_EQ(suspended(), "FIELD_REQUIRED reason");
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
  EXPECT_EQ(merged(), "FIELD_REQUIRED reason");
  merge.set_reason("Registered twice.");
  EXPECT_EQ(merged(), "SAME_MEMBER into");
  v1::CloseMemberRequest close;
  close.set_name(ServedTown::kBen);
  close.set_request_id(town.FreshId());
  const auto closed = [&] { return town.RefusalOf([&] { return members().CloseMember(close); }); };
  EXPECT_EQ(closed(), "REASON_MISSING reason");
  close.set_reason("Moved away.");
  close.set_name("schemes/taff/members/9");
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

TEST_F(MembersOverTheWire, ChangeWhatIsTheirsAndNotWhatRulesTrust) {
  v1::UpdateMemberRequest staffs;
  staffs.mutable_member()->set_name(ServedTown::kAnn);
  auto& fields = *staffs.mutable_member()->mutable_fields();
  fields.set_born_on("2012-05-31");
  fields.set_notes("her neighbour worries");
  staffs.mutable_update_mask()->add_paths("fields.born_on");
  staffs.mutable_update_mask()->add_paths("fields.notes");
  staffs.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return members().UpdateMember(staffs); }), "");
  town.Restart("taff/member:1");
  const auto seen = Get(ServedTown::kAnn).fields();
  EXPECT_EQ(seen.born_on(), "2012-05-31");
  EXPECT_EQ(seen.notes(), "");

  v1::UpdateMemberRequest own;
  own.mutable_member()->set_name(ServedTown::kAnn);
  auto& given = *own.mutable_member()->mutable_fields();
  const auto refused = [&] {
    own.set_request_id(town.FreshId());
    const auto result = members().UpdateMember(own);
    return result.ok() ? "" : ServedTown::InShort(result.error());
  };
  const auto named = [&](const std::string& path) {
    own.mutable_update_mask()->clear_paths();
    own.mutable_update_mask()->add_paths(path);
    return refused();
  };
  EXPECT_EQ(named("fields.born_on"), "FIELD_FOR_STAFF member.fields.born_on");
  EXPECT_EQ(named("fields.adult_on"), "FIELD_FOR_STAFF member.fields.adult_on");
  EXPECT_EQ(named("fields.notes"), "FIELD_FOR_STAFF member.fields.notes");
  EXPECT_EQ(named("fields.guardian"), "FIELD_FOR_STAFF member.fields.guardian.full_name");
  EXPECT_EQ(named("fields.guardian.consented_on"),
            "FIELD_FOR_STAFF member.fields.guardian.consented_on");
  own.clear_update_mask();
  given.set_full_name("Ann Evans");
  given.set_born_on("2000-05-31");
  EXPECT_EQ(refused(), "FIELD_FOR_STAFF member.fields.born_on");
  given.clear_born_on();
  own.set_request_id(town.FreshId());
  const auto changed = members().UpdateMember(own);
  ASSERT_TRUE(changed.ok()) << changed.error().message;
  EXPECT_EQ(changed->fields().full_name(), "Ann Evans");
  EXPECT_EQ(changed->fields().born_on(), "2012-05-31");
  EXPECT_EQ(changed->fields().notes(), "");
  own.mutable_member()->set_name(ServedTown::kBen);
  EXPECT_EQ(refused(), "NOT_YOURSELF");
  town.Restart();
  EXPECT_EQ(Get(ServedTown::kAnn).fields().notes(), "her neighbour worries");
}

}  // namespace
}  // namespace timecredit::system_test
