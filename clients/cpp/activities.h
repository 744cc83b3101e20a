#ifndef CLIENTS_CPP_ACTIVITIES_H_
#define CLIENTS_CPP_ACTIVITIES_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/activity.grpc.pb.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::client {

// Activities and their sessions: one function for each RPC of ActivityService, whose file says
// what it does and how it fails. Thread-safe.
class Activities {
 public:
  explicit Activities(std::shared_ptr<const Caller> caller);

  Result<v1::Activity> CreateActivity(v1::CreateActivityRequest request,
                                      const CallOptions& options = {}) const;
  Result<v1::Activity> GetActivity(v1::GetActivityRequest request,
                                   const CallOptions& options = {}) const;
  Result<v1::Activity> UpdateActivity(v1::UpdateActivityRequest request,
                                      const CallOptions& options = {}) const;
  Pages<v1::Activity> ListActivities(v1::ListActivitiesRequest request,
                                     const CallOptions& options = {}) const;
  Result<v1::Session> CreateSession(v1::CreateSessionRequest request,
                                    const CallOptions& options = {}) const;
  Result<v1::Session> GetSession(v1::GetSessionRequest request,
                                 const CallOptions& options = {}) const;
  Pages<v1::Session> ListSessions(v1::ListSessionsRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::RecordAttendanceResponse> RecordAttendance(v1::RecordAttendanceRequest request,
                                                        const CallOptions& options = {}) const;
  Result<v1::Session> CloseSession(v1::CloseSessionRequest request,
                                   const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::ActivityService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_ACTIVITIES_H_
