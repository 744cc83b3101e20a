// Every limit that the API declares, tried on a real server: for each field of each request both
// ends and one beyond, an empty field where one is required, a text of another form, a choice that
// nobody knows. What is allowed must be allowed by all of the server, not only by the check that
// reads the declarations; what is not must be refused by the field's name.

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "proto/buf/validate/validate.pb.h"
#include "proto/google/api/field_behavior.pb.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/limits.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

bool IsOutputOnly(const FieldDescriptor& field) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::OUTPUT_ONLY) {
      return true;
    }
  }
  return false;
}

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

uint64_t LongestOf(const FieldDescriptor& field) {
  const auto& rules = RulesOf(field);
  if (rules.has_bytes()) return rules.bytes().max_len();
  if (rules.string().has_max_bytes()) return rules.string().max_bytes();
  const auto* form = v1::Form_descriptor()->FindValueByNumber(FormOf(field));
  return form->options().GetExtension(v1::longest);
}

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

// Texts that are not of a form.
std::vector<std::string> NotOf(v1::Form form) {
  switch (form) {
    case v1::FORM_LINE:
      return {" n", "n ", "n\nn", "n\a", "n\u202En", "\u200B"};
    case v1::FORM_REQUEST_ID:
      return {" n", "n\a", "\u200B"};
    case v1::FORM_TEXT:
      return {"n\a", "n\u202En", "\u200B", " "};
    case v1::FORM_ID:
      return {"N", "1n", "n--n", "n-", "n n"};
    case v1::FORM_DATE:
      return {"2026-02-29", "09/03/2026", "2026-3-9"};
    case v1::FORM_TIME_OF_DAY:
      return {"24:00", "9:30", "09:60"};
    case v1::FORM_LANGUAGE:
      return {"CY", "c", "c1"};
    default:
      return {};
  }
}

// As the columns of a right request for an import are headed.
constexpr char kFile[] = "member,activity,date,duration\n1,garden-day,2026-03-09,30\n";

// Steps from a request down to one of its fields.
struct Place {
  std::vector<const FieldDescriptor*> fields;

  const FieldDescriptor& field() const { return *fields.back(); }

  // As refusals write it: lists by their first element.
  std::string Path() const {
    std::string path;
    for (const auto* field : fields) {
      if (!path.empty()) absl::StrAppend(&path, ".");
      absl::StrAppend(&path, field->name());
      const bool is_last = field == fields.back();
      if (field->is_repeated() && !field->is_map() && !is_last) absl::StrAppend(&path, "[0]");
    }
    return path;
  }

  // The message that has the field.
  Message& In(Message& request) const {
    Message* message = &request;
    for (size_t i = 0; i + 1 < fields.size(); ++i) {
      const auto* reflection = message->GetReflection();
      if (fields[i]->is_repeated() && reflection->FieldSize(*message, fields[i]) == 0) {
        reflection->AddMessage(message, fields[i]);
      }
      message = fields[i]->is_repeated() ? reflection->MutableRepeatedMessage(message, fields[i], 0)
                                         : reflection->MutableMessage(message, fields[i]);
    }
    return *message;
  }
};

class LimitsTest : public testing::Test {
 protected:
  LimitsTest() : stub_(grpc::CreateChannel(town_.address(), grpc::InsecureChannelCredentials())) {
    Prepare();
  }

  // Things for requests to be about, beside those that the town has.
  void Prepare() {
    v1::ApplySchemeRequest apply;
    auto& definition = *apply.mutable_definition();
    definition.set_scheme_id("taff");
    auto& scheme = *definition.mutable_scheme();
    (*scheme.mutable_display_names())["en"] = "Taff";
    scheme.set_time_zone("Europe/London");
    scheme.set_year_start_month(4);
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

  std::string NameOf(const std::string& pattern) {
    const auto found = names_.find(pattern);
    EXPECT_NE(found, names_.end()) << "what is there to name by " << pattern << "?";
    return found == names_.end() ? "" : found->second;
  }

  std::string TextFor(const FieldDescriptor& field) {
    const std::string& pattern = field.options().GetExtension(v1::resource);
    if (!pattern.empty()) return NameOf(pattern);
    if (FormOf(field) == v1::FORM_REQUEST_ID) return town_.FreshId();
    if (field.name() == "host") return "schemes/taff/organisations/taff-housing";
    if (FormOf(field) == v1::FORM_ID) return "probe";
    return TextOf(FormOf(field), 5);
  }

  // Sets what is required, down to what is within.
  void Fill(Message& message) {
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

  void Set(const FieldDescriptor& field, Message& message) {
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

  static void AddPair(const FieldDescriptor& field, const std::string& key,
                      const std::string& value, Message& message) {
    Message& pair = *message.GetReflection()->AddMessage(&message, &field);
    const auto* reflection = pair.GetReflection();
    reflection->SetString(&pair, field.message_type()->map_key(), key);
    reflection->SetString(&pair, field.message_type()->map_value(), value);
  }

  // What no declaration can say: what else a right request needs.
  void Complete(Message& request) {
    if (auto* update = request.GetDescriptor()->FindFieldByName("update_mask")) {
      const auto* resource = request.GetDescriptor()->field(0);
      Message& message = *request.GetReflection()->MutableMessage(&request, resource);
      static_cast<void>(update);
      const std::map<std::string, std::string> collections = {
          {"Activity", "schemes/*/activities/*"},
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

  static void SetText(Message& message, const char* field, const std::string& text) {
    message.GetReflection()->SetString(&message, message.GetDescriptor()->FindFieldByName(field),
                                       text);
  }

  static void SetFirst(Message& message, const char* choice) {
    message.GetReflection()->SetEnumValue(&message,
                                          message.GetDescriptor()->FindFieldByName(choice), 1);
  }

  // A field that is not set yet, as what is required is.
  void SetAsWell(Message& message, const char* name) {
    const auto* reflection = message.GetReflection();
    const auto* field = message.GetDescriptor()->FindFieldByName(name);
    const bool is_there = field->is_repeated() ? reflection->FieldSize(message, field) > 0
                                               : reflection->HasField(message, field);
    if (!is_there) Set(*field, message);
  }

  void CompleteMessage(Message& message) {
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

  void CompleteResource(Message& message) {
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
    if (type == "HourLog") {
      reflection->SetInt32(&message, message.GetDescriptor()->FindFieldByName("duration_minutes"),
                           30);
    }
    if (type == "Import") {
      SetFirst(message, "duration_unit");
      SetFirst(message, "date_format");
    }
    if (type == "ImportColumns") {
      for (const char* column : {"member", "activity", "date", "duration"}) {
        SetText(message, column, column);
      }
    }
  }

  void CompleteRequest(Message& message) {
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

  std::unique_ptr<Message> RightRequest(const MethodDescriptor& method) {
    std::unique_ptr<Message> request(google::protobuf::MessageFactory::generated_factory()
                                         ->GetPrototype(method.input_type())
                                         ->New());
    Fill(*request);
    Complete(*request);
    return request;
  }

  // The refusals of a call, "REASON path" each, those of a batch's first row too; empty where it is
  // not INVALID_ARGUMENT.
  std::vector<std::string> FaultsOf(const MethodDescriptor& method, const Message& request) {
    ++calls_;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    grpc::CompletionQueue queue;
    const auto call = stub_.PrepareCall(
        &context, absl::StrCat("/", method.service()->full_name(), "/", method.name()), &queue);
    const auto wait = [&queue] {
      void* tag = nullptr;
      bool ok = false;
      queue.Next(&tag, &ok);
      return ok;
    };
    grpc::Slice slice(request.SerializeAsString());
    grpc::Status status;
    call->StartCall(nullptr);
    wait();
    call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), nullptr);
    wait();
    grpc::ByteBuffer reply;
    std::string bytes;
    while (true) {
      call->Read(&reply, nullptr);
      if (!wait()) break;
      std::vector<grpc::Slice> slices;
      EXPECT_TRUE(reply.Dump(&slices).ok());
      bytes.clear();
      for (const auto& part : slices) bytes.append(part.begin(), part.end());
    }
    call->Finish(&status, nullptr);
    wait();
    if (status.error_code() == grpc::StatusCode::INVALID_ARGUMENT) {
      google::rpc::Status details;
      EXPECT_TRUE(details.ParseFromString(status.error_details()));
      return FaultsIn(details);
    }
    EXPECT_NE(status.error_code(), grpc::StatusCode::INTERNAL) << request.ShortDebugString();
    EXPECT_NE(status.error_code(), grpc::StatusCode::UNKNOWN) << request.ShortDebugString();
    if (!status.ok() || !HasRows(method)) return {};
    v1::BatchHoursResponse batch;  // as all answers to batches
    EXPECT_TRUE(batch.ParseFromString(bytes));
    if (batch.results_size() == 0 || batch.results(0).error().code() != 3) return {};
    return FaultsIn(batch.results(0).error());
  }

  static bool HasRows(const MethodDescriptor& method) {
    return method.input_type()->FindFieldByName("rows") != nullptr;
  }

  static std::vector<std::string> FaultsIn(const google::rpc::Status& status) {
    std::vector<std::string> faults;
    for (const auto& detail : status.details()) {
      google::rpc::BadRequest bad;
      if (!detail.UnpackTo(&bad)) continue;
      for (const auto& violation : bad.field_violations()) {
        EXPECT_FALSE(violation.description().empty());
        faults.push_back(absl::StrCat(violation.reason(), " ", violation.field()));
      }
    }
    EXPECT_FALSE(faults.empty()) << status.ShortDebugString();
    return faults;
  }

  // Calls with the right request, but for the field at the place. The field's own faults.
  std::vector<std::string> With(const MethodDescriptor& method, const Place& place,
                                const std::function<void(Message&)>& change) {
    const auto request = RightRequest(method);
    change(place.In(*request));
    Mask(place, *request);
    std::string path = place.Path();
    if (absl::StartsWith(path, "rows[0].")) path = path.substr(8);
    std::vector<std::string> own;
    for (const std::string& fault : FaultsOf(method, *request)) {
      const std::string field = fault.substr(fault.find(' ') + 1);
      if (field == path || absl::StartsWith(field, path + ".")) own.push_back(fault);
    }
    return own;
  }

  // An update says that it changes the field.
  static void Mask(const Place& place, Message& request) {
    const auto* mask = request.GetDescriptor()->FindFieldByName("update_mask");
    if (mask == nullptr || place.fields.size() < 2) return;
    Place within = place;
    within.fields.erase(within.fields.begin());
    Message& message = *request.GetReflection()->MutableMessage(&request, mask);
    // Below a list or a choice the whole is changed.
    std::string path = within.Path();
    path = path.substr(0, path.find('['));
    message.GetReflection()->AddString(&message, message.GetDescriptor()->field(0), path);
  }

  void Allows(const MethodDescriptor& method, const Place& place, const std::string& what,
              const std::function<void(Message&)>& change) {
    EXPECT_THAT(With(method, place, change), testing::IsEmpty())
        << method.full_name() << ": " << place.Path() << " may be " << what;
  }

  void Refuses(const MethodDescriptor& method, const Place& place, const std::string& what,
               const std::function<void(Message&)>& change) {
    EXPECT_THAT(With(method, place, change), testing::Not(testing::IsEmpty()))
        << method.full_name() << ": " << place.Path() << " may not be " << what;
  }

  void TryNumber(const MethodDescriptor& method, const Place& place) {
    const FieldDescriptor& field = place.field();
    const auto& rules = RulesOf(field);
    const bool is_short = field.cpp_type() == FieldDescriptor::CPPTYPE_INT32;
    const auto set = [&field, is_short](int64_t number) {
      return [&field, is_short, number](Message& message) {
        if (is_short) {
          message.GetReflection()->SetInt32(&message, &field, static_cast<int32_t>(number));
        } else {
          message.GetReflection()->SetInt64(&message, &field, number);
        }
        MatchActivity(field, number, message);
      };
    };
    ASSERT_TRUE(is_short ? rules.has_int32() : rules.has_int64())
        << method.full_name() << ": " << place.Path() << " has no limits";
    const bool has_least = is_short ? rules.int32().has_gte() : rules.int64().has_gte();
    const bool has_most = is_short ? rules.int32().has_lte() : rules.int64().has_lte();
    const int64_t least = is_short ? rules.int32().gte() : rules.int64().gte();
    const int64_t most = is_short ? rules.int32().lte() : rules.int64().lte();
    ASSERT_TRUE(has_least) << method.full_name() << ": " << place.Path();
    Allows(method, place, absl::StrCat(least), set(least));
    Refuses(method, place, absl::StrCat(least - 1), set(least - 1));
    const int64_t lowest = is_short ? INT32_MIN : INT64_MIN;
    const int64_t highest = is_short ? INT32_MAX : INT64_MAX;
    Refuses(method, place, "the lowest number", set(lowest));
    if (!has_most) return;
    // Whether there may be a quantity depends on what the session's activity counts.
    const bool is_of_session = field.full_name() == "timecredit.v1.Attendance.quantity";
    if (!is_of_session) Allows(method, place, absl::StrCat(most), set(most));
    Refuses(method, place, absl::StrCat(most + 1), set(most + 1));
    Refuses(method, place, "the highest number", set(highest));
  }

  // Which numbers an hour log may have depends on its activity: an award that is always the same
  // needs no time, and a quantity is of what the activity counts.
  static void MatchActivity(const FieldDescriptor& field, int64_t number, Message& message) {
    if (message.GetDescriptor()->name() != "HourLog") return;
    const bool counts = field.name() == "quantity" && number != 0;
    message.GetReflection()->SetString(
        &message, message.GetDescriptor()->FindFieldByName("activity"),
        counts ? "schemes/taff/activities/visit" : "schemes/taff/activities/letter");
  }

  void TryText(const MethodDescriptor& method, const Place& place) {
    const FieldDescriptor& field = place.field();
    const std::string& pattern = field.options().GetExtension(v1::resource);
    const auto set = [&field](const std::string& text) {
      return [&field, text](Message& message) {
        message.GetReflection()->SetString(&message, &field, text);
      };
    };
    if (!pattern.empty()) {
      Refuses(method, place, "another kind of name", set("towns/taff"));
      Refuses(method, place, "a name without an id",
              set(absl::StrReplaceAll(pattern, {{"*", ""}})));
      return;
    }
    if (IsNamedOtherwise(place)) return;
    const uint64_t longest = LongestOf(field);
    const v1::Form form = FormOf(field);
    ASSERT_GT(longest, 0) << method.full_name() << ": " << place.Path() << " has no limits";
    if (form != v1::FORM_PAGE_TOKEN && field.name() != "time_zone" && field.name() != "csv" &&
        !absl::StrContains(place.Path(), "columns.") && field.name() != "counted_unit") {
      Allows(method, place, absl::StrCat(longest, " bytes"), set(TextOf(form, longest)));
    }
    if (field.type() == FieldDescriptor::TYPE_BYTES) return;  // larger messages are another's
    Refuses(method, place, absl::StrCat(longest + 1, " bytes"), set(std::string(longest + 1, 'n')));
    for (const std::string& text : NotOf(form)) Refuses(method, place, text, set(text));
  }

  // In a definition a host is an id; elsewhere a name, whose reading says what is wrong.
  static bool IsNamedOtherwise(const Place& place) {
    return place.field().name() == "host" || place.field().name() == "appears_as";
  }

  void TryMap(const MethodDescriptor& method, const Place& place) {
    const FieldDescriptor& field = place.field();
    const auto set = [&field](uint64_t pairs, const std::string& language,
                              const std::string& text) {
      return [&field, pairs, language, text](Message& message) {
        message.GetReflection()->ClearField(&message, &field);
        AddPair(field, language, text, message);
        for (uint64_t i = 1; i < pairs; ++i) {
          AddPair(field, std::string({'x', static_cast<char>('a' + i)}), text, message);
        }
      };
    };
    const uint64_t most = RulesOf(field).map().max_pairs();
    ASSERT_GT(most, 0) << method.full_name() << ": " << place.Path() << " has no limits";
    Allows(method, place, absl::StrCat(most, " pairs"), set(most, "en", "n"));
    Refuses(method, place, absl::StrCat(most + 1, " pairs"), set(most + 1, "en", "n"));
    const uint64_t longest = LongestOf(field);
    Allows(method, place, absl::StrCat(longest, " bytes"), set(1, "en", std::string(longest, 'n')));
    Refuses(method, place, absl::StrCat(longest + 1, " bytes"),
            set(1, "en", std::string(longest + 1, 'n')));
    Refuses(method, place, "empty", set(1, "en", ""));
    Refuses(method, place, "of no language", set(1, "", "n"));
    for (const std::string& text : NotOf(FormOf(field))) {
      Refuses(method, place, text, set(1, "en", text));
    }
    for (const std::string& key : NotOf(field.options().GetExtension(v1::key_form))) {
      Refuses(method, place, key, set(1, key, "n"));
    }
  }

  void TryList(const MethodDescriptor& method, const Place& place) {
    const FieldDescriptor& field = place.field();
    const uint64_t most = RulesOf(field).repeated().max_items();
    ASSERT_GT(most, 0) << method.full_name() << ": " << place.Path() << " has no limits";
    const auto fill = [&field](uint64_t items) {
      return [&field, items](Message& message) {
        const auto* reflection = message.GetReflection();
        reflection->ClearField(&message, &field);
        for (uint64_t i = 0; i < items; ++i) reflection->AddMessage(&message, &field);
      };
    };
    Refuses(method, place, absl::StrCat(most + 1, " long"), fill(most + 1));
    if (RulesOf(field).repeated().min_items() > 0) {
      Refuses(method, place, "empty", fill(0));
      Allows(method, place, absl::StrCat(most, " long"), fill(most));
    }
  }

  void TryField(const MethodDescriptor& method, const Place& place) {
    const FieldDescriptor& field = place.field();
    if (IsOutputOnly(field) || IsMask(field)) return;
    ++fields_;
    const bool may_be_left_to_batch = place.Path() == "rows[0].parent";
    if (RulesOf(field).required() && !may_be_left_to_batch) {
      Refuses(method, place, "missing", [&field](Message& message) {
        message.GetReflection()->ClearField(&message, &field);
      });
    }
    if (field.is_map()) return TryMap(method, place);
    if (field.is_repeated()) TryList(method, place);
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_INT64:
        return TryNumber(method, place);
      case FieldDescriptor::CPPTYPE_STRING:
        return TryText(method, place);
      case FieldDescriptor::CPPTYPE_ENUM:
        return Refuses(method, place, "a choice that there is not", [&field](Message& message) {
          message.GetReflection()->SetEnumValue(&message, &field, 999);
        });
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (!IsTimestamp(field)) TryMessage(method, *field.message_type(), place);
        return;
      default:
        return;
    }
  }

  void TryMessage(const MethodDescriptor& method, const Descriptor& message, const Place& above) {
    for (int i = 0; i < message.field_count(); ++i) {
      Place place = above;
      place.fields.push_back(message.field(i));
      TryField(method, place);
    }
  }

  void TryService(const ServiceDescriptor& service) {
    for (int i = 0; i < service.method_count(); ++i) {
      const MethodDescriptor& method = *service.method(i);
      EXPECT_THAT(FaultsOf(method, *RightRequest(method)), testing::IsEmpty())
          << method.full_name() << ": " << RightRequest(method)->ShortDebugString();
      TryMessage(method, *method.input_type(), {});
      ++methods_;
    }
  }

  ServedTown town_;
  grpc::GenericStub stub_;
  std::map<std::string, std::string> names_;
  bool is_definition_ = false;  // whose activities name hosts by their ids alone
  int64_t calls_ = 0;
  int64_t fields_ = 0;
  int64_t methods_ = 0;
};

TEST_F(LimitsTest, EveryFieldIsHeldToWhatItDeclares) {
  std::vector<std::string> files;
  for (const char* noun : {"activity", "court", "credit", "hours", "import", "member",
                           "organisation", "redemption", "report", "scheme", "operations"}) {
    const auto* file = DescriptorPool::generated_pool()->FindFileByName(
        absl::StrCat("timecredit/v1/", noun, ".proto"));
    ASSERT_NE(file, nullptr) << noun;
    for (int i = 0; i < file->service_count(); ++i) TryService(*file->service(i));
  }
  std::cout << "limits: " << methods_ << " methods, " << fields_ << " fields, " << calls_
            << " calls\n";
}

}  // namespace
}  // namespace timecredit::system_test
