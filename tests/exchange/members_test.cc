#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::MemberField;
using domain::MemberFields;
using domain::MemberNumber;
using domain::MemberState;

MemberState StateOf(const Town& town, MemberNumber member) {
  return town.Row<domain::Member>({town.scheme, member}).state;
}

// What is found in the erasable compartment.
MemberFields FieldsOf(const Town& town, MemberNumber member) {
  MemberFields fields;
  const auto read = town.store.View([&](const storage::Snapshot& snapshot) {
    auto found = town.exchange->compartment().FindMember(snapshot, town.scheme, member);
    if (found.ok()) fields = *found;
    return found.status();
  });
  EXPECT_TRUE(read.ok()) << read;
  return fields;
}

std::optional<MemberNumber> MemberWithId(const Town& town, const std::string& alias) {
  std::optional<MemberNumber> member;
  const auto read = town.store.View([&](const storage::Snapshot& snapshot) {
    const auto found = town.exchange->compartment().FindAlias(snapshot, town.scheme, alias);
    if (found.ok()) member = *found;
    return found.status();
  });
  EXPECT_TRUE(read.ok()) << read;
  return member;
}

size_t FoundBy(const Town& town, const std::string& query) {
  const auto page = town.exchange->directory().Search(town.scheme, query, 10);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? page->matches.size() : 0;
}

// Of some fields; the others stay.
UpdateMember Edit(MemberNumber member, const std::set<MemberField>& fields,
                  const MemberFields& given) {
  return {.member = member, .edit = {.fields = fields, .given = given}};
}

// Of all fields.
UpdateMember Update(MemberNumber member, const std::string& name, const std::string& alias = "") {
  MemberFields given;
  given.name = name;
  given.alias = alias;
  return Edit(member, domain::AllMemberFields(), given);
}

UpdateMember PhoneOf(MemberNumber member, const std::string& phone) {
  MemberFields given;
  given.phone = phone;
  return Edit(member, {MemberField::kPhone}, given);
}

UpdateMember EmailOf(MemberNumber member, const std::string& email) {
  MemberFields given;
  given.email = email;
  return Edit(member, {MemberField::kEmail}, given);
}

TEST(UpdateMember, ChangesTheFieldsItNamesAndIsFoundByThem) {
  Town town;
  MemberFields expected;
  expected.name = "Ann Evans";
  expected.alias = "ann";
  expected.phone = "029 2018 1234";
  const auto answer = town.Do(Edit(town.ann, domain::AllMemberFields(), expected));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->member_fields, expected);
  EXPECT_EQ(FieldsOf(town, town.ann), expected);
  EXPECT_EQ(FoundBy(town, "evans"), 1u);
  EXPECT_EQ(FoundBy(town, "jones"), 0u);
  town.Done(EmailOf(town.ann, "ann@example.org"));
  expected.email = "ann@example.org";
  EXPECT_EQ(FieldsOf(town, town.ann), expected);
  town.Done(PhoneOf(town.ann, ""));
  EXPECT_EQ(FieldsOf(town, town.ann).phone, "");
  EXPECT_EQ(FoundBy(town, "2018"), 0u);
  town.Reopen();
  EXPECT_EQ(FoundBy(town, "evans"), 1u);
}

TEST(UpdateMember, TakesNothingOfWhatItDoesNotName) {
  Town town;
  UpdateMember update = PhoneOf(town.ann, "029 2018 1234");
  update.edit.given.name = "Somebody Else";
  const Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, update).ok());
  EXPECT_EQ(FieldsOf(town, town.ann).name, "Ann Jones");
  EXPECT_TRUE(town.Do(call, PhoneOf(town.ann, "029 2018 1234"))->replayed);  // the same request
  EXPECT_EQ(town.Refused(Edit(town.ann, {}, {})), "UPDATE_EMPTY");
}

TEST(UpdateMember, KeepsBothOfTwoEditsAtOnceOfDifferentFields) {
  Town town;
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    const std::string phone = absl::StrCat("029 20", round);
    const std::string email = absl::StrCat("ann", round, "@example.org");
    const Call phone_call = town.OfficerCall();
    const Call email_call = town.OfficerCall();
    std::thread other([&] { EXPECT_TRUE(town.Do(phone_call, PhoneOf(town.ann, phone)).ok()); });
    EXPECT_TRUE(town.Do(email_call, EmailOf(town.ann, email)).ok());
    other.join();
    const MemberFields fields = FieldsOf(town, town.ann);
    ASSERT_EQ(fields.phone, phone) << "in round " << round;
    ASSERT_EQ(fields.email, email) << "in round " << round;
  }
}

TEST(UpdateMember, BringsNothingBackThatWasRemovedBefore) {
  Town town;
  town.Done(PhoneOf(town.ann, "029 2018 1234"));
  const UpdateMember made_before_and_late = EmailOf(town.ann, "ann@example.org");
  town.Done(PhoneOf(town.ann, ""));
  town.Done(made_before_and_late);
  EXPECT_EQ(FieldsOf(town, town.ann).phone, "");
}

TEST(UpdateMember, MovesTheIdAndLeavesTheOldOneToOthers) {
  Town town;
  town.Done(Update(town.ann, "Ann", "ann"));
  town.Done(Update(town.ann, "Ann", "ann-of-canton"));
  EXPECT_EQ(MemberWithId(town, "ann"), std::nullopt);
  EXPECT_EQ(MemberWithId(town, "ann-of-canton"), town.ann);
  EXPECT_EQ(town.Refused(Update(town.ben, "Ben", "ann-of-canton")), "ID_TAKEN");
  town.Done(Update(town.ben, "Ben", "ann"));
  EXPECT_EQ(MemberWithId(town, "ann"), town.ben);
  town.Done(Update(town.ann, "Ann Price", "ann-of-canton"));  // keeps her own
}

TEST(UpdateMember, LeavesNothingPersonalInTheRecord) {
  Town town;
  town.Done(Update(town.ann, "Morfydd Llwyn Owen", "morfydd"));
  const std::string contents = town.Contents();
  EXPECT_EQ(contents.find("Morfydd"), std::string::npos);
  EXPECT_EQ(contents.find("morfydd"), std::string::npos);
}

TEST(UpdateMember, RefusesMalformedFieldsAndWhoeverIsNoMember) {
  Town town;
  EXPECT_EQ(town.Refused(Update(town.ann, " ")), "FIELD_REQUIRED");
  MemberFields given;
  given.guardian = domain::Guardian{.name = "", .phone = "029 2018 1234", .consented_on = {}};
  EXPECT_EQ(town.Refused(Edit(town.ann, {MemberField::kGuardianPhone}, given)), "FIELD_REQUIRED");
  EXPECT_EQ(town.Refused(Update(MemberNumber(99), "Ceri")), "MEMBER_UNKNOWN");
  town.Done(EraseMember{.member = town.ann});
  EXPECT_EQ(town.Refused(Update(town.ann, "Ann")), "MEMBER_ERASED");
}

TEST(UpdateMember, IsAnsweredOnceWhateverOthersChangedMeanwhile) {
  Town town;
  const Call call = town.OfficerCall();
  const auto first = town.Do(call, PhoneOf(town.ann, "029 2018 1234"));
  ASSERT_TRUE(first.ok()) << first.status();
  town.Done(Update(town.ann, "Ann Price"));
  const auto again = town.Do(call, PhoneOf(town.ann, "029 2018 1234"));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->record, first->record);
  EXPECT_EQ(again->member_fields, std::nullopt);
  EXPECT_EQ(FieldsOf(town, town.ann).phone, "");
  EXPECT_EQ(FoundBy(town, "price"), 2u);  // Ann and Ben
  EXPECT_EQ(town.Refused(call, PhoneOf(town.ann, "029 2018 1235")), "REQUEST_ID_REUSED");
  UpdateMember more = PhoneOf(town.ann, "029 2018 1234");
  more.edit.fields.insert(MemberField::kEmail);
  EXPECT_EQ(town.Refused(call, more), "REQUEST_ID_REUSED");
}

TEST(UpdateMember, ThatIsOnlyTriedChangesNothing) {
  Town town;
  Call call = town.OfficerCall();
  call.validate_only = true;
  const auto tried = town.Do(call, Update(town.ann, "Ann Evans", "ann"));
  ASSERT_TRUE(tried.ok()) << tried.status();
  EXPECT_EQ(tried->member_fields->name, "Ann Evans");
  EXPECT_EQ(FieldsOf(town, town.ann).name, "Ann Jones");
  EXPECT_EQ(FoundBy(town, "jones"), 1u);
  EXPECT_EQ(MemberWithId(town, "ann"), std::nullopt);
}

TEST(SuspendMember, KeepsTheMemberFromTakingPart) {
  Town town;
  town.Earn(town.ann, 120);
  town.Earn(town.ben, 120);
  town.Done(SuspendMember{.member = town.ann, .reason = "moved away, it seems"});
  EXPECT_EQ(StateOf(town, town.ann), MemberState::kSuspended);
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 60)), "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Refused(GrantCredits{.member = town.ann, .credit_minutes = 60}),
            "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Refused(TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 60}),
            "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Refused(TransferCredits{.from = town.ben, .to = town.ann, .credit_minutes = 60}),
            "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Refused(
                RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 60}),
            "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Refused(SuspendMember{.member = town.ann}), "MEMBER_SUSPENDED");
  EXPECT_EQ(town.Spendable(town.ann), 120);
}

TEST(SuspendMember, KeepsWhatWasPromisedBefore) {
  Town town;
  town.Earn(town.ann, 120);
  const auto waiting = town.Done(town.Hours(town.ann, 30));
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 20});
  const auto hold = town.Done(PlaceHold{.member = town.ann,
                                        .partner = town.partner,
                                        .credit_minutes = 50,
                                        .deadline = town.clock.Now() + absl::Hours(1)});
  town.Done(SuspendMember{.member = town.ann});
  town.Done(ApproveHours{.hour_log = waiting});
  town.Done(CaptureHold{.hold = hold, .credit_minutes = 50});
  town.Done(RefundRedemption{.redemption = redemption, .credit_minutes = 20, .reason = "closed"});
  EXPECT_EQ(town.Spendable(town.ann), 100);
}

TEST(SuspendMember, IsStillFoundAndUpdatedAndErased) {
  Town town;
  town.Done(SuspendMember{.member = town.ann});
  EXPECT_EQ(FoundBy(town, "jones"), 1u);
  town.Done(Update(town.ann, "Ann Evans"));
  town.Done(EraseMember{.member = town.ann});
  EXPECT_EQ(StateOf(town, town.ann), MemberState::kErased);
  EXPECT_EQ(town.Refused(ResumeMember{.member = town.ann}), "MEMBER_ERASED");
}

TEST(ResumeMember, LetsASuspendedMemberTakePartAgainAndNoOther) {
  Town town;
  EXPECT_EQ(town.Refused(ResumeMember{.member = town.ann}), "MEMBER_NOT_SUSPENDED");
  town.Done(SuspendMember{.member = town.ann});
  const Call call = town.OfficerCall();
  const ResumeMember resume{.member = town.ann, .reason = "came back"};
  ASSERT_TRUE(town.Do(call, resume).ok());
  EXPECT_EQ(StateOf(town, town.ann), MemberState::kActive);
  town.Earn(town.ann, 60);
  const auto again = town.Do(call, resume);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(town.Refused(SuspendMember{.member = town.ann, .reason = "\xff"}), "TEXT_INVALID");
}

}  // namespace
}  // namespace timecredit::exchange
