#ifndef CLIENTS_CPP_CREDITS_H_
#define CLIENTS_CPP_CREDITS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/credit.grpc.pb.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::client {

// Credits: balances, entries, grants and transfers: one function for each RPC of CreditService,
// whose file says what it does and how it fails. Thread-safe.
class Credits {
 public:
  explicit Credits(std::shared_ptr<const Caller> caller);

  Result<v1::Balance> GetBalance(v1::GetBalanceRequest request,
                                 const CallOptions& options = {}) const;
  Pages<v1::Entry> ListEntries(v1::ListEntriesRequest request,
                               const CallOptions& options = {}) const;
  Result<v1::Entry> GetEntry(v1::GetEntryRequest request, const CallOptions& options = {}) const;
  Result<v1::Entry> GrantCredits(v1::GrantCreditsRequest request,
                                 const CallOptions& options = {}) const;
  Result<v1::Entry> TransferCredits(v1::TransferCreditsRequest request,
                                    const CallOptions& options = {}) const;
  Result<v1::Entry> ReverseEntry(v1::ReverseEntryRequest request,
                                 const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::CreditService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CREDITS_H_
