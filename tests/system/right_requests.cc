#include "tests/system/right_requests.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "proto/buf/validate/validate.pb.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/limits.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// As the columns of a right request for an import are headed.
constexpr char kFile[] = "member,activity,date,duration\n1,garden-day,2026-03-09,30\n";

void SetText(Message& message, const char* field, const std::string& text) {
  message.GetReflection()->SetString(&message, message.GetDescriptor()->FindFieldByName(field),
                                     text);
}

void SetFirst(Message& message, const char* choice) {
  message.GetReflection()->SetEnumValue(&message, message.GetDescriptor()->FindFieldByName(choice),
                                        1);
}

}  // namespace

bool IsMask(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
         field.message_type()->full_name() == "google.protobuf.FieldMask";
}

bool IsTimestamp(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
         field.message_type()->full_name() == "google.protobuf.Timestamp";
}

const buf::validate::FieldRules& RulesOf(const FieldDescriptor& field) {
  return field.options().GetExtension(buf::validate::field);
}

v1::Form FormOf(const FieldDescriptor& field) { return field.options().GetExtension(v1::form); }

// A text of a form, as long as asked.
std::string TextOf(v1::Form form, uint64_t length) {
  switch (form) {
    case v1::FORM_DATE:
      return "2026-03-09";
    case v1::FORM_TIME_OF_DAY:
      return "18:30";
    case v1::FORM_LANGUAGE:
      return "cy";
    default:
      return std::string(length, 'n');
  }
}

void AddPair(const FieldDescriptor& field, const std::string& key, const std::string& value,
             Message& message) {
  Message& pair = *message.GetReflection()->AddMessage(&message, &field);
  const auto* reflection = pair.GetReflection();
  reflection->SetString(&pair, field.message_type()->map_key(), key);
  reflection->SetString(&pair, field.message_type()->map_value(), value);
}

RightRequests::RightRequests(ServedTown& town) : town_(town) { Settle(); }

void RightRequests::Settle() {
  v1::ApplySchemeRequest apply;
  auto& definition = *apply.mutable_definition();
  definition.set_scheme_id("taff");
  auto& scheme = *definition.mutable_scheme();
  (*scheme.mutable_display_names())["en"] = "Taff";
  scheme.set_time_zone("Europe/London");
  scheme.set_year_start_month(4);
  scheme.mutable_policies()->set_allows_typed_amounts(true);
  auto& unit = *scheme.add_units();
  unit.set_unit_id("visits");
  (*unit.mutable_names())["en"] = "Visits";
  for (const std::string id : {"letter", "visit"}) {
    auto& activity = *definition.add_activities();
    activity.set_activity_id(id);
    (*activity.mutable_activity()->mutable_display_names())["en"] = id;
    activity.mutable_activity()->set_host("taff-housing");
    activity.mutable_activity()->mutable_fixed()->set_credit_minutes(60);
    if (id == "visit") activity.mutable_activity()->set_counted_unit("visits");
  }
  const auto applied = town_.client().schemes().ApplyScheme(apply);
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  const std::string log = town_.Earn(ServedTown::kAnn, 600).name();
  const std::string redemption = town_.Spend(ServedTown::kAnn, 60).name();
  v1::CreateSessionRequest session;
  session.set_parent(ServedTown::kScheme);
  session.mutable_session()->set_activity(ServedTown::kGardenDay);
  session.mutable_session()->set_date("2026-03-10");
  session.mutable_session()->set_duration_minutes(60);
  session.set_request_id(town_.FreshId());
  const auto created = town_.client().activities().CreateSession(session);
  ASSERT_TRUE(created.ok()) << created.error().message;
  names_ = {{"schemes/*", ServedTown::kScheme},
            {"schemes/*/members/*", ServedTown::kAnn},
            {"schemes/*/organisations/*", ServedTown::kCastle},
            {"schemes/*/organisations/*/offers/*", ServedTown::kDayTicket},
            {"schemes/*/activities/*", ServedTown::kGardenDay},
            {"schemes/*/sessions/*", created->name()},
            {"schemes/*/hourLogs/*", log},
            {"schemes/*/redemptions/*", redemption},
            {"schemes/*/holds/*", "schemes/taff/holds/1"},
            {"schemes/*/imports/*", "schemes/taff/imports/1"},
            {"schemes/*/obligations/*", "schemes/taff/obligations/1"},
            {"schemes/*/cases/*", "schemes/taff/cases/1"},
            {"schemes/*/members/*/entries/*", absl::StrCat(ServedTown::kAnn, "/entries/1")}};
}

std::string RightRequests::NameOf(const std::string& pattern) {
  const auto found = names_.find(pattern);
  EXPECT_NE(found, names_.end()) << "what is there to name by " << pattern << "?";
  return found == names_.end() ? "" : found->second;
}

std::string RightRequests::TextFor(const FieldDescriptor& field) {
  const std::string& pattern = field.options().GetExtension(v1::resource);
  if (!pattern.empty()) return NameOf(pattern);
  if (FormOf(field) == v1::FORM_REQUEST_ID) return town_.FreshId();
  if (field.name() == "host") return "schemes/taff/organisations/taff-housing";
  if (FormOf(field) == v1::FORM_ID) return "probe";
  return TextOf(FormOf(field), 5);
}

// Sets what is required, down to what is within.
void RightRequests::Fill(Message& message) {
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    const auto& rules = RulesOf(field);
    const bool is_needed = rules.required() || rules.repeated().min_items() > 0 ||
                           rules.int32().gte() > 0 || rules.int64().gte() > 0;
    if (is_needed && !(field.has_presence() && !rules.required())) Set(field, message);
    if (field.name() == "validate_only") reflection->SetBool(&message, &field, true);
  }
}

void RightRequests::Set(const FieldDescriptor& field, Message& message) {
  const auto* reflection = message.GetReflection();
  if (field.is_map()) {
    AddPair(field, "en", "Probe", message);
  } else if (field.is_repeated()) {
    Fill(*reflection->AddMessage(&message, &field));
  } else if (IsTimestamp(field)) {
    Message& instant = *reflection->MutableMessage(&message, &field);
    const auto* seconds = instant.GetDescriptor()->FindFieldByName("seconds");
    instant.GetReflection()->SetInt64(&instant, seconds,
                                      absl::ToUnixSeconds(town_.clock.Now()) + 3600);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    Fill(*reflection->MutableMessage(&message, &field));
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    reflection->SetInt32(&message, &field, std::max(1, RulesOf(field).int32().gte()));
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
    reflection->SetInt64(&message, &field, std::max<int64_t>(1, RulesOf(field).int64().gte()));
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    reflection->SetString(&message, &field, TextFor(field));
  }
}

// What no declaration can say: what else a right request needs.
void RightRequests::Complete(Message& request) {
  if (auto* update = request.GetDescriptor()->FindFieldByName("update_mask")) {
    const auto* resource = request.GetDescriptor()->field(0);
    Message& message = *request.GetReflection()->MutableMessage(&request, resource);
    static_cast<void>(update);
    const std::map<std::string, std::string> collections = {
        {"Activity", "schemes/*/activities/*"},
        {"HourLog", "schemes/*/hourLogs/*"},
        {"Member", "schemes/*/members/*"},
        {"Offer", "schemes/*/organisations/*/offers/*"},
        {"Organisation", "schemes/*/organisations/*"},
        {"Scheme", "schemes/*"}};
    message.GetReflection()->SetString(&message, message.GetDescriptor()->FindFieldByName("name"),
                                       NameOf(collections.at(resource->message_type()->name())));
  }
  is_definition_ = request.GetDescriptor()->name() == "ApplySchemeRequest";
  CompleteMessage(request);
}

// A field that is not set yet, as what is required is.
void RightRequests::SetAsWell(Message& message, const char* name) {
  const auto* reflection = message.GetReflection();
  const auto* field = message.GetDescriptor()->FindFieldByName(name);
  const bool is_there = field->is_repeated() ? reflection->FieldSize(message, field) > 0
                                             : reflection->HasField(message, field);
  if (!is_there) Set(*field, message);
}

void RightRequests::CompleteMessage(Message& message) {
  CompleteResource(message);
  CompleteRequest(message);
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field.is_map()) continue;
    if (field.is_repeated()) {
      for (int j = 0; j < reflection->FieldSize(message, &field); ++j) {
        CompleteMessage(*reflection->MutableRepeatedMessage(&message, &field, j));
      }
    } else if (reflection->HasField(message, &field) && !IsMask(field) && !IsTimestamp(field)) {
      CompleteMessage(*reflection->MutableMessage(&message, &field));
    }
  }
}

void RightRequests::CompleteResource(Message& message) {
  const auto* reflection = message.GetReflection();
  const std::string& type = message.GetDescriptor()->name();
  if (type == "Party") reflection->SetInt32(&message, message.GetDescriptor()->field(0), 1);
  if (type == "Offer") {
    for (const char* price : {"credit_minutes_per_adult", "credit_minutes_per_under_16"}) {
      reflection->SetInt64(&message, message.GetDescriptor()->FindFieldByName(price), 60);
    }
  }
  if (type == "Activity" && is_definition_) SetText(message, "host", "probe");
  if (type == "Scheme") SetText(message, "time_zone", "Europe/London");
  if (type == "Hold" || type == "Redemption") {
    SetAsWell(message, "offer");
    SetAsWell(message, "party");
  }
  if (type == "Hold") SetAsWell(message, "lasting_minutes");
  if (type == "HourLog") {
    reflection->SetInt32(&message, message.GetDescriptor()->FindFieldByName("duration_minutes"),
                         30);
  }
  if (type == "Import") {
    SetAsWell(message, "columns");
    SetFirst(message, "duration_unit");
    SetFirst(message, "date_format");
  }
  if (type == "ImportColumns") {
    for (const char* column : {"member", "activity", "date", "duration"}) {
      SetText(message, column, column);
    }
  }
}

void RightRequests::CompleteRequest(Message& message) {
  const std::string& type = message.GetDescriptor()->name();
  if (type == "SearchMembersRequest") SetText(message, "query", "ann");
  if (type == "CreateImportRequest") {
    SetAsWell(message, "parent");
    SetAsWell(message, "import");
    SetText(message, "csv", kFile);
  }
  if (type == "TransferCreditsRequest") SetText(message, "to", ServedTown::kBen);
  if (type == "MergeMembersRequest") SetText(message, "into", ServedTown::kBen);
  if (type == "ReverseHoursRequest" || type == "ReverseEntryRequest" ||
      type == "RefundRedemptionRequest" || type == "CloseMemberRequest") {
    SetText(message, "reason", "why");
  }
  if (type == "SchemeDefinition") {
    SetAsWell(message, "organisations");
    SetAsWell(message, "activities");
  }
  if (type == "OrganisationDefinition") SetAsWell(message, "offers");
  if (type == "OfferDefinition") SetAsWell(message, "offer");
  if (type == "ActivityDefinition") SetAsWell(message, "activity");
}

std::unique_ptr<Message> RightRequests::For(const MethodDescriptor& method) {
  std::unique_ptr<Message> request(google::protobuf::MessageFactory::generated_factory()
                                       ->GetPrototype(method.input_type())
                                       ->New());
  Fill(*request);
  Complete(*request);
  return request;
}

}  // namespace timecredit::system_test
