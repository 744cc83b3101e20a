#include "ledger/personal/erasure.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/pairing.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {
namespace {

using domain::MemberNumber;
using domain::SchemeNumber;
using journal::ErasedKey;
using journal::MemberAlias;
using journal::PendingErasure;
using journal::SealedMember;
using journal::SealedText;
using storage::Direction;
using storage::Snapshot;

absl::Status FindTexts(const Snapshot& snapshot, SchemeNumber scheme, MemberNumber member,
                       std::vector<SealedText::Key>& texts) {
  return snapshot.Scan<SealedText>({scheme, member, domain::Sequence()}, Direction::kForward,
                                   [&](const SealedText& row) {
                                     if (row.member != member) return false;
                                     texts.push_back(row.key());
                                     return true;
                                   });
}

absl::Status FindAliases(const Snapshot& snapshot, SchemeNumber scheme, MemberNumber member,
                         std::vector<MemberAlias::Key>& aliases) {
  return snapshot.Scan<MemberAlias>({scheme, {}}, Direction::kForward, [&](const MemberAlias& row) {
    if (row.member == member) aliases.push_back(row.key());
    return true;
  });
}

// Where an erasure begun stands.
struct Remainder {
  std::shared_ptr<const PendingErasure> pending;  // null when it is finished
  std::vector<SealedText::Key> texts;
};

absl::StatusOr<Remainder> FindRemainder(const storage::Store& store,
                                        const PendingErasure::Key& key) {
  Remainder remainder;
  const auto status = store.View([&](const Snapshot& snapshot) -> absl::Status {
    auto pending = snapshot.Find<PendingErasure>(key);
    if (!pending.ok()) return pending.status();
    remainder.pending = *std::move(pending);
    if (remainder.pending == nullptr) return absl::OkStatus();
    return FindTexts(snapshot, key.scheme, key.member, remainder.texts);
  });
  if (!status.ok()) return status;
  return remainder;
}

// The rows of one type in all schemes.
template <class RowType>
absl::StatusOr<std::vector<RowType>> FindAll(const storage::Store& store) {
  std::vector<RowType> found;
  const auto status = store.View([&](const Snapshot& snapshot) -> absl::Status {
    const auto registry = snapshot.Find<journal::Registry>({});
    if (!registry.ok()) return registry.status();
    const uint64_t schemes = *registry == nullptr ? 0 : (*registry)->schemes;
    for (uint64_t number = 1; number <= schemes; ++number) {
      const auto scanned = snapshot.Scan<RowType>({SchemeNumber(number), MemberNumber()},
                                                  Direction::kForward, [&](const RowType& row) {
                                                    found.push_back(row);
                                                    return true;
                                                  });
      if (!scanned.ok()) return scanned;
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return found;
}

}  // namespace

absl::StatusOr<ErasableRows> FindErasable(const Snapshot& snapshot, const Compartment& compartment,
                                          SchemeNumber scheme, MemberNumber member) {
  ErasableRows erasable{.scheme = scheme, .member = member, .texts = {}, .aliases = std::nullopt};
  const auto row = snapshot.Find<SealedMember>({scheme, member});
  if (!row.ok()) return row.status();
  if (*row == nullptr) return erasable;  // BeginErasure says why
  if (auto status = FindTexts(snapshot, scheme, member, erasable.texts); !status.ok()) {
    return status;
  }
  // A readable member's alias is found again by BeginErasure, as it then is.
  if (compartment.OpenMember(**row).ok()) return erasable;
  erasable.aliases.emplace();
  if (auto status = FindAliases(snapshot, scheme, member, *erasable.aliases); !status.ok()) {
    return status;
  }
  return erasable;
}

absl::Status BeginErasure(journal::Projections& rows, const Compartment& compartment,
                          const ErasableRows& erasable) {
  const SchemeNumber scheme = erasable.scheme;
  const MemberNumber member = erasable.member;
  const auto row = rows.Find<SealedMember>({scheme, member});
  if (!row.ok()) return row.status();
  if (*row == nullptr) {
    return domain::RefuseState("MEMBER_ERASED", "member");
  }
  // Members whose fields cannot be opened are erased all the same, by what was listed for that
  // case.
  const auto fields = compartment.OpenMember(**row);
  if (!fields.ok() && !erasable.aliases.has_value()) return fields.status();
  if (fields.ok() && !fields->alias.empty()) {
    rows.Erase(compartment.AliasKey(scheme, fields->alias));
  }
  if (erasable.aliases.has_value()) {
    for (const auto& alias : *erasable.aliases) rows.Erase(alias);
  }
  for (const auto& text : erasable.texts) rows.Erase(text);
  rows.Erase(SealedMember::Key{scheme, member});
  rows.Put(PendingErasure{.scheme = scheme, .member = member, .to_destroy = (*row)->sealed_under});
  return absl::OkStatus();
}

absl::Status FinishErasure(storage::Store& store, Keyring& keyring,
                           const PendingErasure::Key& key) {
  const auto remainder = FindRemainder(store, key);
  if (!remainder.ok()) return remainder.status();
  if (remainder->pending == nullptr) return absl::OkStatus();
  // The key before the note: after a crash in between, the note makes sure that it is gone.
  if (auto status = keyring.Destroy(remainder->pending->to_destroy); !status.ok()) return status;
  const uint64_t changes = keyring.changes();
  return store.Run(
      [&remainder, &key, changes](storage::Transaction& rows) {
        for (const auto& text : remainder->texts) rows.Erase(text);
        rows.Erase(key);
        rows.Put(ErasedKey{.scheme = key.scheme,
                           .member = key.member,
                           .destroyed = remainder->pending->to_destroy});
        return RelyOnKeys(rows, changes);
      },
      storage::Priority::kBulk);
}

absl::StatusOr<Resumption> ResumeErasures(storage::Store& store, Keyring& keyring) {
  const auto pending = FindAll<PendingErasure>(store);
  if (!pending.ok()) return pending.status();
  Resumption resumption;
  for (const PendingErasure& erasure : *pending) {
    auto status = FinishErasure(store, keyring, erasure.key());
    ++(status.ok() ? resumption.finished : resumption.pending);
    resumption.failure.Update(status);
  }
  return resumption;
}

absl::StatusOr<int64_t> CountPendingErasures(const storage::Store& store) {
  const auto pending = FindAll<PendingErasure>(store);
  if (!pending.ok()) return pending.status();
  return static_cast<int64_t>(pending->size());
}

absl::StatusOr<int64_t> EraseAgain(const storage::Store& store, Keyring& keyring) {
  const auto erased = FindAll<ErasedKey>(store);
  if (!erased.ok()) return erased.status();
  int64_t again = 0;
  for (const ErasedKey& key : *erased) {
    const auto state = keyring.StateOf(key.destroyed);
    if (!state.ok()) return state.status();
    if (*state != storage::KeyState::kPresent) continue;
    if (auto status = keyring.Destroy(key.destroyed); !status.ok()) return status;
    ++again;
  }
  return again;
}

}  // namespace timecredit::personal
