#include "clients/cli/views.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/map.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cpp/error.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
}

int64_t NumberIn(const Message& message, const FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ? reflection.GetInt32(message, &field)
                                                            : reflection.GetInt64(message, &field);
}

std::string ShowNumber(const FieldDescriptor& field, int64_t number, const Words& words) {
  const std::string& name = field.name();
  if (absl::StrContains(name, "credit_minutes")) return words.Credits(number);
  if (absl::EndsWith(name, "_minutes")) return words.Time(number);
  return absl::StrCat(number);  // plain, so that it can be typed
}

// The name of the person whom a field names: what is in the field beside it that says so.
std::string FullNameBeside(const Message& message, const FieldDescriptor& field) {
  const FieldDescriptor* const beside =
      message.GetDescriptor()->FindFieldByName(absl::StrCat(field.name(), "_full_name"));
  if (beside == nullptr) return "";
  return message.GetReflection()->GetString(message, beside);
}

std::string ShowText(const Message& message, const FieldDescriptor& field, const std::string& text,
                     const Words& words) {
  const bool is_date = absl::EndsWith(field.name(), "date") || absl::EndsWith(field.name(), "_on");
  if (is_date) return ShowDate(text, words);
  if (!absl::StartsWith(text, "schemes/")) return text;
  const std::string person = FullNameBeside(message, field);
  return person.empty() ? WordOf(text) : absl::StrCat(WordOf(text), " ", person);
}

std::string ShowMessage(const Message& message, const Words& words) {
  if (const auto* instant = dynamic_cast<const google::protobuf::Timestamp*>(&message)) {
    return words.Instant(absl::FromUnixSeconds(instant->seconds()));
  }
  if (const auto* party = dynamic_cast<const v1::Party*>(&message)) {
    return words.Party(party->adults(), party->under_16s());
  }
  if (const auto* error = dynamic_cast<const google::rpc::Status*>(&message)) {
    return client::ErrorOf(*error).message;
  }
  return "";
}

// What is there in the language, else in English, else in any.
std::string InLanguage(const Message& message, const FieldDescriptor& names, const Words& words) {
  std::string shown;
  int best = 0;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &names); ++i) {
    const Message& pair = message.GetReflection()->GetRepeatedMessage(message, &names, i);
    const auto& type = *pair.GetDescriptor();
    const std::string language = pair.GetReflection()->GetString(pair, type.map_key());
    const int rank = language == words.language() ? 3 : (language == "en" ? 2 : 1);
    if (rank <= best) continue;
    best = rank;
    shown = pair.GetReflection()->GetString(pair, type.map_value());
  }
  return shown;
}

std::string ShowList(const Message& message, const FieldDescriptor& field, const Words& words) {
  std::string lines;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
    const std::string text = message.GetReflection()->GetRepeatedString(message, &field, i);
    absl::StrAppend(&lines, i == 0 ? "" : "\n", ShowText(message, field, text, words));
  }
  return lines;
}

std::string ShowField(const Message& message, const FieldDescriptor& field, const Column& column,
                      const Words& words) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  if (field.is_map()) return InLanguage(message, field, words);
  if (field.is_repeated()) return ShowList(message, field, words);
  if (field.has_presence() && !reflection.HasField(message, &field)) return "";
  if (IsNumber(field)) {
    const int64_t number = NumberIn(message, field);
    return number == 0 && column.is_empty_at_zero ? "" : ShowNumber(field, number, words);
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return words.Say(reflection.GetBool(message, &field) ? "show.yes" : "show.no");
    case FieldDescriptor::CPPTYPE_ENUM:
      return words.TitleOf(*reflection.GetEnum(message, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return ShowText(message, field, reflection.GetString(message, &field), words);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return ShowMessage(reflection.GetMessage(message, &field), words);
    default:
      return "";
  }
}

// The message that holds the last field of the path. Those in between may be absent: then they
// hold what messages hold from the start.
const Message& HolderOf(const Message& message, absl::string_view path) {
  const Message* holder = &message;
  const std::vector<std::string> names = absl::StrSplit(path, '.');
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    const FieldDescriptor* const field = holder->GetDescriptor()->FindFieldByName(names[i]);
    holder = &holder->GetReflection()->GetMessage(*holder, field);
  }
  return *holder;
}

std::string CellOf(const Message& message, const Column& column, const Words& words) {
  if (column.text != nullptr) return column.text(message, words);
  const FieldDescriptor& field = *FieldAt(*message.GetDescriptor(), column.path);
  return ShowField(HolderOf(message, column.path), field, column, words);
}

}  // namespace

const FieldDescriptor* FieldAt(const Descriptor& type, std::string_view path) {
  const Descriptor* holder = &type;
  const FieldDescriptor* field = nullptr;
  for (const absl::string_view name :
       absl::StrSplit(absl::string_view(path.data(), path.size()), '.')) {
    field = holder == nullptr ? nullptr : holder->FindFieldByName(std::string(name));
    if (field == nullptr) return nullptr;
    holder = field->message_type();
  }
  return field;
}

Table TableOf(View view, const Descriptor& type, const std::vector<const Message*>& messages,
              const Words& words) {
  Table table;
  for (const Column& column : view) {
    const FieldDescriptor& field = *FieldAt(type, column.path);
    const std::string title =
        column.heading == nullptr ? words.TitleOf(field) : words.Say(column.heading);
    table.headings.push_back(
        {words.Capitals(title), IsNumber(field) ? Align::kRight : Align::kLeft});
  }
  for (const Message* const message : messages) {
    auto& row = table.rows.emplace_back();
    for (const Column& column : view) row.push_back(CellOf(*message, column, words));
  }
  return table;
}

std::string LastPart(std::string_view resource_name) {
  return std::string(resource_name.substr(resource_name.rfind('/') + 1));
}

std::string WordOf(std::string_view resource_name) {
  constexpr std::string_view kOffers = "/offers/";
  const size_t offers = resource_name.rfind(kOffers);
  if (offers == std::string_view::npos) return LastPart(resource_name);
  const std::string_view offer = resource_name.substr(offers + kOffers.size());
  return absl::StrCat(LastPart(resource_name.substr(0, offers)), "/",
                      absl::string_view(offer.data(), offer.size()));
}

std::string ShowDate(const std::string& date, const Words& words) {
  absl::CivilDay day;
  return date.size() == 10 && absl::ParseCivilTime(date, &day) ? words.Date(day) : date;
}

}  // namespace timecredit::cli
