#include "ledger/domain/member_fields.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

constexpr Date kToday(2026, 11, 27);

MemberFields Whole() {
  MemberFields fields;
  fields.alias = "sian-rhys";
  fields.name = "Siân ap Rhys";
  fields.known_as = "Shani";
  fields.phone = "+44 29 2034 5678";
  fields.email = "sian@example.org";
  fields.address = "Flat 12\nHeol y Bont";
  fields.language = "cy";
  fields.adult_on = Date(2030, 2, 28);
  fields.born_on = Date(2012, 2, 28);
  fields.guardian = Guardian{"Mair Rhys", "029 2034 5678", Date(2024, 1, 1)};
  fields.notes = "prefers mornings\n\tand a seat";
  return fields;
}

// The whole fields after a change.
MemberFields Changed(const std::function<void(MemberFields&)>& change) {
  MemberFields fields = Whole();
  change(fields);
  return fields;
}

TEST(MemberFieldsTest, TakesWholeFieldsAndANameAlone) {
  EXPECT_TRUE(CheckMemberFields(Whole(), kToday).ok());
  MemberFields name_alone;
  name_alone.name = "Siân";
  EXPECT_TRUE(CheckMemberFields(name_alone, kToday).ok());
}

TEST(MemberFieldsTest, TakesWhoWasBornOrConsentedToday) {
  const auto fields = Changed([](MemberFields& todays) {
    todays.born_on = kToday;
    todays.guardian->consented_on = kToday;
  });
  EXPECT_TRUE(CheckMemberFields(fields, kToday).ok());
}

TEST(MemberFieldsTest, TakesFieldsUpToTheirLimits) {
  const auto fields = Changed([](MemberFields& longest) {
    longest.name = std::string(200, 'n');
    longest.address = std::string(1000, 'a');
    longest.notes = std::string(4000, 'n');
  });
  EXPECT_TRUE(CheckMemberFields(fields, kToday).ok());
}

struct Fault {
  std::function<void(MemberFields&)> change;
  std::string reason;
  std::string field;
};

TEST(MemberFieldsTest, NamesTheFieldAtFault) {
  const std::vector<Fault> faults = {
      {[](auto& fields) { fields.name.clear(); }, "FIELD_REQUIRED", "name"},
      {[](auto& fields) { fields.name = " \t "; }, "FIELD_REQUIRED", "name"},
      {[](auto& fields) { fields.name = "Siân\nRhys"; }, "TEXT_INVALID", "name"},
      {[](auto& fields) { fields.name = "Si\xE2n"; }, "TEXT_INVALID", "name"},
      {[](auto& fields) { fields.name = std::string(201, 'n'); }, "TEXT_TOO_LONG", "name"},
      {[](auto& fields) { fields.alias = "Siân"; }, "ID_INVALID", "alias"},
      {[](auto& fields) { fields.known_as = "\x01"; }, "TEXT_INVALID", "known_as"},
      {[](auto& fields) { fields.phone = "029\n2034"; }, "TEXT_INVALID", "phone"},
      {[](auto& fields) { fields.email = std::string(201, 'e'); }, "TEXT_TOO_LONG", "email"},
      {[](auto& fields) { fields.address = std::string(1001, 'a'); }, "TEXT_TOO_LONG", "address"},
      {[](auto& fields) { fields.notes = std::string(4001, 'n'); }, "TEXT_TOO_LONG", "notes"},
      {[](auto& fields) { fields.notes = "\x7F"; }, "TEXT_INVALID", "notes"},
      {[](auto& fields) { fields.language = "CY"; }, "LANGUAGE_INVALID", "language"},
      {[](auto& fields) { fields.language = "cym"; }, "LANGUAGE_INVALID", "language"},
      {[](auto& fields) { fields.born_on = Date(1899, 12, 31); }, "DATE_OUT_OF_RANGE", "born_on"},
      {[](auto& fields) { fields.born_on = kToday + 1; }, "DATE_IN_FUTURE", "born_on"},
      {[](auto& fields) { fields.born_on = Date(10000, 1, 1); }, "DATE_OUT_OF_RANGE", "born_on"},
      {[](auto& fields) { fields.adult_on = Date(10000, 1, 1); }, "DATE_OUT_OF_RANGE", "adult_on"},
      {[](auto& fields) { fields.guardian->name.clear(); }, "FIELD_REQUIRED", "guardian.name"},
      {[](auto& fields) { fields.guardian->phone = "\n"; }, "TEXT_INVALID", "guardian.phone"},
      {[](auto& fields) { fields.guardian->consented_on = Date(1, 1, 1); }, "DATE_OUT_OF_RANGE",
       "guardian.consented_on"},
      {[](auto& fields) { fields.guardian->consented_on = kToday + 1; }, "DATE_IN_FUTURE",
       "guardian.consented_on"},
  };
  for (const Fault& fault : faults) {
    const auto status = CheckMemberFields(Changed(fault.change), kToday);
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << fault.field;
    EXPECT_EQ(ReasonOf(status), fault.reason) << fault.field;
    EXPECT_EQ(FieldOf(status), fault.field);
  }
}

// Advice travels further than the fields themselves, into logs for one.
TEST(MemberFieldsTest, DoesNotRepeatWhatIsPersonal) {
  const auto status = CheckMemberFields(
      Changed([](MemberFields& fields) { fields.name = "Gwenllian\x01"; }), kToday);
  EXPECT_EQ(status.ToString().find("Gwenllian"), std::string::npos) << status;
}

}  // namespace
}  // namespace timecredit::domain
