#ifndef LEDGER_SERVICE_HOURS_SERVICE_H_
#define LEDGER_SERVICE_HOURS_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {

// The handlers of HoursService. Thread-safe.
class HoursService final : public v1::HoursService::CallbackService {
 public:
  explicit HoursService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* LogHours(grpc::CallbackServerContext* context,
                                     const v1::LogHoursRequest* request,
                                     v1::HourLog* response) override;
  grpc::ServerUnaryReactor* BatchLogHours(grpc::CallbackServerContext* context,
                                          const v1::BatchLogHoursRequest* request,
                                          v1::BatchHoursResponse* response) override;
  grpc::ServerUnaryReactor* ApproveHours(grpc::CallbackServerContext* context,
                                         const v1::ApproveHoursRequest* request,
                                         v1::HourLog* response) override;
  grpc::ServerUnaryReactor* BatchApproveHours(grpc::CallbackServerContext* context,
                                              const v1::BatchApproveHoursRequest* request,
                                              v1::BatchHoursResponse* response) override;
  grpc::ServerUnaryReactor* RejectHours(grpc::CallbackServerContext* context,
                                        const v1::RejectHoursRequest* request,
                                        v1::HourLog* response) override;
  grpc::ServerUnaryReactor* BatchRejectHours(grpc::CallbackServerContext* context,
                                             const v1::BatchRejectHoursRequest* request,
                                             v1::BatchHoursResponse* response) override;
  grpc::ServerUnaryReactor* ReverseHours(grpc::CallbackServerContext* context,
                                         const v1::ReverseHoursRequest* request,
                                         v1::HourLog* response) override;
  grpc::ServerUnaryReactor* GetHourLog(grpc::CallbackServerContext* context,
                                       const v1::GetHourLogRequest* request,
                                       v1::HourLog* response) override;
  grpc::ServerUnaryReactor* ListHourLogs(grpc::CallbackServerContext* context,
                                         const v1::ListHourLogsRequest* request,
                                         v1::ListHourLogsResponse* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_HOURS_SERVICE_H_
