#include "ledger/service/served_call.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/status.h"
#include "ledger/auth/policy.h"
#include "ledger/service/errors.h"
#include "ledger/service/parts.h"
#include "ledger/wording/wording.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {
namespace {

// Enough to find the line of the log: no two incidents of one server have it.
std::string IncidentAt(absl::Time began) { return absl::StrCat(absl::ToUnixMicros(began)); }

}  // namespace

std::string LanguageOf(const ClientMetadata& metadata, const wording::Wording& wording) {
  const auto asked = metadata.find("accept-language");
  if (asked == metadata.end()) return std::string(wording.LanguageFor(""));
  return std::string(wording.LanguageFor({asked->second.data(), asked->second.size()}));
}

absl::Time DeadlineOf(const grpc::ServerContextBase& context, absl::Time now) {
  return now + (absl::FromChrono(context.deadline()) - absl::Now());
}

ServedCall::ServedCall(const Parts& parts, const grpc::CallbackServerContext& context,
                       std::string_view method, std::string_view request_id)
    : parts_(parts), method_(method), request_id_(request_id), began_(parts.clock.Now()) {
  caller_.language = LanguageOf(context.client_metadata(), parts.wording);
  caller_.deadline = DeadlineOf(context, began_);
  caller_.is_wanted = [&context] { return !context.IsCancelled(); };
  parts_.observer.Begin(method_);
}

absl::Status ServedCall::Admit() {
  auto principal = parts_.authenticator.Authenticate();
  if (!principal.ok()) return principal.status();
  caller_.principal = *principal;
  return auth::Authorise(method_, caller_.principal);
}

google::rpc::Status ServedCall::Worded(const absl::Status& status) const {
  return Explain(status, caller_.language, IncidentAt(began_), parts_.wording);
}

google::rpc::Status ServedCall::WordedPart(const absl::Status& status) const {
  if (IsIncident(status)) parts_.observer.Incident(method_, IncidentAt(began_), status);
  return Worded(status);
}

grpc::Status ServedCall::End(const absl::Status& status) {
  parts_.observer.End({.method = method_,
                       .principal = caller_.principal,
                       .request_id = request_id_,
                       .duration = parts_.clock.Now() - began_,
                       .status = status,
                       .incident = IsIncident(status) ? IncidentAt(began_) : ""});
  return ToGrpc(Worded(status));
}

}  // namespace timecredit::service
