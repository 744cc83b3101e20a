#include "ledger/validation/request_limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::validation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// "REASON path" of every fault of a request in text form.
template <class Request>
std::vector<std::string> FaultsOf(const std::string& text, std::string_view inherited = "") {
  Request request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  std::vector<std::string> faults;
  const absl::Status status = CheckRequest(request, inherited);
  EXPECT_TRUE(status.ok() || absl::IsInvalidArgument(status)) << status;
  for (const auto& refusal : domain::RefusalsOf(status)) {
    faults.push_back(absl::StrCat(refusal.reason, " ", refusal.field));
  }
  return faults;
}

constexpr char kHours[] = R"(
  parent: "schemes/taff"
  hour_log {
    member: "schemes/taff/members/1" activity: "schemes/taff/activities/garden"
    date: "2026-05-31" duration_minutes: 90
  }
  request_id: "1"
)";

TEST(RequestLimitsTest, NothingIsWrongWithARightRequest) {
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(kHours), IsEmpty());
}

TEST(RequestLimitsTest, AllFaultsAreFoundInTheOrderOfTheFields) {
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(R"(
                parent: "taff"
                hour_log {
                  activity: "schemes/taff/activities/garden" date: "31 May" start_time: "25:00"
                  duration_minutes: 1441 quantity: -1 text: "bell\a"
                }
              )"),
              ElementsAre("NAME_MALFORMED parent", "FIELD_REQUIRED hour_log.member",
                          "DATE_MALFORMED hour_log.date", "TIME_MALFORMED hour_log.start_time",
                          "DURATION_OUT_OF_RANGE hour_log.duration_minutes",
                          "NUMBER_OUT_OF_RANGE hour_log.quantity", "TEXT_INVALID hour_log.text",
                          "FIELD_REQUIRED request_id"));
}

TEST(RequestLimitsTest, AMessageThatIsMissingHidesItsFields) {
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(R"(parent: "schemes/taff" request_id: "1")"),
              ElementsAre("FIELD_REQUIRED hour_log"));
}

TEST(RequestLimitsTest, WhatIsForOutputIsLeftAside) {
  std::string hours = kHours;
  hours.insert(hours.find("member:"), R"(name: "x" reason: "bell\a" )");
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(hours), IsEmpty());
}

TEST(RequestLimitsTest, ABoundHasTheUnitOfItsField) {
  v1::CreateOfferRequest request;
  request.mutable_offer()->set_credit_minutes_per_adult(30'001);
  for (const auto& refusal : domain::RefusalsOf(CheckRequest(request))) {
    if (refusal.field != "offer.credit_minutes_per_adult") continue;
    EXPECT_EQ(refusal.arguments, (domain::Arguments{{"least", domain::CreditMinutes{0}},
                                                    {"most", domain::CreditMinutes{30'000}}}));
    return;
  }
  FAIL() << "no fault was found";
}

TEST(RequestLimitsTest, ANumberThatIsSetToZeroIsNotOneThatIsNotSet) {
  const std::string row = R"(member: "schemes/taff/members/1" request_id: "1")";
  EXPECT_THAT(FaultsOf<v1::Attendance>(row), IsEmpty());
  EXPECT_THAT(FaultsOf<v1::Attendance>(row + "duration_minutes: 0 discharged_quantity: 0"),
              ElementsAre("DURATION_OUT_OF_RANGE duration_minutes",
                          "NUMBER_OUT_OF_RANGE discharged_quantity"));
}

TEST(RequestLimitsTest, ARowMayLeaveToItsBatchWhatThatSays) {
  const std::string row = R"(
    hour_log {
      member: "schemes/taff/members/1" activity: "schemes/taff/activities/garden"
      date: "2026-05-31"
    }
    request_id: "1"
  )";
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(row, "parent"), IsEmpty());
  EXPECT_THAT(FaultsOf<v1::LogHoursRequest>(row), ElementsAre("FIELD_REQUIRED parent"));
}

TEST(RequestLimitsTest, ABatchIsHeldAgainstItsOwnLimitsAndNotItsRows) {
  EXPECT_THAT(FaultsOf<v1::BatchLogHoursRequest>(R"(parent: "schemes/taff")"),
              ElementsAre("FIELD_REQUIRED rows"));
  EXPECT_THAT(FaultsOf<v1::BatchLogHoursRequest>(R"(parent: "schemes/taff" rows {})"), IsEmpty());
  v1::BatchLogHoursRequest request;
  request.set_parent("schemes/taff");
  for (int i = 0; i < 1001; ++i) request.add_rows();
  EXPECT_EQ(domain::RefusalOf(CheckRequest(request))->reason, "LIST_TOO_LONG");
  request.mutable_rows()->RemoveLast();
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(RequestLimitsTest, NamesAreCheckedByLanguage) {
  const auto faults = [](const std::string& names) {
    return FaultsOf<v1::CreateOrganisationRequest>(absl::StrCat(
        R"(parent: "schemes/taff" organisation_id: "castle" request_id: "1" organisation { )",
        names, " }"));
  };
  EXPECT_THAT(faults(R"(display_names { key: "en" value: "Castle" })"), IsEmpty());
  EXPECT_THAT(faults(""), ElementsAre("FIELD_REQUIRED organisation.display_names"));
  EXPECT_THAT(faults(R"(display_names { key: "english" value: "Castle" })"),
              ElementsAre("LANGUAGE_INVALID organisation.display_names"));
  EXPECT_THAT(faults(R"(display_names { key: "" value: "Castle" })"),
              ElementsAre("LANGUAGE_INVALID organisation.display_names"));
  EXPECT_THAT(faults(R"(display_names { key: "en" value: "" }
                        display_names { key: "cy" value: " Castell" })"),
              UnorderedElementsAre("FIELD_REQUIRED organisation.display_names.en",
                                   "TEXT_PADDED organisation.display_names.cy"));
}

TEST(RequestLimitsTest, AValueThatNoEnumHasIsRefused) {
  EXPECT_THAT(
      FaultsOf<v1::CreateActivityRequest>(R"(
                parent: "schemes/taff" activity_id: "a" request_id: "1"
                activity {
                  display_names { key: "en" value: "A" } host: "h"
                  category: 99 per_hour { rounding: 99 }
                })"),
      ElementsAre("CHOICE_UNKNOWN activity.per_hour.rounding", "CHOICE_UNKNOWN activity.category"));
}

TEST(RequestLimitsTest, OfAnUpdateOnlyWhatItsMaskNamesIsChecked) {
  const auto faults = [](const std::string& mask) {
    return FaultsOf<v1::UpdateMemberRequest>(absl::StrCat(
        R"(request_id: "1" member { fields { full_name: " " phone: "\a" guardian { phone: "\a" } } })",
        mask));
  };
  EXPECT_THAT(faults(R"(update_mask { paths: "fields.email" })"), IsEmpty());
  EXPECT_THAT(faults(R"(update_mask { paths: "fields.phone" })"),
              ElementsAre("TEXT_INVALID member.fields.phone"));
  EXPECT_THAT(faults(R"(update_mask { paths: "fields.guardian.phone" })"),
              ElementsAre("TEXT_INVALID member.fields.guardian.phone"));
  EXPECT_THAT(faults(R"(update_mask { paths: "fields.guardian" })"),
              ElementsAre("FIELD_REQUIRED member.fields.guardian.full_name",
                          "TEXT_INVALID member.fields.guardian.phone"));
  EXPECT_THAT(faults(""),
              ElementsAre("TEXT_PADDED member.fields.full_name", "TEXT_INVALID member.fields.phone",
                          "TEXT_INVALID member.fields.guardian.phone"));
}

TEST(RequestLimitsTest, WhatAnUpdateEmptiesMayBeRequired) {
  EXPECT_THAT(FaultsOf<v1::UpdateMemberRequest>(
                  R"(request_id: "1" member {} update_mask { paths: "fields.full_name" })"),
              ElementsAre("FIELD_REQUIRED member.fields.full_name"));
}

TEST(RequestLimitsTest, AMaskNamesWhatThereIs) {
  v1::UpdateMemberRequest request;
  request.set_request_id("1");
  request.mutable_member();
  request.mutable_update_mask()->add_paths("fields.telephone");
  const auto refusal = domain::RefusalOf(CheckRequest(request));
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->reason, "FIELD_UNKNOWN");
  EXPECT_EQ(refusal->field, "update_mask");
  EXPECT_EQ(domain::PlainValueOf(refusal->arguments.at("path")), "fields.telephone");
  EXPECT_THAT(domain::PlainValueOf(refusal->arguments.at("fields")),
              testing::HasSubstr("full_name, known_as, phone, email"));
  for (const char* path : {"", ".", "fields.", "fields.phone.x", "name.x"}) {
    request.mutable_update_mask()->set_paths(0, path);
    EXPECT_EQ(domain::RefusalOf(CheckRequest(request))->reason, "FIELD_UNKNOWN") << path;
  }
}

TEST(RequestLimitsTest, FaultsDeepInADefinitionAreFoundByTheirPlace) {
  EXPECT_THAT(FaultsOf<v1::ApplySchemeRequest>(R"(
                definition {
                  scheme_id: "taff"
                  scheme { display_names { key: "en" value: "Taff" } units { unit_id: "Visits" } }
                  organisations {
                    organisation_id: "castle" display_names { key: "en" value: "Castle" }
                    offers { offer_id: "day" offer {
                      display_names { key: "en" value: "Day" } credit_minutes_per_adult: -1
                    } }
                  }
                })"),
              ElementsAre("ID_INVALID definition.scheme.units[0].unit_id",
                          "FIELD_REQUIRED definition.scheme.units[0].names",
                          "NUMBER_OUT_OF_RANGE "
                          "definition.organisations[0].offers[0].offer.credit_minutes_per_adult"));
}

}  // namespace
}  // namespace timecredit::validation
