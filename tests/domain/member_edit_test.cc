#include "ledger/domain/member_edit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"

namespace timecredit::domain {
namespace {

MemberFields Before() {
  MemberFields fields;
  fields.alias = "a1";
  fields.name = "n1";
  fields.known_as = "k1";
  fields.phone = "p1";
  fields.email = "e1";
  fields.address = "d1";
  fields.language = "cy";
  fields.adult_on = Date(2030, 1, 1);
  fields.born_on = Date(2012, 1, 1);
  fields.guardian = Guardian{.name = "g1", .phone = "h1", .consented_on = Date(2024, 1, 1)};
  fields.notes = "o1";
  return fields;
}

MemberFields Given() {
  MemberFields fields;
  fields.alias = "a2";
  fields.name = "n2";
  fields.known_as = "k2";
  fields.phone = "p2";
  fields.email = "e2";
  fields.address = "d2";
  fields.language = "fr";
  fields.adult_on = Date(2030, 2, 2);
  fields.born_on = Date(2012, 2, 2);
  fields.guardian = Guardian{.name = "g2", .phone = "h2", .consented_on = Date(2024, 2, 2)};
  fields.notes = "o2";
  return fields;
}

TEST(AMemberEdit, OfAllFieldsGivesThemAll) {
  EXPECT_EQ(Edited(Before(), {AllMemberFields(), Given()}), Given());
  EXPECT_EQ(Edited(Before(), {{}, Given()}), Before());
}

TEST(AMemberEdit, OfOneFieldChangesThatAlone) {
  for (const MemberField field : AllMemberFields()) {
    const MemberFields after = Edited(Before(), {{field}, Given()});
    EXPECT_NE(after, Before()) << NameOf(field);
    auto others = AllMemberFields();
    others.erase(field);
    EXPECT_EQ(Edited(after, {others, Given()}), Given()) << NameOf(field);
    EXPECT_EQ(Edited(after, {{field}, Before()}), Before()) << NameOf(field);
  }
}

TEST(AMemberEdit, TakesAwayWhatBecomesEmpty) {
  EXPECT_EQ(Edited(Before(), {AllMemberFields(), {}}), MemberFields());
  MemberFields expected = Before();
  expected.guardian->consented_on.reset();
  EXPECT_EQ(Edited(Before(), {{MemberField::kGuardianConsentedOn}, {}}), expected);
}

TEST(AMemberEdit, MakesAGuardianOfWhatIsGiven) {
  MemberFields expected;
  expected.guardian = Guardian{.name = "", .phone = "h2", .consented_on = {}};
  EXPECT_EQ(Edited({}, {{MemberField::kGuardianPhone}, Given()}), expected);
  EXPECT_EQ(Edited({}, {{MemberField::kGuardianPhone}, {}}).guardian, std::nullopt);
}

TEST(AMemberEdit, IsTheSameWhateverItGivesOfOtherFields) {
  MemberEdit one{{MemberField::kPhone}, Given()};
  MemberEdit other{{MemberField::kPhone}, {}};
  EXPECT_FALSE(one == other);
  other.given.phone = "p2";
  EXPECT_TRUE(one == other);
  other.fields.insert(MemberField::kEmail);
  EXPECT_FALSE(one == other);
}

TEST(MemberFieldNames, AreEachOnesOwn) {
  EXPECT_EQ(AllMemberFields().size(), 13u);
  for (const MemberField field : AllMemberFields()) {
    EXPECT_EQ(MemberFieldNamed(NameOf(field)), field);
  }
  EXPECT_EQ(MemberFieldNamed("guardian.consented_on"), MemberField::kGuardianConsentedOn);
  EXPECT_EQ(MemberFieldNamed("guardian"), std::nullopt);
}

}  // namespace
}  // namespace timecredit::domain
