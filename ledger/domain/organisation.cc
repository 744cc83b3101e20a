#include "ledger/domain/organisation.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckOrganisation(const Organisation& organisation) {
  if (auto status = CheckAlias(organisation.alias, "alias"); !status.ok()) return status;
  if (auto status = CheckNames(organisation.names, "names"); !status.ok()) return status;
  if (organisation.is_partner || !organisation.takes_typed_amounts) return absl::OkStatus();
  return RefuseArgument("PARTNER_ONLY", "takes_typed_amounts");
}

absl::Status CheckPartner(const Organisation& organisation, std::string_view field) {
  if (organisation.is_partner) return absl::OkStatus();
  return RefuseState("ORGANISATION_NOT_PARTNER", field, {{"id", organisation.alias}});
}

absl::Status CheckTypedAmount(const Policies& policies, const Organisation& partner) {
  if (policies.allows_typed_amounts && partner.takes_typed_amounts) return absl::OkStatus();
  return RefuseState("TYPED_AMOUNT_NOT_ALLOWED", "credit_minutes",
                     {{"by", std::string(policies.allows_typed_amounts ? "partner" : "scheme")}});
}

}  // namespace timecredit::domain
