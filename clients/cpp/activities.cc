#include "clients/cpp/activities.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::ActivityService;

Activities::Activities(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(ActivityService::NewStub(caller_->channel())) {}

Result<v1::Activity> Activities::CreateActivity(v1::CreateActivityRequest request,
                                                const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::CreateActivity, std::move(request), options);
}

Result<v1::Activity> Activities::GetActivity(v1::GetActivityRequest request,
                                             const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::GetActivity, std::move(request), options);
}

Result<v1::Activity> Activities::UpdateActivity(v1::UpdateActivityRequest request,
                                                const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::UpdateActivity, std::move(request), options);
}

Pages<v1::Activity> Activities::ListActivities(v1::ListActivitiesRequest request,
                                               const CallOptions& options) const {
  return List(caller_, stub_, &ActivityService::Stub::ListActivities, std::move(request), options,
              &v1::ListActivitiesResponse::mutable_activities);
}

Result<v1::Session> Activities::CreateSession(v1::CreateSessionRequest request,
                                              const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::CreateSession, std::move(request), options);
}

Result<v1::Session> Activities::GetSession(v1::GetSessionRequest request,
                                           const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::GetSession, std::move(request), options);
}

Pages<v1::Session> Activities::ListSessions(v1::ListSessionsRequest request,
                                            const CallOptions& options) const {
  return List(caller_, stub_, &ActivityService::Stub::ListSessions, std::move(request), options,
              &v1::ListSessionsResponse::mutable_sessions);
}

Result<v1::RecordAttendanceResponse> Activities::RecordAttendance(
    v1::RecordAttendanceRequest request, const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::RecordAttendance, std::move(request),
                       options);
}

Result<v1::Session> Activities::CloseSession(v1::CloseSessionRequest request,
                                             const CallOptions& options) const {
  return caller_->Call(*stub_, &ActivityService::Stub::CloseSession, std::move(request), options);
}

}  // namespace timecredit::client
