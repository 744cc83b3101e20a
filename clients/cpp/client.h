#ifndef CLIENTS_CPP_CLIENT_H_
#define CLIENTS_CPP_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "clients/cpp/activities.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/court.h"
#include "clients/cpp/credits.h"
#include "clients/cpp/hours.h"
#include "clients/cpp/imports.h"
#include "clients/cpp/members.h"
#include "clients/cpp/operations.h"
#include "clients/cpp/organisations.h"
#include "clients/cpp/redemptions.h"
#include "clients/cpp/reports.h"
#include "clients/cpp/schemes.h"

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
class Client {
 public:
  using Settings = Caller::Settings;

  // Connects when the first call is made.
  static Client Connect(const std::string& address, Settings settings = {});

  explicit Client(std::shared_ptr<grpc::Channel> channel, Settings settings = {});

  const Activities& activities() const { return activities_; }
  const Court& court() const { return court_; }
  const Credits& credits() const { return credits_; }
  const Hours& hours() const { return hours_; }
  const Imports& imports() const { return imports_; }
  const Members& members() const { return members_; }
  const Operations& operations() const { return operations_; }
  const Organisations& organisations() const { return organisations_; }
  const Redemptions& redemptions() const { return redemptions_; }
  const Reports& reports() const { return reports_; }
  const Schemes& schemes() const { return schemes_; }

 private:
  explicit Client(const std::shared_ptr<const Caller>& caller);

  Activities activities_;
  Court court_;
  Credits credits_;
  Hours hours_;
  Imports imports_;
  Members members_;
  Operations operations_;
  Organisations organisations_;
  Redemptions redemptions_;
  Reports reports_;
  Schemes schemes_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CLIENT_H_
