#ifndef LEDGER_SERVICE_REPORT_SERVICE_H_
#define LEDGER_SERVICE_REPORT_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/report.grpc.pb.h"
#include "proto/timecredit/v1/report.pb.h"

namespace timecredit::service {

// The handlers of ReportService. Thread-safe.
class ReportService final : public v1::ReportService::CallbackService {
 public:
  explicit ReportService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* GetContributionReport(grpc::CallbackServerContext* context,
                                                  const v1::GetContributionReportRequest* request,
                                                  v1::ContributionReport* response) override;
  grpc::ServerUnaryReactor* GetCreditReport(grpc::CallbackServerContext* context,
                                            const v1::GetCreditReportRequest* request,
                                            v1::CreditReport* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REPORT_SERVICE_H_
