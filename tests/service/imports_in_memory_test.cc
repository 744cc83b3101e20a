// What imports keep in memory, and when it goes.
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/importing/hours_file.h"
#include "ledger/service/imports/hours_rows.h"
#include "ledger/service/imports/import_register.h"
#include "ledger/service/imports/import_run.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/timecredit/v1/import.grpc.pb.h"
#include "proto/timecredit/v1/member.grpc.pb.h"
#include "proto/timecredit/v1/scheme.grpc.pb.h"
#include "tests/service/served_parts.h"

namespace timecredit::service {
namespace {

using Imports = v1::ImportService::Stub;
using MembersStub = v1::MemberService::Stub;

class ImportsInMemory : public testing::Test {
 protected:
  ImportsInMemory() {
    parts.Sent(&v1::SchemeService::Stub::ApplyScheme, R"(definition {
      scheme_id: "taff"
      scheme { display_names { key: "en" value: "Taff" } time_zone: "Europe/London" }
      organisations { organisation_id: "host" display_names { key: "en" value: "Host" } }
      activities { activity_id: "garden" activity {
        display_names { key: "en" value: "Garden" } host: "host"
        category: SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES } }
    })");
    for (const char* id : {"a", "b"}) {
      parts.Sent(&MembersStub::CreateMember,
                 absl::StrCat("parent: 'schemes/taff' member { fields { full_name: 'Ann' } } "
                              "request_id: '",
                              id, "'"));
    }
  }

  v1::Import Checked() {
    return parts.SentWhole<Imports, v1::CreateImportRequest, v1::Import>(&Imports::CreateImport,
                                                                         R"(parent: 'schemes/taff'
      import { source: 'timesheets' duration_unit: DURATION_UNIT_MINUTES
        date_format: DATE_FORMAT_YEAR_MONTH_DAY
        columns { member: 'member' activity: 'activity' date: 'date' duration: 'minutes' } }
      csv: 'member,activity,date,minutes\n1,garden,2026-03-09,60\n2,garden,2026-03-09,60\n')");
  }

  ServedParts parts;
};

TEST_F(ImportsInMemory, LoseTheRowsOfWhoeverIsErased) {
  const auto import = Checked();
  EXPECT_EQ(import.invalid_rows(), 0);
  parts.Sent(&MembersStub::EraseMember, "name: 'schemes/taff/members/1' request_id: 'e'");
  parts.imports().Sweep();
  const auto rows =
      parts.Sent(&Imports::ListImportRows, absl::StrCat("parent: '", import.name(), "'"));
  ASSERT_EQ(rows.rows_size(), 2);
  EXPECT_EQ(rows.rows(0).state(), v1::ImportRow::STATE_REFUSED);
  google::rpc::ErrorInfo why;
  ASSERT_GT(rows.rows(0).error().details_size(), 0);
  ASSERT_TRUE(rows.rows(0).error().details(0).UnpackTo(&why));
  EXPECT_EQ(why.reason(), "MEMBER_ERASED");
  EXPECT_EQ(rows.rows(1).state(), v1::ImportRow::STATE_VALID);
}

TEST_F(ImportsInMemory, GoTheOldestFirstWhereAllTakeTooMuch) {
  const domain::SchemeNumber taff(1);
  const auto checked = [&](int64_t number) {
    const importing::HoursRow row{.line = 2,
                                  .member = "1",
                                  .activity = "garden",
                                  .effective = {.date = domain::Date(2026, 3, 9)},
                                  .duration_minutes = 60,
                                  .text = std::string(1'000, 'x')};
    auto run = std::make_shared<ImportRun>(
        parts.parts(), taff, number, v1::Import(),
        std::make_unique<HoursRows>(parts.parts(), taff, "timesheets",
                                    importing::HoursFile{.rows = {row}}));
    EXPECT_TRUE(
        run->Check({.principal = {}, .language = "en", .deadline = absl::InfiniteFuture()}).ok());
    EXPECT_GT(run->bytes(), 1'000U);
    return run;
  };
  ImportRegister imports(parts.clock, /*most_bytes=*/5'000);
  for (int64_t number = 1; number <= 10; ++number) imports.Add(checked(number));
  EXPECT_FALSE(imports.Find(taff, domain::Sequence(1)).ok());
  EXPECT_TRUE(imports.Find(taff, domain::Sequence(9)).ok());
  EXPECT_TRUE(imports.Find(taff, domain::Sequence(10)).ok());
  ImportRegister small(parts.clock, /*most_bytes=*/1);
  small.Add(checked(1));
  EXPECT_TRUE(small.Find(taff, domain::Sequence(1)).ok()) << "the last one stays";
}

TEST_F(ImportsInMemory, GoAfterADayWithoutAnybodyAsking) {
  const auto import = Checked();
  parts.clock.Advance(absl::Hours(25));
  parts.imports().Sweep();
  // Also when the clock is set back: it is gone, not hidden.
  parts.clock.Advance(-absl::Hours(25));
  Imports stub(parts.channel());
  grpc::ClientContext context;
  v1::GetImportRequest request;
  request.set_name(import.name());
  v1::Import found;
  EXPECT_EQ(stub.GetImport(&context, request, &found).error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace timecredit::service
