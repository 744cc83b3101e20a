#include "ledger/validation/request_limits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "ledger/validation/field_options.h"
#include "ledger/validation/text_form.h"
#include "proto/buf/validate/validate.pb.h"
#include "proto/timecredit/v1/limits.pb.h"

namespace timecredit::validation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsTimestamp(const FieldDescriptor& field) {
  return field.message_type()->full_name() == "google.protobuf.Timestamp";
}

// Whether a name is made as a pattern says, with an id for each star.
bool Matches(std::string_view name, std::string_view pattern) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(absl::string_view(name.data(), name.size()), '/');
  const std::vector<absl::string_view> wanted =
      absl::StrSplit(absl::string_view(pattern.data(), pattern.size()), '/');
  return std::equal(parts.begin(), parts.end(), wanted.begin(), wanted.end(),
                    [](absl::string_view part, absl::string_view want) {
                      return want == "*" ? !part.empty() : part == want;
                    });
}

// The fields that a client may say, as a list.
std::string NamesOf(const google::protobuf::Descriptor& message) {
  std::vector<std::string> names;
  for (int i = 0; i < message.field_count(); ++i) {
    if (!IsOutputOnly(*message.field(i))) names.push_back(message.field(i)->name());
  }
  return absl::StrJoin(names, ", ");
}

// More than any resource has fields; each is sought among all of them.
constexpr size_t kMostPaths = 100;

// What a client wrote in place of a field's path, as far as it can be one: it is said again.
std::string Shown(std::string_view path) {
  constexpr size_t kLongest = 100;
  std::string shown(path.substr(0, kLongest));
  for (char& letter : shown) {
    const auto byte = static_cast<unsigned char>(letter);
    if (!absl::ascii_isalnum(byte) && letter != '_' && letter != '.') letter = '?';
  }
  return path.size() > kLongest ? shown + "..." : shown;
}

// What an update's mask says of a field of its resource.
enum class Covered { kNot, kPartly, kWholly };

Covered CoveredBy(const FieldMask& mask, std::string_view path) {
  const absl::string_view field(path.data(), path.size());
  Covered covered = Covered::kNot;
  for (const std::string& named : mask.paths()) {
    if (named == field || absl::StartsWith(field, absl::StrCat(named, "."))) {
      return Covered::kWholly;
    }
    if (absl::StartsWith(named, absl::StrCat(field, "."))) covered = Covered::kPartly;
  }
  return covered;
}

}  // namespace

RequestLimits::FieldLimits RequestLimits::LimitsOf(const FieldDescriptor& field) {
  const auto& options = field.options();
  const auto& rules = options.GetExtension(buf::validate::field);
  FieldLimits limits;
  limits.field = &field;
  limits.is_required = rules.required();
  limits.refused_as = options.GetExtension(v1::refused_as);
  if (rules.has_int32()) {
    if (rules.int32().has_gte()) limits.least = rules.int32().gte();
    if (rules.int32().has_lte()) limits.most = rules.int32().lte();
  } else if (rules.has_int64()) {
    if (rules.int64().has_gte()) limits.least = rules.int64().gte();
    if (rules.int64().has_lte()) limits.most = rules.int64().lte();
  }
  limits.fewest_items = rules.repeated().min_items();
  limits.form = options.GetExtension(v1::form);
  limits.most_items = field.is_map() ? MostOf(limits.form) : rules.repeated().max_items();
  const uint64_t max_bytes =
      rules.has_bytes() ? rules.bytes().max_len() : rules.string().max_bytes();
  limits.longest = max_bytes > 0 ? max_bytes : LongestOf(limits.form);
  limits.pattern = options.GetExtension(v1::resource);
  const bool skips_items = rules.repeated().items().ignore() == buf::validate::IGNORE_ALWAYS;
  const bool has_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  if (has_message && !field.is_map() && !skips_items && !IsTimestamp(field)) {
    limits.message = std::make_unique<RequestLimits>(*field.message_type());
  }
  return limits;
}

RequestLimits::RequestLimits(const google::protobuf::Descriptor& message) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (IsOutputOnly(field)) continue;
    const bool has_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (has_message && field.message_type()->full_name() == FieldMask::descriptor()->full_name()) {
      mask_ = &field;
      continue;
    }
    if (has_message && resource_ == nullptr && !field.is_repeated()) resource_ = &field;
    fields_.push_back(LimitsOf(field));
  }
}

// One message being checked, down to the messages within.
class RequestLimits::Checking {
 public:
  explicit Checking(std::string_view inherited) : inherited_(inherited) {}

  absl::Status Check(const RequestLimits& limits, const Message& message) {
    if (limits.mask_ == nullptr) {
      CheckMessage(limits, message, "");
    } else {
      const auto& reflection = *message.GetReflection();
      const auto& mask =
          static_cast<const FieldMask&>(reflection.GetMessage(message, limits.mask_));
      if (static_cast<size_t>(mask.paths_size()) > kMostPaths) {
        return domain::RefuseArgument("LIST_TOO_LONG", limits.mask_->name(),
                                      {{"most", static_cast<int64_t>(kMostPaths)}});
      }
      for (const std::string& path : mask.paths()) {
        CheckPath(path, *limits.resource_->message_type(), limits.mask_->name());
      }
      for (const FieldLimits& field : limits.fields_) {
        if (field.field == limits.resource_ && reflection.HasField(message, field.field)) {
          CheckUpdated(*field.message, reflection.GetMessage(message, field.field), mask,
                       field.field->name() + ".", "");
        } else {
          CheckField(field, message, "");
        }
      }
    }
    return faults_.empty() ? absl::OkStatus() : domain::RefuseArguments(faults_);
  }

 private:
  bool HasMostFaults() const { return faults_.size() >= kMostFaults; }

  void Refuse(std::string_view reason, const std::string& path,
              const domain::Arguments& arguments = {}) {
    if (HasMostFaults()) return;
    faults_.push_back({.reason = std::string(reason), .field = path, .arguments = arguments});
  }

  // Whether what a mask names is there to be changed.
  void CheckPath(const std::string& path, const google::protobuf::Descriptor& resource,
                 const std::string& mask) {
    const google::protobuf::Descriptor* message = &resource;
    for (const absl::string_view name : absl::StrSplit(path, '.')) {
      const FieldDescriptor* field =
          message == nullptr ? nullptr : message->FindFieldByName(std::string(name));
      if (field == nullptr) {
        Refuse(
            "FIELD_UNKNOWN", mask,
            {{"path", Shown(path)}, {"fields", NamesOf(message == nullptr ? resource : *message)}});
        return;
      }
      const bool has_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      message = has_message && !field->is_repeated() ? field->message_type() : nullptr;
    }
  }

  void CheckMessage(const RequestLimits& limits, const Message& message,
                    const std::string& prefix) {
    for (const FieldLimits& field : limits.fields_) CheckField(field, message, prefix);
  }

  // What an update changes of its resource: `within` is the path below it so far.
  void CheckUpdated(const RequestLimits& limits, const Message& message, const FieldMask& mask,
                    const std::string& prefix, const std::string& within) {
    const bool names_all = mask.paths().empty();
    is_update_of_all_ = names_all;
    for (const FieldLimits& field : limits.fields_) {
      const std::string path = within + field.field->name();
      const auto covered = names_all ? Covered::kWholly : CoveredBy(mask, path);
      if (covered == Covered::kWholly) {
        CheckField(field, message, prefix);
      } else if (covered == Covered::kPartly && field.message != nullptr) {
        CheckUpdated(*field.message, message.GetReflection()->GetMessage(message, field.field),
                     mask, prefix + field.field->name() + ".", path + ".");
      }
    }
    is_update_of_all_ = false;
  }

  void CheckField(const FieldLimits& limits, const Message& message, const std::string& prefix) {
    if (limits.field->is_map()) {
      CheckMap(limits, message, prefix);
    } else if (limits.field->is_repeated()) {
      CheckList(limits, message, prefix);
    } else {
      CheckSingle(limits, message, prefix);
    }
  }

  void CheckSingle(const FieldLimits& limits, const Message& message, const std::string& prefix) {
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor& field = *limits.field;
    const bool is_there = reflection.HasField(message, &field);
    if (!is_there && limits.is_required && !is_update_of_all_ && field.name() != inherited_) {
      Refuse("FIELD_REQUIRED", prefix + field.name());
      return;
    }
    if (!is_there && field.has_presence()) return;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        CheckNumber(limits, reflection.GetInt32(message, &field), prefix);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        CheckNumber(limits, reflection.GetInt64(message, &field), prefix);
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        CheckChoice(field, reflection.GetEnumValue(message, &field), prefix);
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        CheckText(limits, limits.form, reflection.GetStringReference(message, &field, &scratch_),
                  prefix + field.name());
        break;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (limits.message != nullptr) {
          CheckMessage(*limits.message, reflection.GetMessage(message, &field),
                       prefix + field.name() + ".");
        }
        break;
      default:
        break;
    }
  }

  void CheckNumber(const FieldLimits& limits, int64_t number, const std::string& prefix) {
    const FieldDescriptor& field = *limits.field;
    const bool is_in_range =
        number >= limits.least.value_or(number) && number <= limits.most.value_or(number);
    if (is_in_range) return;
    const auto in_unit = [&field](std::optional<int64_t> bound, int64_t otherwise) {
      return domain::InUnitOf(field.name(), bound.value_or(otherwise));
    };
    Refuse(limits.refused_as.empty() ? "NUMBER_OUT_OF_RANGE" : limits.refused_as,
           prefix + field.name(),
           {{"least", in_unit(limits.least, std::numeric_limits<int64_t>::min())},
            {"most", in_unit(limits.most, std::numeric_limits<int64_t>::max())}});
  }

  void CheckChoice(const FieldDescriptor& field, int value, const std::string& prefix) {
    if (field.enum_type()->FindValueByNumber(value) != nullptr) return;
    Refuse("CHOICE_UNKNOWN", prefix + field.name());
  }

  void CheckText(const FieldLimits& limits, v1::Form form, const std::string& text,
                 const std::string& path) {
    if (text.empty()) return;
    const domain::Arguments longest = {{"longest", static_cast<int64_t>(limits.longest)}};
    if (limits.longest > 0 && text.size() > limits.longest) {
      Refuse(limits.refused_as.empty() ? TooLongFor(form) : limits.refused_as, path, longest);
    } else if (!limits.pattern.empty() && !Matches(text, limits.pattern)) {
      Refuse("NAME_MALFORMED", path,
             {{"pattern", absl::StrReplaceAll(limits.pattern, {{"*", "ID"}})}, {"ending", "id"}});
    } else if (const auto fault = FaultIn(form, text); !fault.empty()) {
      Refuse(fault, path, longest);
    }
  }

  void CheckList(const FieldLimits& limits, const Message& message, const std::string& prefix) {
    const FieldDescriptor& field = *limits.field;
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, &field);
    if (!CheckSize(limits, static_cast<uint64_t>(size), prefix)) return;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      for (int i = 0; i < size; ++i) {
        CheckChoice(field, reflection.GetRepeatedEnumValue(message, &field, i), prefix);
      }
    }
    if (limits.message == nullptr) return;
    for (int i = 0; i < size && !HasMostFaults(); ++i) {
      CheckMessage(*limits.message, reflection.GetRepeatedMessage(message, &field, i),
                   absl::StrCat(prefix, field.name(), "[", i, "]."));
    }
  }

  // Names by language: no other map is in a request.
  void CheckMap(const FieldLimits& limits, const Message& message, const std::string& prefix) {
    const FieldDescriptor& field = *limits.field;
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, &field);
    if (!CheckSize(limits, static_cast<uint64_t>(size), prefix)) return;
    const FieldDescriptor* key = field.message_type()->map_key();
    const FieldDescriptor* value = field.message_type()->map_value();
    for (int i = 0; i < size; ++i) {
      const Message& pair = reflection.GetRepeatedMessage(message, &field, i);
      const std::string language = pair.GetReflection()->GetString(pair, key);
      const std::string name = pair.GetReflection()->GetString(pair, value);
      if (const auto fault = FaultIn(v1::FORM_LANGUAGE, language); !fault.empty()) {
        Refuse(fault, prefix + field.name());
        continue;
      }
      const std::string path = absl::StrCat(prefix, field.name(), ".", language);
      if (name.empty()) Refuse("FIELD_REQUIRED", path);
      CheckText(limits, v1::FORM_LINE, name, path);
    }
  }

  bool CheckSize(const FieldLimits& limits, uint64_t size, const std::string& prefix) {
    const std::string& name = limits.field->name();
    const bool may_be_empty =
        limits.fewest_items == 0 && (!limits.is_required || is_update_of_all_);
    if (size == 0 && !may_be_empty) {
      Refuse("FIELD_REQUIRED", prefix + name);
    } else if (limits.most_items > 0 && size > limits.most_items) {
      Refuse(limits.refused_as.empty() ? "LIST_TOO_LONG" : limits.refused_as, prefix + name,
             {{"most", static_cast<int64_t>(limits.most_items)}});
    } else {
      return true;
    }
    return false;
  }

  const std::string_view inherited_;
  std::vector<domain::Refusal> faults_;
  bool is_update_of_all_ = false;
  std::string scratch_;
};

absl::Status RequestLimits::Check(const Message& message, std::string_view inherited) const {
  return Checking(inherited).Check(*this, message);
}

}  // namespace timecredit::validation
