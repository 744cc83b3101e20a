#include "ledger/service/errors.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/status.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/after_commit.h"
#include "ledger/storage/store.h"
#include "ledger/wording/wording.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {
namespace {

// The reason of what is no refusal, empty for a fault of the server.
std::string_view ReasonOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kResourceExhausted:
      return "QUEUE_FULL";
    case absl::StatusCode::kDeadlineExceeded:
      return "DEADLINE_PASSED";
    case absl::StatusCode::kUnavailable:
      return "SERVER_CLOSING";
    case absl::StatusCode::kCancelled:
      return "CALL_CANCELLED";
    default:
      return "";
  }
}

// The status as a refusal, whose sentence can be found.
absl::Status AsRefusal(const absl::Status& status, std::string_view incident) {
  if (domain::RefusalOf(status).has_value()) return status;
  const std::string_view reason = ReasonOf(status.code());
  if (!reason.empty()) return domain::Refuse(status.code(), reason, "");
  return domain::Refuse(absl::StatusCode::kInternal, "INTERNAL", "",
                        {{"incident", std::string(incident)}});
}

void AddDetail(const google::protobuf::Message& detail, google::rpc::Status& explained) {
  explained.add_details()->PackFrom(detail);
}

// The sentences are those of the refusals, in their order.
void AddFieldsOrCondition(const std::vector<domain::Refusal>& refusals,
                          const std::vector<std::string>& sentences, absl::StatusCode code,
                          google::rpc::Status& explained) {
  google::rpc::BadRequest bad;
  google::rpc::PreconditionFailure failure;
  for (size_t i = 0; i < refusals.size(); ++i) {
    if (code == absl::StatusCode::kInvalidArgument) {
      auto* violation = bad.add_field_violations();
      violation->set_field(refusals[i].field);
      violation->set_reason(refusals[i].reason);
      violation->set_description(sentences[i]);
    } else if (code == absl::StatusCode::kFailedPrecondition) {
      auto* violation = failure.add_violations();
      violation->set_type(refusals[i].reason);
      violation->set_subject(refusals[i].field);
      violation->set_description(sentences[i]);
    }
  }
  if (bad.field_violations_size() > 0) AddDetail(bad, explained);
  if (failure.violations_size() > 0) AddDetail(failure, explained);
}

void AddRetry(const absl::Status& status, google::rpc::Status& explained) {
  const absl::Duration delay = storage::RetryDelayOf(status);
  if (delay <= absl::ZeroDuration()) return;
  google::rpc::RetryInfo retry;
  const int64_t milliseconds = std::max<int64_t>(1, absl::ToInt64Milliseconds(delay));
  retry.mutable_retry_delay()->set_seconds(milliseconds / 1000);
  retry.mutable_retry_delay()->set_nanos(static_cast<int32_t>(milliseconds % 1000) * 1'000'000);
  AddDetail(retry, explained);
}

}  // namespace

bool IsIncident(const absl::Status& status) {
  if (status.ok()) return false;
  if (IsDone(status)) return true;
  return !domain::RefusalOf(status).has_value() && ReasonOf(status.code()).empty();
}

google::rpc::Status Explain(const absl::Status& status, std::string_view language,
                            std::string_view incident, const wording::Wording& wording) {
  google::rpc::Status explained;
  if (status.ok()) return explained;
  const absl::Status refused = AsRefusal(status, incident);
  const std::vector<domain::Refusal> refusals = domain::RefusalsOf(refused);
  const domain::Refusal refusal = refusals.empty() ? domain::Refusal() : refusals.front();
  explained.set_code(static_cast<int>(refused.code()));
  explained.set_message(wording.SayRefusal("en", refused));

  google::rpc::ErrorInfo info;
  info.set_reason(refusal.reason);
  info.set_domain("timecredit");
  auto& metadata = *info.mutable_metadata();
  if (!refusal.field.empty()) metadata["field"] = refusal.field;
  for (const auto& [name, argument] : refusal.arguments) {
    metadata[name] = domain::PlainValueOf(argument);
  }
  AddDetail(info, explained);

  std::vector<std::string> sentences;
  sentences.reserve(refusals.size());
  for (const domain::Refusal& each : refusals) {
    sentences.push_back(wording.SayRefusal(
        language, domain::Refuse(refused.code(), each.reason, each.field, each.arguments)));
  }
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(language));
  localized.set_message(absl::StrJoin(sentences, "\n"));
  AddDetail(localized, explained);
  AddFieldsOrCondition(refusals, sentences, refused.code(), explained);
  AddRetry(status, explained);
  return explained;
}

grpc::Status ToGrpc(const google::rpc::Status& explained) {
  if (explained.code() == 0) return grpc::Status::OK;
  return {static_cast<grpc::StatusCode>(explained.code()), explained.message(),
          explained.SerializeAsString()};
}

}  // namespace timecredit::service
