#include "ledger/domain/refusal.h"

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/string_view.h"

namespace timecredit::domain {
namespace {

constexpr char kReasonUrl[] = "timecredit/refusal.reason";
constexpr char kFieldUrl[] = "timecredit/refusal.field";

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view field,
                    std::string_view advice) {
  absl::Status status(code, ToAbsl(advice));
  status.SetPayload(kReasonUrl, absl::Cord(ToAbsl(reason)));
  if (!field.empty()) status.SetPayload(kFieldUrl, absl::Cord(ToAbsl(field)));
  return status;
}

absl::Status RefuseArgument(std::string_view reason, std::string_view field,
                            std::string_view advice) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, field, advice);
}

absl::Status RefuseState(std::string_view reason, std::string_view field, std::string_view advice) {
  return Refuse(absl::StatusCode::kFailedPrecondition, reason, field, advice);
}

absl::Status RefuseMissing(std::string_view reason, std::string_view field,
                           std::string_view advice) {
  return Refuse(absl::StatusCode::kNotFound, reason, field, advice);
}

absl::Status RefuseExisting(std::string_view reason, std::string_view field,
                            std::string_view advice) {
  return Refuse(absl::StatusCode::kAlreadyExists, reason, field, advice);
}

absl::Status RefusePermission(std::string_view reason, std::string_view field,
                              std::string_view advice) {
  return Refuse(absl::StatusCode::kPermissionDenied, reason, field, advice);
}

std::optional<Refusal> RefusalOf(const absl::Status& status) {
  const auto reason = status.GetPayload(kReasonUrl);
  if (!reason.has_value()) return std::nullopt;
  const auto field = status.GetPayload(kFieldUrl);
  return Refusal{.reason = std::string(*reason),
                 .field = field.has_value() ? std::string(*field) : std::string()};
}

}  // namespace timecredit::domain
