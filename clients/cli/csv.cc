#include "clients/cli/csv.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"

namespace timecredit::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// From a message down to the field of a column.
using Path = std::vector<const FieldDescriptor*>;

// Messages of google.protobuf have a form of their own in text: a timestamp, a list of paths.
bool IsOneValue(const FieldDescriptor& field) {
  if (field.is_repeated() || field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return true;
  return field.message_type()->file()->package() == "google.protobuf";
}

void AddColumns(const Descriptor& type, const Path& above, std::vector<Path>& columns) {
  for (int at = 0; at < type.field_count(); ++at) {
    const FieldDescriptor& field = *type.field(at);
    Path path = above;
    path.push_back(&field);
    if (IsOneValue(field)) {
      columns.push_back(path);
    } else if (std::find_if(above.begin(), above.end(), [&](const auto* outer) {
                 return outer->message_type() == field.message_type();
               }) == above.end()) {
      AddColumns(*field.message_type(), path, columns);
    }
  }
}

std::string JsonOf(const Message& message) {
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json).ok()) return {};
  // Of a timestamp, the JSON is a quoted string.
  if (json.size() >= 2 && json.front() == '"') return json.substr(1, json.size() - 2);
  return json;
}

std::string ValueOf(const Message& message, const FieldDescriptor& field, int at) {
  const auto& reflection = *message.GetReflection();
  const bool repeated = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return repeated ? reflection.GetRepeatedString(message, &field, at)
                      : reflection.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(repeated ? reflection.GetRepeatedInt32(message, &field, at)
                                   : reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(repeated ? reflection.GetRepeatedInt64(message, &field, at)
                                   : reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return (repeated ? reflection.GetRepeatedBool(message, &field, at)
                       : reflection.GetBool(message, &field))
                 ? "true"
                 : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return (repeated ? reflection.GetRepeatedEnum(message, &field, at)
                       : reflection.GetEnum(message, &field))
          ->name();
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const Message& inner = repeated ? reflection.GetRepeatedMessage(message, &field, at)
                                      : reflection.GetMessage(message, &field);
      if (!field.is_map()) return JsonOf(inner);
      const Descriptor& entry = *inner.GetDescriptor();
      return absl::StrCat(ValueOf(inner, *entry.map_key(), 0), "=",
                          ValueOf(inner, *entry.map_value(), 0));
    }
    default:
      return "?";  // the API has no other types; csv_test looks at every message of it
  }
}

std::string TextAt(const Message& message, const Path& path) {
  const Message* at = &message;
  for (size_t step = 0; step + 1 < path.size(); ++step) {
    if (!at->GetReflection()->HasField(*at, path[step])) return {};
    at = &at->GetReflection()->GetMessage(*at, path[step]);
  }
  const FieldDescriptor& field = *path.back();
  const auto& reflection = *at->GetReflection();
  if (!field.is_repeated()) {
    if (field.has_presence() && !reflection.HasField(*at, &field)) return {};
    return ValueOf(*at, field, 0);
  }
  std::vector<std::string> values;
  values.reserve(static_cast<size_t>(reflection.FieldSize(*at, &field)));
  for (int index = 0; index < reflection.FieldSize(*at, &field); ++index) {
    values.push_back(ValueOf(*at, field, index));
  }
  if (field.is_map()) std::sort(values.begin(), values.end());
  return absl::StrJoin(values, "; ");
}

bool LooksLikeAFormula(std::string_view value) {
  if (value.empty() || std::string_view("=+-@\t\r").find(value.front()) == std::string_view::npos) {
    return false;
  }
  int64_t number = 0;
  return !absl::SimpleAtoi(absl::string_view(value.data(), value.size()), &number) ||
         value.front() == '+';
}

}  // namespace

std::string CsvField(std::string_view value) {
  std::string field = LooksLikeAFormula(value) ? "'" : "";
  bool quoted = false;
  for (const char character : value) {
    quoted |= character == ',' || character == '"' || character == '\n' || character == '\r';
    if (character == '"') field += '"';
    field += character;
  }
  return quoted ? absl::StrCat("\"", field, "\"") : field;
}

void PrintCsv(const Descriptor& type, const std::vector<const Message*>& messages,
              std::ostream& out) {
  std::vector<Path> columns;
  AddColumns(type, {}, columns);
  std::vector<std::string> cells;
  cells.reserve(columns.size());
  for (const Path& path : columns) {
    cells.push_back(absl::StrJoin(path, ".", [](std::string* text, const FieldDescriptor* field) {
      absl::StrAppend(text, field->name());
    }));
  }
  out << absl::StrJoin(cells, ",") << "\r\n";
  for (const Message* message : messages) {
    cells.clear();
    for (const Path& path : columns) cells.push_back(CsvField(TextAt(*message, path)));
    out << absl::StrJoin(cells, ",") << "\r\n";
  }
}

}  // namespace timecredit::cli
