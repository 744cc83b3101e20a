#include "clients/cpp/generator/rpc.h"

#include <google/protobuf/descriptor.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace timecredit::client {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// "v1::Hold", as seen from namespace timecredit::client.
std::string TypeName(const Descriptor& message) {
  absl::string_view name = message.full_name();
  const bool is_ours = absl::ConsumePrefix(&name, "timecredit.");
  return absl::StrCat(is_ours ? "" : "::", absl::StrReplaceAll(name, {{".", "::"}}));
}

// The one field of that kind, or null: there is none, or several.
template <class Predicate>
const FieldDescriptor* OnlyField(const Descriptor& message, Predicate is_wanted) {
  const FieldDescriptor* found = nullptr;
  for (int i = 0; i < message.field_count(); ++i) {
    if (!is_wanted(*message.field(i))) continue;
    if (found != nullptr) return nullptr;
    found = message.field(i);
  }
  return found;
}

// "mutable_rows" of "&v1::ListImportRowsResponse::mutable_rows".
std::string Mutable(const Descriptor& message, const FieldDescriptor& field) {
  return absl::StrCat("&", TypeName(message), "::mutable_", field.lowercase_name());
}

absl::Status HasNoForm(const MethodDescriptor& method, absl::string_view why) {
  return absl::UnimplementedError(
      absl::StrCat(method.full_name(), " has no form in the C++ client: ", why));
}

}  // namespace

absl::StatusOr<Rpc> RpcOf(const MethodDescriptor& method) {
  const Descriptor& request = *method.input_type();
  const Descriptor& response = *method.output_type();
  const std::string taken = TypeName(request);
  const std::string given = TypeName(response);
  const std::string path =
      absl::StrCat("\"/", method.service()->full_name(), "/", method.name(), "\"");
  Rpc rpc{.comment = CommentOf(method, "  "),
          .answer = absl::StrCat("Result<", given, ">"),
          .parameters = {absl::StrCat(taken, " request")},
          .call = {}};
  if (method.client_streaming()) {
    if (method.server_streaming()) return HasNoForm(method, "it streams both ways");
    const FieldDescriptor* const content = OnlyField(request, [](const FieldDescriptor& field) {
      return field.type() == FieldDescriptor::TYPE_BYTES && !field.is_repeated();
    });
    if (content == nullptr) {
      return HasNoForm(method, "a stream of requests needs one field of bytes, to send in pieces");
    }
    absl::StrAppend(&rpc.comment, "  // `request` has the whole of `", content->name(),
                    "`, which is sent in pieces.\n");
    rpc.call = absl::StrCat("caller_->Upload<", given, ">(\n      ", path, ", std::move(request), ",
                            Mutable(request, *content), ", options)");
  } else if (method.server_streaming()) {
    absl::StrAppend(&rpc.comment, "  // `visit` is given each message; the last is the answer.\n");
    rpc.parameters.push_back(absl::StrCat("absl::FunctionRef<void(const ", given, "&)> visit"));
    rpc.call =
        absl::StrCat("caller_->Stream<", given, ">(\n      ", path, ", request, visit, options)");
  } else if (response.FindFieldByName("next_page_token") != nullptr) {
    const FieldDescriptor* const items = OnlyField(response, [](const FieldDescriptor& field) {
      return field.is_repeated() && field.message_type() != nullptr;
    });
    if (items == nullptr) return HasNoForm(method, "a list needs one repeated field of messages");
    if (request.FindFieldByName("page_token") == nullptr) {
      return HasNoForm(method, "the request of a list needs page_token");
    }
    rpc.answer = absl::StrCat("Pages<", TypeName(*items->message_type()), ">");
    rpc.call =
        absl::StrCat("List(\n      caller_, ", path, ", std::move(request), options,\n      ",
                     Mutable(response, *items), ")");
  } else {
    rpc.call =
        absl::StrCat("caller_->Call<", given, ">(\n      ", path, ", std::move(request), options)");
  }
  return rpc;
}

template <class Described>
std::string CommentOf(const Described& described, const std::string& indent) {
  google::protobuf::SourceLocation location;
  if (!described.GetSourceLocation(&location)) return "";
  std::string comment;
  absl::string_view text = location.leading_comments;
  absl::ConsumeSuffix(&text, "\n");
  if (text.empty()) return "";
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::StrAppend(&comment, indent, "//", line, "\n");
  }
  return comment;
}

template std::string CommentOf(const MethodDescriptor&, const std::string&);
template std::string CommentOf(const google::protobuf::ServiceDescriptor&, const std::string&);

}  // namespace timecredit::client
