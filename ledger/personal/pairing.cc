#include "ledger/personal/pairing.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using journal::KeyMark;
using storage::KeyState;
using storage::KeyStore;
using storage::Snapshot;

// What the database knows of its key store.
struct Known {
  std::shared_ptr<const KeyMark> mark;  // null: it was never opened with one
  uint64_t schemes = 0;
};

absl::StatusOr<Known> Read(const storage::Store& store) {
  Known known;
  auto status = store.View([&](const Snapshot& snapshot) -> absl::Status {
    auto mark = snapshot.Find<KeyMark>({});
    if (!mark.ok()) return mark.status();
    known.mark = *std::move(mark);
    const auto registry = snapshot.Find<journal::Registry>({});
    if (registry.ok() && *registry != nullptr) known.schemes = (*registry)->schemes;
    return registry.status();
  });
  if (!status.ok()) return status;
  return known;
}

// The beginning of the pair, enough to tell it from others.
std::string Name(const KeyId& pair) {
  constexpr size_t kBytes = 4;
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(pair.data()), kBytes));
}

absl::Status Wrong(absl::string_view why) { return absl::FailedPreconditionError(why); }

// The database has no pair yet: neither may the key store, or it was bound a moment ago by a
// process that came no further.
absl::Status BindNew(storage::Store& store, KeyStore& keys, Randomness& randomness) {
  KeyStore::Standing standing = keys.standing();
  if (standing.changes > 0) {
    return Wrong(absl::StrCat("the key store belongs to another database (pair ",
                              Name(standing.pair), "), and this database is new: give it a key ",
                              "store of its own, or the database that these keys are of"));
  }
  if (standing.pair == KeyId{}) {
    randomness.Fill(standing.pair);
    if (auto status = keys.Bind(standing.pair); !status.ok()) return status;
  }
  return store.Run([&](storage::Transaction& rows) {
    rows.Put(KeyMark{.pair = standing.pair, .changes = 0});
    return absl::OkStatus();
  });
}

// Adds the key where the key store knows nothing of it.
absl::Status Look(const KeyStore& keys, const KeyId& id, MissingKeys& missing, int64_t& count) {
  const auto state = keys.StateOf(id);
  if (!state.ok()) return state.status();
  if (*state != KeyState::kUnknown) return absl::OkStatus();
  missing.keys.push_back(id);
  ++count;
  return absl::OkStatus();
}

template <class RowType>
absl::Status LookAtAll(const Snapshot& snapshot, const typename RowType::Key& from,
                       const KeyStore& keys, MissingKeys& missing, int64_t& count) {
  absl::Status failure;
  auto status = snapshot.Scan<RowType>(from, storage::Direction::kForward, [&](const RowType& row) {
    failure = Look(keys, row.sealed_under, missing, count);
    return failure.ok();
  });
  return status.ok() ? failure : status;
}

}  // namespace

absl::StatusOr<bool> Pair(storage::Store& store, KeyStore& keys, Randomness& randomness) {
  const auto known = Read(store);
  if (!known.ok()) return known.status();
  const KeyStore::Standing standing = keys.standing();
  if (known->mark == nullptr) {
    if (known->schemes > 0) {
      return Wrong(
          "the database does not say which key store is its own: it was made by no "
          "version of this program that is known");
    }
    if (auto status = BindNew(store, keys, randomness); !status.ok()) return status;
    return false;
  }
  const std::string ours = Name(known->mark->pair);
  if (standing.pair == KeyId{}) {
    return Wrong(absl::StrCat("the key store is new, and the database belongs with another (pair ",
                              ours, "): restore that from its backup"));
  }
  if (standing.pair != known->mark->pair) {
    return Wrong(absl::StrCat("the key store is another database's: it is of pair ",
                              Name(standing.pair), ", and the database of pair ", ours));
  }
  return standing.changes < known->mark->changes;
}

absl::StatusOr<MissingKeys> FindMissingKeys(const storage::Store& store, const KeyStore& keys) {
  const auto known = Read(store);
  if (!known.ok()) return known.status();
  MissingKeys missing;
  auto status = store.View([&](const Snapshot& snapshot) -> absl::Status {
    for (uint64_t number = 1; number <= known->schemes; ++number) {
      const domain::SchemeNumber scheme(number);
      auto looked =
          LookAtAll<journal::SealedMember>(snapshot, {scheme, {}}, keys, missing, missing.members);
      if (looked.ok()) {
        looked = LookAtAll<journal::CaseKey>(snapshot, {scheme, {}}, keys, missing, missing.cases);
      }
      if (!looked.ok()) return looked;
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return missing;
}

absl::Status AcceptMissingKeys(const storage::Store& store, KeyStore& keys,
                               const MissingKeys& missing, bool is_older,
                               std::optional<int64_t> accepted) {
  if (missing.keys.empty() && !is_older) return absl::OkStatus();
  const auto known = Read(store);
  if (!known.ok()) return known.status();
  const auto count = static_cast<int64_t>(missing.keys.size());
  const uint64_t relied_on = known->mark->changes;
  if (accepted == count) return keys.GiveUp(missing.keys, relied_on);
  std::string why = "the key store ";
  if (is_older) {
    absl::StrAppend(&why, "is older than the database: it has come to change ",
                    keys.standing().changes, ", and the database relies on ", relied_on, "; it ");
  }
  absl::StrAppend(&why, "lacks ", count, " keys, of ", missing.members, " members and ",
                  missing.cases, " court cases, and what they seal cannot be read: restore a ",
                  "newer backup of the key store, or go on without for good with ",
                  "--accept-lost-keys ", count);
  if (accepted.has_value()) absl::StrAppend(&why, " (", *accepted, " were accepted)");
  return Wrong(why);
}

absl::Status RelyOnKeys(journal::Projections& rows, uint64_t changes) {
  const auto found = rows.Find<KeyMark>({});
  if (!found.ok()) return found.status();
  if (*found == nullptr || (*found)->changes >= changes) return absl::OkStatus();
  KeyMark mark = **found;
  mark.changes = changes;
  rows.Put(mark);
  return absl::OkStatus();
}

}  // namespace timecredit::personal
