#include "ledger/personal/directory_feed.h"

#include <cstdint>
#include <mutex>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/directory.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {
namespace {

using domain::MemberNumber;
using domain::SchemeNumber;
using journal::SealedMember;
using storage::Snapshot;

// Errors about one member, as opposed to those of the stores: nothing can be read of them.
bool IsGone(const absl::Status& status) {
  return absl::IsFailedPrecondition(status) || absl::IsNotFound(status);
}

bool IsUnreadable(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() && refusal->reason == "PERSONAL_DATA_UNREADABLE";
}

}  // namespace

absl::StatusOr<DirectoryFeed::Loading> DirectoryFeed::Load() {
  const std::lock_guard lock(mutex_);
  Loading loading;
  absl::Status failure;
  const auto take_in = [&](const SealedMember& row) {
    const auto fields = compartment_.OpenMember(row);
    if (fields.ok()) {
      directory_.Put(row.scheme, row.member, *fields);
      ++loading.loaded;
    } else if (IsUnreadable(fields.status())) {
      loading.unreadable.push_back(row.key());
    } else if (IsGone(fields.status())) {
      loading.erased.push_back(row.key());
    } else if (absl::IsDataLoss(fields.status())) {
      loading.damaged.push_back(row.key());
    } else {
      failure = fields.status();
    }
    return failure.ok();
  };
  const auto viewed = store_.View([&](const Snapshot& snapshot) -> absl::Status {
    const auto registry = snapshot.Find<journal::Registry>({});
    if (!registry.ok()) return registry.status();
    const uint64_t schemes = *registry == nullptr ? 0 : (*registry)->schemes;
    for (uint64_t number = 1; number <= schemes && failure.ok(); ++number) {
      const auto scanned = snapshot.Scan<SealedMember>({SchemeNumber(number), MemberNumber()},
                                                       storage::Direction::kForward, take_in);
      if (!scanned.ok()) return scanned;
    }
    return failure;
  });
  if (!viewed.ok()) return viewed;
  return loading;
}

absl::Status DirectoryFeed::Refresh(SchemeNumber scheme, MemberNumber member) {
  const std::lock_guard lock(mutex_);
  absl::StatusOr<domain::MemberFields> fields;
  const auto viewed = store_.View([&](const Snapshot& snapshot) {
    fields = compartment_.FindMember(snapshot, scheme, member);
    return absl::OkStatus();
  });
  if (!viewed.ok()) return viewed;
  if (fields.ok()) {
    directory_.Put(scheme, member, *fields);
    return absl::OkStatus();
  }
  // Rather not found than found under what may no longer be true.
  directory_.Remove(scheme, member);
  return IsGone(fields.status()) ? absl::OkStatus() : fields.status();
}

}  // namespace timecredit::personal
