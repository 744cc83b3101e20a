#include "clients/cpp/reports.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::ReportService;

Reports::Reports(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(ReportService::NewStub(caller_->channel())) {}

Result<v1::ContributionReport> Reports::GetContributionReport(
    v1::GetContributionReportRequest request, const CallOptions& options) const {
  return caller_->Call(*stub_, &ReportService::Stub::GetContributionReport, std::move(request),
                       options);
}

Result<v1::CreditReport> Reports::GetCreditReport(v1::GetCreditReportRequest request,
                                                  const CallOptions& options) const {
  return caller_->Call(*stub_, &ReportService::Stub::GetCreditReport, std::move(request), options);
}

}  // namespace timecredit::client
