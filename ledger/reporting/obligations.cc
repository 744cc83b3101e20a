#include "ledger/reporting/obligations.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

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
  constexpr domain::ObligationNumber kLast{std::numeric_limits<uint64_t>::max()};
  ObligationPage page;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const personal::CaseReader cases(snapshot, keyring_, digests_);
    absl::Status opening;
    auto scanned = snapshot.Scan<journal::SealedObligation>(
        {scheme, from.IsNone() ? kLast : from}, storage::Direction::kBackward,
        [&](const journal::SealedObligation& row) {
          const auto opened = cases.Open(row);
          if (absl::IsFailedPrecondition(opened.status())) return true;  // an erased case
          opening = opened.status();
          if (!opening.ok()) return false;
          if (!member.IsNone() && opened->member != member) return true;
          if (page.obligations.size() == limit) {
            page.next = row.obligation;
            return false;
          }
          page.obligations.push_back(*opened);
          return true;
        });
    scanned.Update(opening);
    return scanned;
  });
  if (!status.ok()) return status;
  return page;
}

}  // namespace timecredit::reporting
