#include "ledger/service/imports/row_faults.h"

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::service {

absl::Status Together(const std::vector<absl::Status>& faults) {
  if (faults.empty()) return absl::OkStatus();
  if (faults.size() == 1) return faults.front();
  std::vector<domain::Refusal> refusals;
  for (const absl::Status& fault : faults) {
    for (domain::Refusal& refusal : domain::RefusalsOf(fault)) {
      refusals.push_back(std::move(refusal));
    }
  }
  return domain::RefuseArguments(refusals);
}

}  // namespace timecredit::service
