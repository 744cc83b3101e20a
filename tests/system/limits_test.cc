// Every limit that the API declares, tried on a real server: for each field of each request both
// ends and one beyond, an empty field where one is required, a text of another form, a choice that
// nobody knows. What is allowed must be allowed by all of the server, not only by the check that
// reads the declarations; what is not must be refused by the field's name.

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "ledger/service/services.h"
#include "ledger/validation/field_options.h"
#include "ledger/validation/text_form.h"
#include "proto/buf/validate/validate.pb.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/limits.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/right_requests.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

uint64_t LongestOf(const FieldDescriptor& field) {
  const auto& rules = RulesOf(field);
  if (rules.has_bytes()) return rules.bytes().max_len();
  if (rules.string().has_max_bytes()) return rules.string().max_bytes();
  return validation::LongestOf(FormOf(field));
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
  LimitsTest()
      : requests_(town_),
        stub_(grpc::CreateChannel(town_.address(), grpc::InsecureChannelCredentials())) {}

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
        // A sentence of its own, not the general one, which says the reason.
        EXPECT_THAT(violation.description(),
                    testing::AllOf(testing::Not(testing::IsEmpty()),
                                   testing::Not(testing::HasSubstr(violation.reason()))));
        faults.push_back(absl::StrCat(violation.reason(), " ", violation.field()));
      }
    }
    EXPECT_FALSE(faults.empty()) << status.ShortDebugString();
    return faults;
  }

  // Calls with the right request, but for the field at the place. The field's own faults.
  std::vector<std::string> With(const MethodDescriptor& method, const Place& place,
                                const std::function<void(Message&)>& change) {
    const auto request = requests_.For(method);
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
    const uint64_t most = validation::MostOf(FormOf(field));
    ASSERT_GT(most, 0) << method.full_name() << ": " << place.Path() << " has no limits";
    Allows(method, place, absl::StrCat(most, " pairs"), set(most, "en", "n"));
    Refuses(method, place, absl::StrCat(most + 1, " pairs"), set(most + 1, "en", "n"));
    const uint64_t longest = LongestOf(field);
    Allows(method, place, absl::StrCat(longest, " bytes"), set(1, "en", std::string(longest, 'n')));
    Refuses(method, place, absl::StrCat(longest + 1, " bytes"),
            set(1, "en", std::string(longest + 1, 'n')));
    Refuses(method, place, "empty", set(1, "en", ""));
    Refuses(method, place, "of no language", set(1, "", "n"));
    for (const std::string& text : NotOf(v1::FORM_LINE)) {
      Refuses(method, place, text, set(1, "en", text));
    }
    for (const std::string& key : NotOf(v1::FORM_LANGUAGE)) {
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
        const bool is_of_choices = field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
        for (uint64_t i = 0; i < items; ++i) {
          if (is_of_choices) {
            reflection->AddEnumValue(&message, &field, 1);
          } else {
            reflection->AddMessage(&message, &field);
          }
        }
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
    if (validation::IsOutputOnly(field) || IsMask(field)) return;
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
          if (field.is_repeated()) {
            message.GetReflection()->AddEnumValue(&message, &field, 999);
          } else {
            message.GetReflection()->SetEnumValue(&message, &field, 999);
          }
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
      EXPECT_THAT(FaultsOf(method, *requests_.For(method)), testing::IsEmpty())
          << method.full_name() << ": " << requests_.For(method)->ShortDebugString();
      TryMessage(method, *method.input_type(), {});
      ++methods_;
    }
  }

  ServedTown town_;
  RightRequests requests_;
  grpc::GenericStub stub_;
  int64_t calls_ = 0;
  int64_t fields_ = 0;
  int64_t methods_ = 0;
};

TEST_F(LimitsTest, EveryFieldIsHeldToWhatItDeclares) {
  for (const auto* service : service::DescribeServices()) TryService(*service);
  std::cout << "limits: " << methods_ << " methods, " << fields_ << " fields, " << calls_
            << " calls\n";
}

// What gRPC carries beside an answer is small: whoever makes very many faults, or very long ones,
// is told some of them, rather than that the answer was too large.
TEST_F(LimitsTest, HoweverManyFaultsThereAreTheAnswerArrives) {
  v1::ApplySchemeRequest apply;
  apply.mutable_definition()->set_scheme_id("Not an id");
  for (int i = 0; i < 5'000; ++i) apply.mutable_definition()->add_organisations();
  const auto many = town_.client().schemes().ApplyScheme(apply);
  ASSERT_FALSE(many.ok());
  EXPECT_EQ(many.error().reason, "ID_INVALID");
  EXPECT_GT(many.error().fields.size(), 1);

  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name(ServedTown::kAnn);
  update.mutable_update_mask()->add_paths(std::string(100'000, 'x'));
  const auto long_path = town_.client().members().UpdateMember(update);
  ASSERT_FALSE(long_path.ok());
  EXPECT_EQ(long_path.error().reason, "FIELD_UNKNOWN");
  update.mutable_update_mask()->clear_paths();
  for (int i = 0; i < 100'000; ++i) update.mutable_update_mask()->add_paths("fields.phone");
  const auto many_paths = town_.client().members().UpdateMember(update);
  ASSERT_FALSE(many_paths.ok());
  EXPECT_EQ(many_paths.error().reason, "LIST_TOO_LONG");
}

}  // namespace
}  // namespace timecredit::system_test
