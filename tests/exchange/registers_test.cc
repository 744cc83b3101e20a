#include <gtest/gtest.h>

#include <string>

#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

domain::Activity Fixture() {
  domain::Activity activity;
  activity.alias = "panel";
  activity.names = {{"en", "Interview panel"}};
  return activity;
}

TEST(CreateScheme, GivesItAJournalOfItsOwn) {
  Town town;
  CreateScheme create;
  create.scheme.alias = "youth-court";
  create.scheme.names = {{"en", "Youth court"}};
  create.scheme.calendar.zone = "America/New_York";
  const auto created = town.Do(create);
  ASSERT_TRUE(created.ok()) << created.status();
  EXPECT_EQ(created->record->scheme.value, town.scheme.value + 1);
  EXPECT_EQ(created->record->sequence.value, 1u);
}

TEST(CreateScheme, RefusesWhatIsMalformedOrTaken) {
  Town town;
  CreateScheme create;
  create.scheme.alias = "taff";
  create.scheme.names = {{"en", "Another"}};
  EXPECT_EQ(town.Refused(create), "ID_TAKEN");
  create.scheme.alias = "Not An Id";
  EXPECT_EQ(town.Refused(create), "ID_INVALID");
  create.scheme.alias = "nowhere";
  create.scheme.calendar.zone = "Atlantis/Centre";
  EXPECT_EQ(town.Refused(create), "ZONE_UNKNOWN");
  create.scheme.calendar = {};
  create.scheme.policies.wallet_floor_credit_minutes = 1;
  EXPECT_EQ(town.Refused(create), "NUMBER_OUT_OF_RANGE");
}

TEST(CreateOrganisation, RefusesAnIdThatIsTaken) {
  Town town;
  EXPECT_EQ(town.Refused(CreateOrganisation{.alias = "castle", .names = {{"en", "Other"}}}),
            "ID_TAKEN");
  EXPECT_EQ(town.Refused(CreateOrganisation{.alias = "gallery", .names = {}}), "FIELD_REQUIRED");
}

TEST(CreateOrganisation, TakesTypedAmountsAtPartnersOnly) {
  Town town;
  CreateOrganisation gallery{
      .alias = "gallery", .names = {{"en", "Gallery"}}, .takes_typed_amounts = true};
  EXPECT_EQ(town.Refused(gallery), "PARTNER_ONLY");
  gallery.is_partner = true;
  EXPECT_EQ(town.Refused(gallery), "");
  EXPECT_EQ(town.Refused(UpdateOrganisation{.organisation = domain::OrganisationNumber(3),
                                            .is_partner = false}),
            "PARTNER_ONLY");
  EXPECT_EQ(town.Refused(UpdateOrganisation{.organisation = domain::OrganisationNumber(3)}),
            "UPDATE_EMPTY");
}

TEST(CreateActivity, RefusesUnknownHostsUnitsAndUnsuitableFaces) {
  Town town;
  domain::Activity activity = Fixture();
  activity.host = domain::OrganisationNumber(9);
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "ORGANISATION_UNKNOWN");
  activity.host = town.host;
  activity.contribution_unit = domain::UnitNumber(2);
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "UNIT_UNKNOWN");
  activity.contribution_unit = domain::UnitNumber(1);
  activity.purposes.obligation = true;
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "OBLIGATION_NOT_CONFIDENTIAL");
  activity.appears_as = town.activity;  // which counts minutes, and says so of these hours
  activity.needs_approval = false;
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "OBLIGATION_NEEDS_APPROVAL");
  activity.needs_approval = true;
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "");
  activity.alias = "mentoring";
  activity.appears_as = domain::ActivityNumber(2);  // which is confidential itself
  EXPECT_EQ(town.Refused(CreateActivity{activity}), "FACE_UNSUITABLE");
}

TEST(CreateMember, KeepsNothingPersonalInTheRecordsOrInPlainSight) {
  Town town;
  CreateMember create;
  create.fields.name = "Morfydd Llwyn Owen";
  create.fields.alias = "morfydd";
  create.fields.phone = "029 2018 1234";
  ASSERT_TRUE(town.Do(create).ok());
  const std::string contents = town.Contents();
  for (const char* secret : {"Morfydd", "morfydd", "2018 1234"}) {
    EXPECT_EQ(contents.find(secret), std::string::npos) << secret;
  }
  EXPECT_EQ(town.Refused(create), "ID_TAKEN");
}

TEST(CreateMember, RefusesMalformedFieldsAndAFutureDate) {
  Town town;
  EXPECT_EQ(town.Refused(CreateMember{}), "FIELD_REQUIRED");
  CreateMember create;
  create.fields.name = "Ceri";
  create.joined_on = domain::Date(2026, 3, 11);
  EXPECT_EQ(town.Refused(create), "DATE_IN_FUTURE");
}

TEST(CreateMember, LeavesTheKeyOfARefusalToTheNextMember) {
  Town town;
  CreateMember create;
  create.fields.name = "Ceri";
  create.fields.alias = "ceri";
  const Call call = town.OfficerCall();
  ASSERT_TRUE(town.Do(call, create).ok());
  const size_t keys = town.keys.size();
  Call trial = town.OfficerCall();
  trial.validate_only = true;
  EXPECT_EQ(town.Refused(create), "ID_TAKEN");
  ASSERT_TRUE(town.Do(call, create).ok());  // answered again
  EXPECT_EQ(town.Refused(trial, create), "ID_TAKEN");
  create.fields.alias = "ceri-two";
  ASSERT_TRUE(town.Do(trial, create).ok());
  EXPECT_EQ(town.keys.size(), keys + 1);
  const auto second = town.Register("Dai");
  EXPECT_EQ(town.keys.size(), keys + 1);
  const auto key_of = [&](domain::MemberNumber member) {
    return town.Row<journal::SealedMember>({town.scheme, member}).sealed_under;
  };
  EXPECT_NE(key_of(second), key_of(town.ann));
}

TEST(AnExchange, IsNotOpenedWithTheKeysOfAnotherStore) {
  Town town;
  storage::MemoryKeyStore others;
  const auto opened = Exchange::Open({town.store, others, town.randomness, town.clock});
  EXPECT_EQ(opened.status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(EraseMember, DestroysTheTextsAndTheKeyAndLeavesTheBooks) {
  Town town;
  LogHours hours = town.Hours(town.ann, 60);
  hours.text = "sat with a neighbour";
  const auto hour_log = town.Done(hours);
  town.Done(ApproveHours{.hour_log = hour_log});
  town.Done(EraseMember{.member = town.ann, .remaining = ClosingChoice::kGiveBack});
  EXPECT_EQ(town.BalanceOf(Contributed(town.ann, domain::kMinutes)), 60);
  EXPECT_EQ(town.Row<domain::Member>({town.scheme, town.ann}).state, domain::MemberState::kErased);
  const auto read = town.store.View([&](const storage::Snapshot& snapshot) {
    return town.exchange->compartment().FindMember(snapshot, town.scheme, town.ann).status();
  });
  EXPECT_FALSE(read.ok());
  EXPECT_EQ(town.Refused(EraseMember{.member = town.ann}), "MEMBER_ERASED");
  EXPECT_EQ(town.Refused(town.Hours(town.ann, 60)), "MEMBER_ERASED");
  EXPECT_EQ(town.Refused(EraseMember{.member = domain::MemberNumber(99)}), "MEMBER_UNKNOWN");
}

TEST(TheDirectory, FindsMembersUntilTheyAreErasedAlsoAfterAReopen) {
  Town town;
  const auto sian = town.Register("Si\u00e2n Rees");
  const auto find = [&] {
    const auto page = town.exchange->directory().Search(town.scheme, "sian", 10);
    EXPECT_TRUE(page.ok()) << page.status();
    return page->matches;
  };
  ASSERT_EQ(find().size(), 1u);
  EXPECT_EQ(find().front().member, sian);
  town.Reopen();
  EXPECT_EQ(find().size(), 1u);
  town.Done(EraseMember{.member = sian});
  EXPECT_TRUE(find().empty());
  town.Reopen();
  EXPECT_TRUE(find().empty());
}

}  // namespace
}  // namespace timecredit::exchange
