#ifndef CLIENTS_CPP_REPORTS_H_
#define CLIENTS_CPP_REPORTS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/report.grpc.pb.h"
#include "proto/timecredit/v1/report.pb.h"

namespace timecredit::client {

// Reports: one function for each RPC of ReportService, whose file says
// what it does and how it fails. Thread-safe.
class Reports {
 public:
  explicit Reports(std::shared_ptr<const Caller> caller);

  Result<v1::ContributionReport> GetContributionReport(v1::GetContributionReportRequest request,
                                                       const CallOptions& options = {}) const;
  Result<v1::CreditReport> GetCreditReport(v1::GetCreditReportRequest request,
                                           const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::ReportService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_REPORTS_H_
