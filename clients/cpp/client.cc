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
    : Client(std::make_shared<const Caller>(std::move(channel), std::move(settings))) {}

Client::Client(const std::shared_ptr<const Caller>& caller)
    : activities_(caller),
      court_(caller),
      credits_(caller),
      hours_(caller),
      imports_(caller),
      members_(caller),
      operations_(caller),
      organisations_(caller),
      redemptions_(caller),
      reports_(caller),
      schemes_(caller) {}

}  // namespace timecredit::client
