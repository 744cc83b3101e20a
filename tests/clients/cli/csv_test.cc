#include "clients/cli/csv.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>

#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

template <class Message>
std::string Printed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  std::ostringstream out;
  PrintCsv(*Message::descriptor(), {&message}, out);
  return out.str();
}

TEST(CsvTest, FieldsAreQuotedWhereTheyMustBe) {
  EXPECT_EQ(CsvField("Garden day"), "Garden day");
  EXPECT_EQ(CsvField(""), "");
  EXPECT_EQ(CsvField("12b, Heol Fawr"), "\"12b, Heol Fawr\"");
  EXPECT_EQ(CsvField("the \"castle\""), "\"the \"\"castle\"\"\"");
  EXPECT_EQ(CsvField("two\nlines"), "\"two\nlines\"");
}

TEST(CsvTest, NoFieldBecomesAFormulaInASpreadsheet) {
  EXPECT_EQ(CsvField("=1+1"), "'=1+1");
  EXPECT_EQ(CsvField("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(CsvField("+44 29 2000"), "'+44 29 2000");
  EXPECT_EQ(CsvField("-HYPERLINK(\"x\")"), "\"'-HYPERLINK(\"\"x\"\")\"");
  EXPECT_EQ(CsvField("-120"), "-120");
}

TEST(CsvTest, EachFieldOfTheApiIsAColumn) {
  EXPECT_EQ(
      Printed<v1::Hold>(R"(
              name: "schemes/taff/holds/9" member: "schemes/taff/members/17"
              partner: "schemes/taff/organisations/castle" party { adults: 2 under_16s: 1 }
              credit_minutes: 300 expire_time { seconds: 1780232400 } state: STATE_OPEN)"),
      "name,member,partner,offer,party.adults,party.under_16s,credit_minutes,expire_time,state,"
      "redemption,create_time,lasting_minutes,lots\r\n"
      "schemes/taff/holds/9,schemes/taff/members/17,schemes/taff/organisations/castle,,2,1,300,"
      "2026-05-31T13:00:00Z,STATE_OPEN,,,,\r\n");
}

TEST(CsvTest, MapsAndListsStandInOneColumn) {
  const std::string csv = Printed<v1::Activity>(R"(
      name: "a" display_names { key: "en" value: "Garden, day" }
      display_names { key: "cy" value: "Diwrnod garddio" } fixed { credit_minutes: 60 })");
  EXPECT_THAT(csv, HasSubstr("display_names,host,per_hour.credit_minutes_per_hour"));
  EXPECT_THAT(csv, HasSubstr("a,\"cy=Diwrnod garddio; en=Garden, day\",,,,60,0,"));
}

TEST(CsvTest, WhatIsAbsentIsEmptyAndWhatIsZeroIsZero) {
  EXPECT_THAT(Printed<v1::SchemePolicies>("grace_days: 0"), HasSubstr("\r\n0,,0,"));
}

TEST(CsvTest, AListOfNothingHasItsHeadings) {
  std::ostringstream out;
  PrintCsv(*v1::Party::descriptor(), {}, out);
  EXPECT_EQ(out.str(), "adults,under_16s\r\n");
}

TEST(CsvTest, EveryMessageOfTheApiCanBePrinted) {
  google::protobuf::DynamicMessageFactory factory;
  int messages = 0;
  for (const auto* file : {v1::Activity::descriptor()->file(), v1::Import::descriptor()->file(),
                           v1::Member::descriptor()->file(), v1::Redemption::descriptor()->file(),
                           v1::Scheme::descriptor()->file()}) {
    for (int at = 0; at < file->message_type_count(); ++at) {
      const auto& type = *file->message_type(at);
      const std::unique_ptr<google::protobuf::Message> message(factory.GetPrototype(&type)->New());
      std::ostringstream out;
      PrintCsv(type, {message.get()}, out);
      EXPECT_THAT(out.str(), Not(HasSubstr("?"))) << type.full_name();
      ++messages;
    }
  }
  EXPECT_GT(messages, 50);
}

}  // namespace
}  // namespace timecredit::cli
