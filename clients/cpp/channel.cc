#include "clients/cpp/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <memory>
#include <string>

namespace timecredit::client {
namespace {

// A report of a large scheme, or a batch of a thousand rows, stays below this.
constexpr int kLargestAnswerBytes = 64 << 20;

// A server that is silent for so long while a call is under way is asked whether it is still there:
// some calls have no deadline. More often than every five minutes a server does not want to be
// asked.
constexpr int kMillisecondsOfQuiet = 6 * 60'000;
constexpr int kMillisecondsToAnswer = 20'000;

}  // namespace

std::shared_ptr<grpc::Channel> OpenChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kLargestAnswerBytes);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kMillisecondsOfQuiet);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kMillisecondsToAnswer);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);  // as many as it takes
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace timecredit::client
