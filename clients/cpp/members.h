#ifndef CLIENTS_CPP_MEMBERS_H_
#define CLIENTS_CPP_MEMBERS_H_

#include <memory>

#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/member.grpc.pb.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::client {

// Members: one function for each RPC of MemberService, whose file says
// what it does and how it fails. Thread-safe.
class Members {
 public:
  explicit Members(std::shared_ptr<const Caller> caller);

  Result<v1::Member> CreateMember(v1::CreateMemberRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::Member> GetMember(v1::GetMemberRequest request, const CallOptions& options = {}) const;
  Result<v1::Member> UpdateMember(v1::UpdateMemberRequest request,
                                  const CallOptions& options = {}) const;
  Pages<v1::Member> SearchMembers(v1::SearchMembersRequest request,
                                  const CallOptions& options = {}) const;
  Pages<v1::Member> ListMembers(v1::ListMembersRequest request,
                                const CallOptions& options = {}) const;
  Result<v1::Member> MergeMembers(v1::MergeMembersRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::Member> SuspendMember(v1::SuspendMemberRequest request,
                                   const CallOptions& options = {}) const;
  Result<v1::Member> ResumeMember(v1::ResumeMemberRequest request,
                                  const CallOptions& options = {}) const;
  Result<v1::Member> CloseMember(v1::CloseMemberRequest request,
                                 const CallOptions& options = {}) const;
  Result<v1::Member> EraseMember(v1::EraseMemberRequest request,
                                 const CallOptions& options = {}) const;

 private:
  std::shared_ptr<const Caller> caller_;
  std::shared_ptr<v1::MemberService::Stub> stub_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_MEMBERS_H_
