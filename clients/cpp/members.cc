#include "clients/cpp/members.h"

#include <memory>
#include <utility>

namespace timecredit::client {

using v1::MemberService;

Members::Members(std::shared_ptr<const Caller> caller)
    : caller_(std::move(caller)), stub_(MemberService::NewStub(caller_->channel())) {}

Result<v1::Member> Members::CreateMember(v1::CreateMemberRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::CreateMember, std::move(request), options);
}

Result<v1::Member> Members::GetMember(v1::GetMemberRequest request,
                                      const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::GetMember, std::move(request), options);
}

Result<v1::Member> Members::UpdateMember(v1::UpdateMemberRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::UpdateMember, std::move(request), options);
}

Pages<v1::Member> Members::SearchMembers(v1::SearchMembersRequest request,
                                         const CallOptions& options) const {
  return List(caller_, stub_, &MemberService::Stub::SearchMembers, std::move(request), options,
              &v1::SearchMembersResponse::mutable_members);
}

Pages<v1::Member> Members::ListMembers(v1::ListMembersRequest request,
                                       const CallOptions& options) const {
  return List(caller_, stub_, &MemberService::Stub::ListMembers, std::move(request), options,
              &v1::ListMembersResponse::mutable_members);
}

Result<v1::Member> Members::MergeMembers(v1::MergeMembersRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::MergeMembers, std::move(request), options);
}

Result<v1::Member> Members::SuspendMember(v1::SuspendMemberRequest request,
                                          const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::SuspendMember, std::move(request), options);
}

Result<v1::Member> Members::ResumeMember(v1::ResumeMemberRequest request,
                                         const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::ResumeMember, std::move(request), options);
}

Result<v1::Member> Members::CloseMember(v1::CloseMemberRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::CloseMember, std::move(request), options);
}

Result<v1::Member> Members::EraseMember(v1::EraseMemberRequest request,
                                        const CallOptions& options) const {
  return caller_->Call(*stub_, &MemberService::Stub::EraseMember, std::move(request), options);
}

}  // namespace timecredit::client
