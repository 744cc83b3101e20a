#include "ledger/auth/field_policy.h"

#include <set>
#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

namespace timecredit::auth {
namespace {

using domain::MemberField;
using Kind = domain::PrincipalKind;

domain::Principal Somebody(Kind kind) {
  domain::Principal principal;
  principal.kind = kind;
  principal.number = 1;
  principal.member = domain::MemberNumber(1);
  return principal;
}

TEST(FieldPolicy, KeepsWhatRulesTrustFromMembers) {
  const std::set<MemberField> for_staff = {
      MemberField::kAdultOn,      MemberField::kBornOn,        MemberField::kNotes,
      MemberField::kGuardianName, MemberField::kGuardianPhone, MemberField::kGuardianConsentedOn};
  for (const MemberField field : domain::AllMemberFields()) {
    EXPECT_EQ(MayWrite(Somebody(Kind::kMember), field), !for_staff.contains(field))
        << domain::NameOf(field);
    for (const Kind staff : {Kind::kOperator, Kind::kManager, Kind::kOfficer}) {
      EXPECT_TRUE(MayWrite(Somebody(staff), field)) << domain::NameOf(field);
    }
  }
}

TEST(FieldPolicy, RefusesByTheNameOfTheField) {
  const std::set<MemberField> fields = {MemberField::kPhone, MemberField::kBornOn};
  const absl::Status refused = AuthoriseEdit(Somebody(Kind::kMember), fields);
  EXPECT_EQ(refused.code(), absl::StatusCode::kPermissionDenied);
  const auto refusal = domain::RefusalOf(refused);
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->reason, "FIELD_FOR_STAFF");
  EXPECT_EQ(refusal->field, "born_on");
  EXPECT_TRUE(AuthoriseEdit(Somebody(Kind::kMember), {MemberField::kPhone}).ok());
  EXPECT_TRUE(AuthoriseEdit(Somebody(Kind::kOfficer), fields).ok());
}

TEST(FieldPolicy, ShowsMembersAllButTheStaffsNotes) {
  domain::MemberFields fields;
  fields.name = "Ann Jones";
  fields.born_on = domain::Date(2012, 5, 31);
  fields.notes = "her neighbour says she is not well";
  EXPECT_EQ(VisibleTo(Somebody(Kind::kOfficer), fields), fields);
  domain::MemberFields expected = fields;
  expected.notes.clear();
  EXPECT_EQ(VisibleTo(Somebody(Kind::kMember), fields), expected);
}

}  // namespace
}  // namespace timecredit::auth
