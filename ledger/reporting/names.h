#ifndef LEDGER_REPORTING_NAMES_H_
#define LEDGER_REPORTING_NAMES_H_

#include <cstdint>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// Where a name may be looked for.
enum class Look {
  kInMemory,  // never waits
  kInStore,   // may read from disk
};

// Turns the ids that clients chose into the numbers that the ledger knows, and back. What an id
// stands for never changes, so it is remembered, a hundred bytes each. Thread-safe.
//
// Errors: NOT_FOUND with the field, as the exchange has them (SCHEME_UNKNOWN, ...); under
// Look::kInMemory, ABORTED when the store must be asked.
class Names {
 public:
  // Both outlive it.
  Names(const storage::Store& store, const personal::Compartment& compartment)
      : store_(store), compartment_(compartment) {}

  absl::StatusOr<domain::SchemeNumber> FindScheme(std::string_view id, std::string_view field,
                                                  Look look) const;
  absl::StatusOr<uint64_t> Find(domain::SchemeNumber scheme, journal::AliasKind kind,
                                std::string_view id, std::string_view field, Look look) const;
  // ACTIVITY_UNKNOWN also for a confidential activity: for whoever may not know of those.
  absl::StatusOr<domain::ActivityNumber> FindPublicActivity(domain::SchemeNumber scheme,
                                                            std::string_view id,
                                                            std::string_view field,
                                                            Look look) const;
  // OFFER_UNKNOWN also for an offer of another partner.
  absl::StatusOr<domain::OfferNumber> FindOffer(domain::SchemeNumber scheme,
                                                domain::OrganisationNumber partner,
                                                std::string_view id, std::string_view field,
                                                Look look) const;
  // Members' ids can be erased and are never remembered: always in the store.
  absl::StatusOr<domain::MemberNumber> FindMember(domain::SchemeNumber scheme, std::string_view id,
                                                  std::string_view field, Look look) const;

  // The id of what has this number; of a scheme, with kind kScheme, in `scheme`.
  absl::StatusOr<std::string> IdOf(domain::SchemeNumber scheme, journal::AliasKind kind,
                                   uint64_t number) const;

 private:
  using Number = std::tuple<uint64_t, journal::AliasKind, uint64_t>;
  using Id = std::tuple<uint64_t, journal::AliasKind, std::string>;
  using Place = std::tuple<uint64_t, uint64_t, std::string>;  // an offer's id at its partner

  absl::StatusOr<std::string> ReadId(domain::SchemeNumber scheme, journal::AliasKind kind,
                                     uint64_t number) const;
  void Remember(domain::SchemeNumber scheme, journal::AliasKind kind, const std::string& id,
                uint64_t number) const;

  const storage::Store& store_;
  const personal::Compartment& compartment_;
  mutable std::shared_mutex mutex_;
  mutable absl::flat_hash_map<Id, uint64_t> numbers_;     // guarded by mutex_
  mutable absl::flat_hash_map<Number, std::string> ids_;  // guarded by mutex_
  mutable absl::flat_hash_map<Place, uint64_t> offers_;   // guarded by mutex_
  // Those of numbers_ that are activities and public; guarded by mutex_.
  mutable absl::flat_hash_map<Id, uint64_t> public_activities_;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_NAMES_H_
