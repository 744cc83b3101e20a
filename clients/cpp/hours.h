#ifndef CLIENTS_CPP_HOURS_H_
#define CLIENTS_CPP_HOURS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::client {

// Hours: logged, approved, rejected, reversed: one function for each RPC of HoursService, whose
// file says what it does and how it fails. Thread-safe.
class Hours {
 public:
  explicit Hours(std::shared_ptr<const Caller> caller);

  Result<v1::HourLog> LogHours(v1::LogHoursRequest request, const CallOptions& options = {}) const;
  Result<v1::BatchHoursResponse> BatchLogHours(v1::BatchLogHoursRequest request,
                                               const CallOptions& options = {}) const;
  Result<v1::HourLog> ApproveHours(v1::ApproveHoursRequest request,
                                   const CallOptions& options = {}) const;
  Result<v1::BatchHoursResponse> BatchApproveHours(v1::BatchApproveHoursRequest request,
                                                   const CallOptions& options = {}) const;
  Result<v1::HourLog> RejectHours(v1::RejectHoursRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::BatchHoursResponse> BatchRejectHours(v1::BatchRejectHoursRequest request,
                                                  const CallOptions& options = {}) const;
  Result<v1::HourLog> ReverseHours(v1::ReverseHoursRequest request,
                                   const CallOptions& options = {}) const;
  Result<v1::HourLog> GetHourLog(v1::GetHourLogRequest request,
                                 const CallOptions& options = {}) const;
  Pages<v1::HourLog> ListHourLogs(v1::ListHourLogsRequest request,
                                  const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::HoursService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_HOURS_H_
