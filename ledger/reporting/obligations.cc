#include "ledger/reporting/obligations.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

// All numbers under which a person was known; none for nobody in particular.
absl::StatusOr<std::set<domain::MemberNumber>> NumbersOf(const storage::Snapshot& snapshot,
                                                         domain::SchemeNumber scheme,
                                                         domain::MemberNumber member) {
  std::set<domain::MemberNumber> numbers;
  if (member.IsNone()) return numbers;
  numbers.insert(member);
  const auto known = snapshot.Find<domain::Member>({scheme, member});
  if (!known.ok()) return known.status();
  if (*known != nullptr) numbers.insert((*known)->duplicates.begin(), (*known)->duplicates.end());
  return numbers;
}

}  // namespace

absl::StatusOr<domain::Obligation> Obligations::Find(domain::SchemeNumber scheme,
                                                     domain::ObligationNumber obligation) const {
  std::optional<domain::Obligation> found;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const personal::CaseReader cases(snapshot, keyring_, digests_);
    const auto opened = cases.FindObligation(scheme, obligation);
    if (opened.ok()) found = *opened;
    return opened.status();
  });
  if (!status.ok()) return status;
  if (!found.has_value()) return domain::RefuseMissing("OBLIGATION_UNKNOWN", "obligation");
  return *found;
}

absl::StatusOr<ObligationPage> Obligations::List(domain::SchemeNumber scheme,
                                                 domain::MemberNumber member,
                                                 domain::ObligationNumber from,
                                                 size_t limit) const {
  ObligationPage page;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) -> absl::Status {
    const personal::CaseReader cases(snapshot, keyring_, digests_);
    const auto numbers = NumbersOf(snapshot, scheme, member);
    if (!numbers.ok()) return numbers.status();
    const auto head = cases.Head(scheme);
    if (!head.ok()) return head.status();
    uint64_t number = from.IsNone() ? head->obligations : std::min(from.value, head->obligations);
    for (; number > 0; --number) {
      const domain::ObligationNumber obligation(number);
      const auto found = cases.FindObligation(scheme, obligation);
      if (absl::IsFailedPrecondition(found.status())) continue;  // an erased case
      if (!found.ok()) return found.status();
      if (!found->has_value()) return absl::DataLossError("an obligation that the ledger lacks");
      if (!numbers->empty() && !numbers->contains((*found)->member)) continue;
      if (page.obligations.size() == limit) {
        page.next = obligation;
        break;
      }
      page.obligations.push_back(**found);
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return page;
}

}  // namespace timecredit::reporting
