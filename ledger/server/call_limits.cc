#include "ledger/server/call_limits.h"

#include <cstddef>
#include <string>

#include "absl/time/time.h"
#include "grpc/impl/codegen/compression_types.h"
#include "grpc/impl/codegen/grpc_types.h"
#include "grpcpp/resource_quota.h"
#include "grpcpp/server_builder.h"
#include "ledger/service/message_limits.h"

namespace timecredit::server {
namespace {

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

}  // namespace

void LimitCalls(size_t message_bytes, grpc::ServerBuilder& builder) {
  grpc::ResourceQuota quota("calls");
  quota.Resize(message_bytes);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(service::kLargestReceived);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  const auto set = [&builder](const char* name, int value) {
    builder.AddChannelArgument(name, value);
  };
  set(GRPC_ARG_MAX_CONCURRENT_STREAMS, kCallsPerConnection);
  set(GRPC_ARG_MAX_CONNECTION_IDLE_MS, Milliseconds(kIdleConnection));
  set(GRPC_ARG_MAX_CONNECTION_AGE_MS, Milliseconds(kOldConnection));
  set(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, Milliseconds(kGraceOfOldConnection));
  set(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(kQuietConnection));
  set(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Milliseconds(kAnswerToPing));
  set(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  set(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, Milliseconds(kHandshake));
}

}  // namespace timecredit::server
