#include "clients/cpp/credits.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::CreditService;

Credits::Credits(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(CreditService::NewStub(caller_->channel())) {}

Result<v1::Balance> Credits::GetBalance(v1::GetBalanceRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &CreditService::Stub::GetBalance, std::move(request), options);
}

Pages<v1::Entry> Credits::ListEntries(v1::ListEntriesRequest request,
                                      const CallOptions& options) const {
  return List(caller_, stub_, &CreditService::Stub::ListEntries, std::move(request), options,
              &v1::ListEntriesResponse::mutable_entries);
}

Result<v1::Entry> Credits::GetEntry(v1::GetEntryRequest request, const CallOptions& options) const {
  return caller_->Call(*stub_, &CreditService::Stub::GetEntry, std::move(request), options);
}

Result<v1::Entry> Credits::GrantCredits(v1::GrantCreditsRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &CreditService::Stub::GrantCredits, std::move(request), options);
}

Result<v1::Entry> Credits::TransferCredits(v1::TransferCreditsRequest request,
                                           const CallOptions& options) const {
  return caller_->Call(*stub_, &CreditService::Stub::TransferCredits, std::move(request), options);
}

Result<v1::Entry> Credits::ReverseEntry(v1::ReverseEntryRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &CreditService::Stub::ReverseEntry, std::move(request), options);
}

}  // namespace timecredit::client
