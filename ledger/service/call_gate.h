#ifndef LEDGER_SERVICE_CALL_GATE_H_
#define LEDGER_SERVICE_CALL_GATE_H_

#include "grpcpp/security/auth_context.h"
#include "grpcpp/security/auth_metadata_processor.h"
#include "grpcpp/support/status.h"
#include "ledger/auth/authenticator.h"
#include "ledger/wording/wording.h"

namespace timecredit::service {

// Turns away who cannot say who they are, when a call's headers are there and before anything of
// its request is received. gRPC sends no details with that, only the code UNAUTHENTICATED and the
// sentence. Health checks and reflection are for everybody. Thread-safe; does not block.
class CallGate : public grpc::AuthMetadataProcessor {
 public:
  // Both outlive it.
  CallGate(const auth::Authenticator& authenticator, const wording::Wording& wording)
      : authenticator_(authenticator), wording_(wording) {}

  bool IsBlocking() const override { return false; }
  grpc::Status Process(const InputMetadata& metadata, grpc::AuthContext* context,
                       OutputMetadata* consumed, OutputMetadata* response) override;

 private:
  const auth::Authenticator& authenticator_;
  const wording::Wording& wording_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CALL_GATE_H_
