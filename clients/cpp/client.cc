#include "clients/cpp/client.h"

#include <memory>
#include <string>
#include <utility>

#include "clients/cpp/channel.h"

namespace timecredit::client {

Client Client::Connect(const std::string& address, Settings settings) {
  return Client(OpenChannel(address), std::move(settings));
}

Client::Client(std::shared_ptr<grpc::Channel> channel, Settings settings)
    : Services(std::make_shared<const Caller>(std::move(channel), std::move(settings))) {}

}  // namespace timecredit::client
