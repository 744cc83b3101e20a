#include "clients/cpp/hours.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::HoursService;

Hours::Hours(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(HoursService::NewStub(caller_->channel())) {}

Result<v1::HourLog> Hours::LogHours(v1::LogHoursRequest request, const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::LogHours, std::move(request), options);
}

Result<v1::BatchHoursResponse> Hours::BatchLogHours(v1::BatchLogHoursRequest request,
                                                    const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::BatchLogHours, std::move(request), options);
}

Result<v1::HourLog> Hours::ApproveHours(v1::ApproveHoursRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::ApproveHours, std::move(request), options);
}

Result<v1::BatchHoursResponse> Hours::BatchApproveHours(v1::BatchApproveHoursRequest request,
                                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::BatchApproveHours, std::move(request), options);
}

Result<v1::HourLog> Hours::RejectHours(v1::RejectHoursRequest request,
                                       const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::RejectHours, std::move(request), options);
}

Result<v1::BatchHoursResponse> Hours::BatchRejectHours(v1::BatchRejectHoursRequest request,
                                                       const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::BatchRejectHours, std::move(request), options);
}

Result<v1::HourLog> Hours::ReverseHours(v1::ReverseHoursRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::ReverseHours, std::move(request), options);
}

Result<v1::HourLog> Hours::GetHourLog(v1::GetHourLogRequest request,
                                      const CallOptions& options) const {
  return caller_->Call(*stub_, &HoursService::Stub::GetHourLog, std::move(request), options);
}

Pages<v1::HourLog> Hours::ListHourLogs(v1::ListHourLogsRequest request,
                                       const CallOptions& options) const {
  return List(caller_, stub_, &HoursService::Stub::ListHourLogs, std::move(request), options,
              &v1::ListHourLogsResponse::mutable_hour_logs);
}

}  // namespace timecredit::client
