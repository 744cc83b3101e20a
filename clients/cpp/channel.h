#ifndef CLIENTS_CPP_CHANNEL_H_
#define CLIENTS_CPP_CHANNEL_H_

#include <memory>
#include <string>

namespace grpc {
class Channel;
}

namespace timecredit::client {

// A channel to a server, "localhost:7390", that connects when it is first used and leaves retries
// to the Caller, which keeps to the request's id and to the delay that the server names.
std::shared_ptr<grpc::Channel> OpenChannel(const std::string& address);

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CHANNEL_H_
