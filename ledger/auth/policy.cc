#include "ledger/auth/policy.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/descriptor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "proto/timecredit/v1/callers.pb.h"
#include "proto/timecredit/v1/court.pb.h"

namespace timecredit::auth {
namespace {

using google::protobuf::MethodDescriptor;
using Kind = domain::PrincipalKind;

const MethodDescriptor* FindMethod(std::string_view method) {
  std::string name =
      absl::StrCat("timecredit.v1.", absl::string_view(method.data(), method.size()));
  absl::StrReplaceAll({{"/", "."}}, &name);
  return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
}

bool Includes(v1::Callers callers, Kind kind) {
  switch (kind) {
    case Kind::kSystem:
      return false;
    case Kind::kOperator:
      return callers >= v1::CALLERS_OPERATORS;
    case Kind::kManager:
      return callers >= v1::CALLERS_MANAGERS;
    case Kind::kOfficer:
      return callers >= v1::CALLERS_STAFF;
    case Kind::kPartner:
      return callers >= v1::CALLERS_DESKS;
    case Kind::kMember:
      return callers >= v1::CALLERS_EVERYBODY;
  }
  return false;
}

}  // namespace

absl::Status Authorise(std::string_view method, const domain::Principal& principal) {
  if (const MethodDescriptor* found = FindMethod(method); found != nullptr) {
    const auto& options = found->options();
    if (Includes(options.GetExtension(v1::callers), principal.kind)) return absl::OkStatus();
    const bool about_themselves = options.GetExtension(v1::members_about_themselves);
    if (about_themselves && principal.kind == Kind::kMember) return absl::OkStatus();
  }
  return domain::RefusePermission("ROLE_NOT_ALLOWED", "");
}

bool MayKnowCourts(const domain::Principal& principal) {
  static const v1::Callers callers = v1::Obligation::descriptor()
                                         ->file()
                                         ->FindServiceByName("CourtService")
                                         ->FindMethodByName("GetObligation")
                                         ->options()
                                         .GetExtension(v1::callers);
  return Includes(callers, principal.kind);
}

absl::Status AuthoriseAbout(const domain::Principal& principal, domain::MemberNumber subject) {
  if (principal.kind != Kind::kMember || principal.member == subject) return absl::OkStatus();
  return domain::RefusePermission("NOT_YOURSELF", "");
}

}  // namespace timecredit::auth
