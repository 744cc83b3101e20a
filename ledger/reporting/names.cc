#include "ledger/reporting/names.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

using journal::AliasKind;

absl::Status MustLook() { return absl::AbortedError("the store must be asked"); }

absl::Status Unknown(AliasKind kind, std::string_view field) {
  switch (kind) {
    case AliasKind::kScheme:
      return domain::RefuseMissing("SCHEME_UNKNOWN", field);
    case AliasKind::kOrganisation:
      return domain::RefuseMissing("ORGANISATION_UNKNOWN", field);
    case AliasKind::kActivity:
      return domain::RefuseMissing("ACTIVITY_UNKNOWN", field);
    case AliasKind::kOffer:
      return domain::RefuseMissing("OFFER_UNKNOWN", field);
  }
  return absl::InternalError("an id of no known kind");
}

template <class RowType>
absl::StatusOr<std::string> AliasIn(const storage::Snapshot& snapshot,
                                    const typename RowType::Key& key) {
  const auto row = snapshot.Find<RowType>(key);
  if (!row.ok()) return row.status();
  if (*row == nullptr) return absl::InternalError("a number that stands for nothing");
  return (*row)->alias;
}

}  // namespace

absl::StatusOr<domain::SchemeNumber> Names::FindScheme(std::string_view id, std::string_view field,
                                                       Look look) const {
  const auto number = Find(domain::SchemeNumber(), AliasKind::kScheme, id, field, look);
  if (!number.ok()) return number.status();
  return domain::SchemeNumber(*number);
}

absl::StatusOr<uint64_t> Names::Find(domain::SchemeNumber scheme, AliasKind kind,
                                     std::string_view id, std::string_view field, Look look) const {
  {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    const auto found = numbers_.find(Id{scheme.value, kind, std::string(id)});
    if (found != numbers_.end()) return found->second;
  }
  if (look == Look::kInMemory) return MustLook();
  std::optional<uint64_t> number;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto alias = snapshot.Find<journal::Alias>({scheme, kind, std::string(id)});
    if (alias.ok() && *alias != nullptr) number = (*alias)->number;
    return alias.status();
  });
  if (!status.ok()) return status;
  if (!number.has_value()) return Unknown(kind, field);
  Remember(scheme, kind, std::string(id), *number);
  return *number;
}

absl::StatusOr<domain::ActivityNumber> Names::FindPublicActivity(domain::SchemeNumber scheme,
                                                                 std::string_view id,
                                                                 std::string_view field,
                                                                 Look look) const {
  const Id place{scheme.value, AliasKind::kActivity, std::string(id)};
  {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    const auto found = public_activities_.find(place);
    if (found != public_activities_.end()) return domain::ActivityNumber(found->second);
  }
  if (look == Look::kInMemory) return MustLook();
  domain::ActivityNumber number;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto alias =
        snapshot.Find<journal::Alias>({scheme, AliasKind::kActivity, std::string(id)});
    if (!alias.ok() || *alias == nullptr) return alias.status();
    const domain::ActivityNumber named((*alias)->number);
    const auto activity = snapshot.Find<domain::Activity>({scheme, named});
    if (activity.ok() && *activity != nullptr && !(*activity)->IsConfidential()) number = named;
    return activity.status();
  });
  if (!status.ok()) return status;
  if (number.IsNone()) return Unknown(AliasKind::kActivity, field);
  const std::unique_lock<std::shared_mutex> lock(mutex_);
  public_activities_.try_emplace(place, number.value);
  return number;
}

absl::StatusOr<domain::OfferNumber> Names::FindOffer(domain::SchemeNumber scheme,
                                                     domain::OrganisationNumber partner,
                                                     std::string_view id, std::string_view field,
                                                     Look look) const {
  const Place place{scheme.value, partner.value, std::string(id)};
  {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    const auto found = offers_.find(place);
    if (found != offers_.end()) return domain::OfferNumber(found->second);
  }
  const auto number = Find(scheme, AliasKind::kOffer, id, field, look);
  if (!number.ok()) return number.status();
  if (look == Look::kInMemory) return MustLook();
  bool is_theirs = false;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto offer = snapshot.Find<domain::Offer>({scheme, domain::OfferNumber(*number)});
    is_theirs = offer.ok() && *offer != nullptr && (*offer)->partner == partner;
    return offer.status();
  });
  if (!status.ok()) return status;
  if (!is_theirs) return Unknown(AliasKind::kOffer, field);
  const std::unique_lock<std::shared_mutex> lock(mutex_);
  offers_.try_emplace(place, *number);
  return domain::OfferNumber(*number);
}

absl::StatusOr<domain::MemberNumber> Names::FindMember(domain::SchemeNumber scheme,
                                                       std::string_view id, std::string_view field,
                                                       Look look) const {
  if (look == Look::kInMemory) return MustLook();
  std::optional<domain::MemberNumber> number;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto found = compartment_.FindAlias(snapshot, scheme, id);
    if (found.ok()) number = *found;
    return found.status();
  });
  if (!status.ok()) return status;
  if (number.has_value()) return *number;
  return domain::RefuseMissing("MEMBER_UNKNOWN", field);
}

absl::StatusOr<std::string> Names::IdOf(domain::SchemeNumber scheme, AliasKind kind,
                                        uint64_t number) const {
  {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    const auto found = ids_.find(Number{scheme.value, kind, number});
    if (found != ids_.end()) return found->second;
  }
  auto id = ReadId(scheme, kind, number);
  if (id.ok()) Remember(scheme, kind, *id, number);
  return id;
}

absl::StatusOr<std::string> Names::ReadId(domain::SchemeNumber scheme, AliasKind kind,
                                          uint64_t number) const {
  absl::StatusOr<std::string> id;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    switch (kind) {
      case AliasKind::kScheme:
        id = AliasIn<domain::Scheme>(snapshot, {domain::SchemeNumber(number)});
        break;
      case AliasKind::kOrganisation:
        id = AliasIn<domain::Organisation>(snapshot, {scheme, domain::OrganisationNumber(number)});
        break;
      case AliasKind::kActivity:
        id = AliasIn<domain::Activity>(snapshot, {scheme, domain::ActivityNumber(number)});
        break;
      case AliasKind::kOffer:
        id = AliasIn<domain::Offer>(snapshot, {scheme, domain::OfferNumber(number)});
        break;
    }
    return id.status();
  });
  if (!status.ok()) return status;
  return id;
}

void Names::Remember(domain::SchemeNumber scheme, AliasKind kind, const std::string& id,
                     uint64_t number) const {
  const std::unique_lock<std::shared_mutex> lock(mutex_);
  numbers_.try_emplace(Id{scheme.value, kind, id}, number);
  ids_.try_emplace(Number{scheme.value, kind, number}, id);
}

}  // namespace timecredit::reporting
