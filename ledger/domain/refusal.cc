#include "ledger/domain/refusal.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace timecredit::domain {
namespace {

constexpr char kReasonUrl[] = "timecredit/refusal.reason";
constexpr char kFieldUrl[] = "timecredit/refusal.field";
constexpr char kArgumentsUrl[] = "timecredit/refusal.arguments";

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// For logs: "CREDITS_INSUFFICIENT (credit_minutes): available 60, needed 120".
std::string MessageOf(std::string_view reason, std::string_view field, const Arguments& arguments) {
  std::string message = absl::StrCat(ToAbsl(reason));
  if (!field.empty()) absl::StrAppend(&message, " (", ToAbsl(field), ")");
  std::string_view before = ": ";
  for (const auto& [name, argument] : arguments) {
    absl::StrAppend(&message, ToAbsl(before), name, " ", PlainValueOf(argument));
    before = ", ";
  }
  return message;
}

}  // namespace

absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view field,
                    const Arguments& arguments) {
  absl::Status status(code, MessageOf(reason, field, arguments));
  status.SetPayload(kReasonUrl, absl::Cord(ToAbsl(reason)));
  if (!field.empty()) status.SetPayload(kFieldUrl, absl::Cord(ToAbsl(field)));
  if (!arguments.empty()) status.SetPayload(kArgumentsUrl, absl::Cord(EncodeArguments(arguments)));
  return status;
}

absl::Status RefuseArgument(std::string_view reason, std::string_view field,
                            const Arguments& arguments) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, field, arguments);
}

absl::Status RefuseState(std::string_view reason, std::string_view field,
                         const Arguments& arguments) {
  return Refuse(absl::StatusCode::kFailedPrecondition, reason, field, arguments);
}

absl::Status RefuseMissing(std::string_view reason, std::string_view field,
                           const Arguments& arguments) {
  return Refuse(absl::StatusCode::kNotFound, reason, field, arguments);
}

absl::Status RefuseExisting(std::string_view reason, std::string_view field,
                            const Arguments& arguments) {
  return Refuse(absl::StatusCode::kAlreadyExists, reason, field, arguments);
}

absl::Status RefusePermission(std::string_view reason, std::string_view field,
                              const Arguments& arguments) {
  return Refuse(absl::StatusCode::kPermissionDenied, reason, field, arguments);
}

std::optional<Refusal> RefusalOf(const absl::Status& status) {
  const auto reason = status.GetPayload(kReasonUrl);
  if (!reason.has_value()) return std::nullopt;
  Refusal refusal{.reason = std::string(*reason), .field = {}, .arguments = {}};
  if (const auto field = status.GetPayload(kFieldUrl)) refusal.field = std::string(*field);
  if (const auto encoded = status.GetPayload(kArgumentsUrl)) {
    auto arguments = DecodeArguments(std::string(*encoded));
    if (arguments.ok()) refusal.arguments = *std::move(arguments);
  }
  return refusal;
}

}  // namespace timecredit::domain
