#include "tests/exchange/numbered_requests.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::exchange {
namespace {

constexpr uint64_t kMembers = 10;
constexpr uint64_t kBeforeMembers = 3;
constexpr uint64_t kSetUp = kBeforeMembers + kMembers;

Command SetUpNumbered(uint64_t number) {
  if (number == 1) {
    CreateScheme create;
    create.scheme.alias = "town";
    create.scheme.names = {{"en", "Town"}};
    create.scheme.policies.allows_typed_amounts = true;
    return create;
  }
  if (number == 2)
    return CreateOrganisation{.alias = "host",
                              .names = {{"en", "Host"}},
                              .is_partner = true,
                              .takes_typed_amounts = true};
  if (number == kBeforeMembers) {
    CreateActivity create;
    create.activity.alias = "meeting";
    create.activity.names = {{"en", "Meeting"}};
    create.activity.host = domain::OrganisationNumber(1);
    create.activity.needs_approval = false;
    return create;
  }
  CreateMember create;
  create.fields.name = absl::StrCat("Member ", number);
  return create;
}

}  // namespace

NumberedRequest RequestNumbered(uint64_t number) {
  NumberedRequest request;
  request.call.scheme = domain::SchemeNumber(number == 1 ? 0 : 1);
  request.call.acting = {.kind = domain::PrincipalKind::kOfficer,
                         .number = 1,
                         .member = {},
                         .scheme = request.call.scheme};
  request.call.request_id = absl::StrCat("request-", number);
  if (number <= kSetUp) {
    request.command = SetUpNumbered(number);
    return request;
  }
  const uint64_t turn = (number - kSetUp - 1) / 3;
  const domain::MemberNumber member(turn % kMembers + 1);
  switch ((number - kSetUp - 1) % 3) {
    case 0:
      request.command = GrantCredits{.member = member, .credit_minutes = 2, .reason = "welcome"};
      break;
    case 1: {
      LogHours hours;
      hours.member = member;
      hours.activity = domain::ActivityNumber(1);
      hours.effective.date = domain::Date(2020, 1, 1) + static_cast<int64_t>(turn % 1000);
      hours.duration_minutes = 1;
      request.command = hours;
      break;
    }
    default:
      request.command = RedeemCredits{
          .member = member, .partner = domain::OrganisationNumber(1), .credit_minutes = 2};
  }
  return request;
}

}  // namespace timecredit::exchange
