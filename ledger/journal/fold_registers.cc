#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {

absl::Status Fold::CountUp(uint64_t& count, uint64_t number, std::string_view kind) {
  if (number != count + 1) {
    return absl::InternalError(absl::StrCat("a number out of order: ", std::string(kind)));
  }
  count = number;
  return absl::OkStatus();
}

absl::Status Fold::CheckOwnScheme(domain::SchemeNumber created_in) const {
  if (created_in == record_.scheme) return absl::OkStatus();
  return absl::InternalError("a record of one scheme that creates something in another");
}

absl::Status Fold::operator()(const SchemeCreated& body) {
  if (auto status = CheckOwnScheme(body.scheme.scheme); !status.ok()) return status;
  const auto stored = projections_.Find<Registry>({});
  if (!stored.ok()) return stored.status();
  Registry registry;
  if (*stored != nullptr) registry = **stored;
  if (auto status = CountUp(registry.schemes, body.scheme.scheme.value, "scheme"); !status.ok()) {
    return status;
  }
  projections_.Put(registry);
  projections_.Put(Alias{.scheme = {},
                         .kind = AliasKind::kScheme,
                         .alias = body.scheme.alias,
                         .number = body.scheme.scheme.value});
  projections_.Put(body.scheme);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const OrganisationCreated& body) {
  const domain::Organisation& organisation = body.organisation;
  if (auto status = CheckOwnScheme(organisation.scheme); !status.ok()) return status;
  projections_.Put(Alias{.scheme = record_.scheme,
                         .kind = AliasKind::kOrganisation,
                         .alias = organisation.alias,
                         .number = organisation.organisation.value});
  projections_.Put(organisation);
  return CountUp(head_.organisations, organisation.organisation.value, "organisation");
}

absl::Status Fold::MarkFace(domain::ActivityNumber face) {
  const auto stored = projections_.Find<domain::Activity>({record_.scheme, face});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || !domain::CheckFace(**stored).ok()) {
    return absl::InternalError("an activity that appears as one that cannot be a face");
  }
  if ((*stored)->is_face) return absl::OkStatus();
  domain::Activity marked = **stored;
  marked.is_face = true;
  projections_.Put(std::move(marked));
  return absl::OkStatus();
}

absl::Status Fold::operator()(const ActivityCreated& body) {
  const domain::Activity& activity = body.activity;
  if (auto status = CheckOwnScheme(activity.scheme); !status.ok()) return status;
  if (activity.IsConfidential()) {
    if (auto status = MarkFace(activity.appears_as); !status.ok()) return status;
  }
  projections_.Put(Alias{.scheme = record_.scheme,
                         .kind = AliasKind::kActivity,
                         .alias = activity.alias,
                         .number = activity.activity.value});
  projections_.Put(activity);
  return CountUp(head_.activities, activity.activity.value, "activity");
}

absl::Status Fold::operator()(const SchemeUpdated& body) {
  if (auto status = CheckOwnScheme(body.scheme.scheme); !status.ok()) return status;
  const auto stored = projections_.Find<domain::Scheme>({record_.scheme});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || !domain::CheckUpdate(**stored, body.scheme).ok()) {
    return absl::InternalError("an update of a scheme that changes what stays");
  }
  projections_.Put(body.scheme);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const OrganisationUpdated& body) {
  if (auto status = CheckOwnScheme(body.organisation.scheme); !status.ok()) return status;
  const auto stored = projections_.Find<domain::Organisation>(body.organisation.key());
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || (*stored)->alias != body.organisation.alias) {
    return absl::InternalError("an update of an organisation that changes what stays");
  }
  projections_.Put(body.organisation);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const ActivityUpdated& body) {
  if (auto status = CheckOwnScheme(body.activity.scheme); !status.ok()) return status;
  const auto stored = projections_.Find<domain::Activity>(body.activity.key());
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr || !domain::CheckUpdate(**stored, body.activity).ok()) {
    return absl::InternalError("an update of an activity that changes what stays");
  }
  projections_.Put(body.activity);
  return absl::OkStatus();
}

absl::Status Fold::operator()(const ClockConfirmed&) {
  head_.clock_confirmed_until = record_.recorded_at;
  return absl::OkStatus();
}

}  // namespace timecredit::journal
