#include "ledger/service/counted_unit.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/reporting/registers.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

absl::StatusOr<domain::UnitNumber> UnitNamed(const domain::Scheme& scheme, const std::string& id,
                                             std::string_view field) {
  if (id.empty()) return domain::kMinutes;
  for (size_t i = 0; i < scheme.units.size(); ++i) {
    if (scheme.units[i].alias == id) return domain::UnitNumber(i + 1);
  }
  return domain::RefuseArgument("UNIT_UNKNOWN", field);
}

domain::UnitNumber TakeUnit(const std::string& id, std::string_view field,
                            const reporting::Registers& registers, RequestReader& reader) {
  if (id.empty() || !reader.MayLook()) return domain::kMinutes;
  const auto scheme = registers.Find<domain::Scheme>({reader.scheme()});
  reader.Keep(scheme.status());
  if (!scheme.ok()) return domain::kMinutes;
  const auto unit = UnitNamed(**scheme, id, field);
  reader.Keep(unit.status());
  return unit.value_or(domain::kMinutes);
}

std::string IdOfUnit(const domain::Scheme& scheme, domain::UnitNumber unit) {
  if (unit == domain::kMinutes || unit.value > scheme.units.size()) return "";
  return scheme.units[unit.value - 1].alias;
}

}  // namespace timecredit::service
