#ifndef LEDGER_SERVICE_ACTIVITY_SERVICE_H_
#define LEDGER_SERVICE_ACTIVITY_SERVICE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/activity.grpc.pb.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

// The handlers of ActivityService. Thread-safe.
class ActivityService final : public v1::ActivityService::CallbackService {
 public:
  explicit ActivityService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* CreateActivity(grpc::CallbackServerContext* context,
                                           const v1::CreateActivityRequest* request,
                                           v1::Activity* response) override;
  grpc::ServerUnaryReactor* GetActivity(grpc::CallbackServerContext* context,
                                        const v1::GetActivityRequest* request,
                                        v1::Activity* response) override;
  grpc::ServerUnaryReactor* ListActivities(grpc::CallbackServerContext* context,
                                           const v1::ListActivitiesRequest* request,
                                           v1::ListActivitiesResponse* response) override;
  grpc::ServerUnaryReactor* UpdateActivity(grpc::CallbackServerContext* context,
                                           const v1::UpdateActivityRequest* request,
                                           v1::Activity* response) override;
  grpc::ServerUnaryReactor* CreateSession(grpc::CallbackServerContext* context,
                                          const v1::CreateSessionRequest* request,
                                          v1::Session* response) override;
  grpc::ServerUnaryReactor* GetSession(grpc::CallbackServerContext* context,
                                       const v1::GetSessionRequest* request,
                                       v1::Session* response) override;
  grpc::ServerUnaryReactor* ListSessions(grpc::CallbackServerContext* context,
                                         const v1::ListSessionsRequest* request,
                                         v1::ListSessionsResponse* response) override;
  grpc::ServerUnaryReactor* RecordAttendance(grpc::CallbackServerContext* context,
                                             const v1::RecordAttendanceRequest* request,
                                             v1::RecordAttendanceResponse* response) override;
  grpc::ServerUnaryReactor* CloseSession(grpc::CallbackServerContext* context,
                                         const v1::CloseSessionRequest* request,
                                         v1::Session* response) override;

 private:
  // A scheme's activities that the principal may know of, of the first `last`. Activities are few.
  // Pages count those that are shown, so that no gap tells of others.
  absl::StatusOr<std::vector<std::shared_ptr<const domain::Activity>>> ShownTo(
      const domain::Principal& principal, domain::SchemeNumber scheme, uint64_t last) const;

  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ACTIVITY_SERVICE_H_
