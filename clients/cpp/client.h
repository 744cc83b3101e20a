#ifndef CLIENTS_CPP_CLIENT_H_
#define CLIENTS_CPP_CLIENT_H_

#include <memory>
#include <string>

#include "clients/cpp/caller.h"
#include "clients/cpp/services.h"

namespace timecredit::client {

// The ledger, as its published API shows it:
//
//   Client ledger = Client::Connect("localhost:7390", {.language = "cy"});
//   v1::GetBalanceRequest request;
//   request.set_member("schemes/taff/members/17");
//   const auto balance = ledger.credits().GetBalance(request);
//   if (!balance) std::cerr << balance.error().message << "\n";
//
// A call that fails in passing (nobody there, too much at once) is made again under the same
// request id until its time is up. Thread-safe; copies share the connection. Throws nothing.
class Client : public Services {
 public:
  using Settings = Caller::Settings;

  // Connects when the first call is made.
  static Client Connect(const std::string& address, Settings settings = {});

  explicit Client(std::shared_ptr<grpc::Channel> channel, Settings settings = {});
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CLIENT_H_
