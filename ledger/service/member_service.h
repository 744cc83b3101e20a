#ifndef LEDGER_SERVICE_MEMBER_SERVICE_H_
#define LEDGER_SERVICE_MEMBER_SERVICE_H_

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/member.grpc.pb.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {

// The handlers of MemberService. Thread-safe.
class MemberService final : public v1::MemberService::CallbackService {
 public:
  explicit MemberService(const Parts& parts) : parts_(parts) {}

  grpc::ServerUnaryReactor* CreateMember(grpc::CallbackServerContext* context,
                                         const v1::CreateMemberRequest* request,
                                         v1::Member* response) override;
  grpc::ServerUnaryReactor* GetMember(grpc::CallbackServerContext* context,
                                      const v1::GetMemberRequest* request,
                                      v1::Member* response) override;
  grpc::ServerUnaryReactor* SearchMembers(grpc::CallbackServerContext* context,
                                          const v1::SearchMembersRequest* request,
                                          v1::SearchMembersResponse* response) override;
  grpc::ServerUnaryReactor* ListMembers(grpc::CallbackServerContext* context,
                                        const v1::ListMembersRequest* request,
                                        v1::ListMembersResponse* response) override;
  grpc::ServerUnaryReactor* EraseMember(grpc::CallbackServerContext* context,
                                        const v1::EraseMemberRequest* request,
                                        v1::Member* response) override;
  grpc::ServerUnaryReactor* UpdateMember(grpc::CallbackServerContext* context,
                                         const v1::UpdateMemberRequest* request,
                                         v1::Member* response) override;
  grpc::ServerUnaryReactor* MergeMembers(grpc::CallbackServerContext* context,
                                         const v1::MergeMembersRequest* request,
                                         v1::Member* response) override;
  grpc::ServerUnaryReactor* SuspendMember(grpc::CallbackServerContext* context,
                                          const v1::SuspendMemberRequest* request,
                                          v1::Member* response) override;
  grpc::ServerUnaryReactor* ResumeMember(grpc::CallbackServerContext* context,
                                         const v1::ResumeMemberRequest* request,
                                         v1::Member* response) override;
  grpc::ServerUnaryReactor* CloseMember(grpc::CallbackServerContext* context,
                                        const v1::CloseMemberRequest* request,
                                        v1::Member* response) override;

 private:
  const Parts& parts_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_MEMBER_SERVICE_H_
