#include "ledger/personal/case_folding.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/journal/confidential_apply.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_compartment.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/case_sealing.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {
namespace {

using domain::ConfidentialSequence;
using domain::SchemeNumber;
using journal::ConfidentialRecord;
using journal::SealedRecord;
using storage::Direction;

absl::Status Damaged(ConfidentialSequence sequence, std::string_view reason) {
  return absl::DataLossError(absl::StrCat("confidential record ", sequence.value, ": ",
                                          absl::string_view(reason.data(), reason.size())));
}

class Folding {
 public:
  Folding(const storage::Snapshot& snapshot, Keyring& keyring, const StoreDigests& digests,
          SchemeNumber scheme, journal::Projections& target)
      : snapshot_(snapshot),
        scheme_(scheme),
        target_(target),
        digests_(digests),
        reader_(snapshot, keyring, digests),
        compartment_(target, keyring, digests) {}

  absl::StatusOr<CaseFolding> Run() {
    if (auto status = Copy<journal::CaseKey>({scheme_, {}}, [](const auto&) { return true; });
        !status.ok()) {
      return status;
    }
    absl::Status folded;
    const auto scanned = snapshot_.Scan<SealedRecord>(
        {scheme_, ConfidentialSequence()}, Direction::kForward, [&](const SealedRecord& row) {
          folded = Fold(row);
          return folded.ok();
        });
    if (!scanned.ok()) return scanned;
    if (!folded.ok()) return folded;
    if (!folding_.unreadable.empty()) {
      if (auto status = CopyUnreadable(); !status.ok()) return status;
    }
    return std::move(folding_);
  }

 private:
  absl::Status Fold(const SealedRecord& row) {
    if (row.sequence.value != ++last_) {
      return Damaged(ConfidentialSequence(last_), "missing");
    }
    const auto record = reader_.Open(row);
    if (absl::IsFailedPrecondition(record.status())) return Skip(row);
    if (absl::IsDataLoss(record.status())) return Damaged(row.sequence, "tampered with");
    if (!record.ok()) return record.status();
    if (record->scheme != scheme_ || record->sequence != row.sequence) {
      return Damaged(row.sequence, "another record in its place");
    }
    if (auto status = MakeRoomFor(*record); !status.ok()) return status;
    const auto applied = journal::ApplyConfidential(*record, compartment_);
    if (absl::IsInternal(applied)) {
      return Damaged(row.sequence,
                     std::string_view(applied.message().data(), applied.message().size()));
    }
    if (applied.ok()) ++folding_.folded;
    return applied;
  }

  absl::Status Skip(const SealedRecord& row) {
    const auto envelope = OpenEnvelope(digests_, row);
    if (!envelope.ok()) return envelope.status();
    folding_.unreadable.push_back(row.sequence);
    destroyed_.insert(envelope->court_case);
    auto head = compartment_.Head(scheme_);
    if (!head.ok()) return head.status();
    head->last_sequence = row.sequence;
    compartment_.PutHead(*head);
    return absl::OkStatus();
  }

  // Obligations are numbered densely, and unreadable records may have numbered some.
  absl::Status MakeRoomFor(const ConfidentialRecord& record) {
    const auto* imposed = std::get_if<journal::ObligationImposed>(&record.body);
    if (imposed == nullptr || folding_.unreadable.size() <= assumed_) return absl::OkStatus();
    auto head = compartment_.Head(scheme_);
    if (!head.ok()) return head.status();
    const uint64_t number = imposed->obligation.obligation.value;
    if (number <= head->obligations + 1) return absl::OkStatus();
    const uint64_t missing = number - 1 - head->obligations;
    if (missing > folding_.unreadable.size() - assumed_) return absl::OkStatus();
    assumed_ += missing;
    head->obligations += missing;
    compartment_.PutHead(*head);
    return absl::OkStatus();
  }

  template <class Row, class Predicate>
  absl::Status Copy(const typename Row::Key& from, Predicate is_wanted) {
    return snapshot_.Scan<Row>(from, Direction::kForward, [&](const Row& row) {
      if (is_wanted(row)) target_.Put(row);
      return true;
    });
  }

  absl::Status CopyUnreadable() {
    const auto is_sealed = [this](const auto& row) {
      const auto envelope = OpenEnvelope(digests_, row);
      return envelope.ok() && destroyed_.contains(envelope->court_case);
    };
    const std::set<ConfidentialSequence> unreadable(folding_.unreadable.begin(),
                                                    folding_.unreadable.end());
    const auto is_unreadable = [&unreadable](const journal::Outcome& row) {
      return unreadable.contains(row.confidential_sequence);
    };
    if (auto status = Copy<journal::SealedObligation>({scheme_, {}}, is_sealed); !status.ok()) {
      return status;
    }
    if (auto status = Copy<journal::SealedHours>({scheme_, {}}, is_sealed); !status.ok()) {
      return status;
    }
    if (auto status = Copy<journal::Outcome>({scheme_, {}}, is_unreadable); !status.ok()) {
      return status;
    }
    return CompleteHead();
  }

  // The counts that unreadable records may have raised at last. Nothing else is taken over.
  absl::Status CompleteHead() {
    auto head = compartment_.Head(scheme_);
    if (!head.ok()) return head.status();
    const auto stored = reader_.Head(scheme_);
    if (!stored.ok()) return stored.status();
    head->cases = std::max(head->cases, stored->cases);
    const uint64_t room = folding_.unreadable.size() - assumed_;
    if (stored->obligations > head->obligations) {
      head->obligations = std::min(stored->obligations, head->obligations + room);
    }
    if (folding_.unreadable.back() == head->last_sequence) {
      head->last_recorded_at = std::max(head->last_recorded_at, stored->last_recorded_at);
    }
    compartment_.PutHead(*head);
    return absl::OkStatus();
  }

  const storage::Snapshot& snapshot_;
  const SchemeNumber scheme_;
  journal::Projections& target_;
  const StoreDigests& digests_;
  CaseReader reader_;
  CaseCompartment compartment_;
  CaseFolding folding_;
  std::set<domain::CaseNumber> destroyed_;
  uint64_t last_ = 0;
  uint64_t assumed_ = 0;  // obligations that unreadable records are taken to have imposed
};

}  // namespace

absl::StatusOr<CaseFolding> FoldCases(const storage::Snapshot& snapshot, Keyring& keyring,
                                      const StoreDigests& digests, SchemeNumber scheme,
                                      journal::Projections& target) {
  return Folding(snapshot, keyring, digests, scheme, target).Run();
}

}  // namespace timecredit::personal
