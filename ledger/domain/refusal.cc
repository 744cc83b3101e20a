#include "ledger/domain/refusal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace timecredit::domain {
namespace {

constexpr char kReasonUrl[] = "timecredit/refusal.reason";
constexpr char kFieldUrl[] = "timecredit/refusal.field";
constexpr char kArgumentsUrl[] = "timecredit/refusal.arguments";
constexpr char kFurtherUrl[] = "timecredit/refusal.further";

// Between refusals, and between the parts of one: none of them contains it.
constexpr char kRefusalEnd = '\x1e';
constexpr char kPartEnd = '\x1f';

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

absl::Status RefuseArguments(const std::vector<Refusal>& faults) {
  return RefuseAll(absl::StatusCode::kInvalidArgument, faults);
}

absl::Status RefuseAll(absl::StatusCode code, const std::vector<Refusal>& faults) {
  if (faults.empty()) return absl::OkStatus();
  const Refusal& first = faults.front();
  absl::Status status = Refuse(code, first.reason, first.field, first.arguments);
  std::string further;
  for (size_t i = 1; i < faults.size(); ++i) {
    absl::StrAppend(&further, faults[i].reason, std::string(1, kPartEnd), faults[i].field,
                    std::string(1, kPartEnd), EncodeArguments(faults[i].arguments),
                    std::string(1, kRefusalEnd));
  }
  if (!further.empty()) status.SetPayload(kFurtherUrl, absl::Cord(further));
  return status;
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

absl::Status CheckNumber(int64_t number, int64_t least, int64_t most, std::string_view field) {
  if (number >= least && number <= most) return absl::OkStatus();
  return RefuseArgument("NUMBER_OUT_OF_RANGE", field,
                        {{"least", InUnitOf(field, least)}, {"most", InUnitOf(field, most)}});
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

std::vector<Refusal> RefusalsOf(const absl::Status& status) {
  std::vector<Refusal> refusals;
  auto first = RefusalOf(status);
  if (!first.has_value()) return refusals;
  refusals.push_back(*std::move(first));
  const auto encoded = status.GetPayload(kFurtherUrl);
  if (!encoded.has_value()) return refusals;
  const std::string further(*encoded);
  for (const absl::string_view refusal : absl::StrSplit(further, kRefusalEnd, absl::SkipEmpty())) {
    const std::vector<std::string> parts = absl::StrSplit(refusal, kPartEnd);
    if (parts.size() != 3) continue;
    auto arguments = DecodeArguments(parts[2]);
    refusals.push_back({.reason = parts[0],
                        .field = parts[1],
                        .arguments = arguments.ok() ? *std::move(arguments) : Arguments()});
  }
  return refusals;
}

}  // namespace timecredit::domain
