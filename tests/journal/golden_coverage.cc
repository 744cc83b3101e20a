#include "tests/journal/golden_coverage.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace timecredit::tests {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void Collect(const Descriptor& type, std::set<std::string>& names) {
  for (int index = 0; index < type.field_count(); ++index) {
    const FieldDescriptor& field = *type.field(index);
    const bool is_new = names.insert(field.full_name()).second;
    if (is_new && field.message_type() != nullptr) Collect(*field.message_type(), names);
  }
}

void Collect(const Message& message, std::set<std::string>& names) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    names.insert(field->full_name());
    if (field->message_type() == nullptr) continue;
    if (!field->is_repeated()) {
      Collect(reflection.GetMessage(message, field), names);
      continue;
    }
    for (int index = 0; index < reflection.FieldSize(message, field); ++index) {
      Collect(reflection.GetRepeatedMessage(message, field, index), names);
    }
  }
}

}  // namespace

std::set<std::string> FieldsOf(std::string_view message) {
  std::set<std::string> names;
  Collect(*NewMessage(message)->GetDescriptor(), names);
  return names;
}

std::set<std::string> FieldsIn(const std::vector<GoldenEntry>& entries) {
  std::set<std::string> names;
  for (const GoldenEntry& entry : entries) {
    const auto message = NewMessage(entry.message);
    if (message->ParseFromString(entry.bytes)) Collect(*message, names);
  }
  return names;
}

}  // namespace timecredit::tests
