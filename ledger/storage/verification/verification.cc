#include "ledger/storage/verification/verification.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ledger/journal/agreement.h"
#include "ledger/journal/apply.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/layout/tables.h"

namespace timecredit::storage {
namespace {

// Records folded in one update of the scratch store.
constexpr size_t kBatch = 500;

// Rows compared between two reports of progress.
constexpr uint64_t kReported = 10'000;

// Finds a row whatever its type, as its stored bytes; nullopt where there is none.
template <size_t kIndex = 0>
absl::StatusOr<std::optional<std::string>> FindBytes(const Snapshot& snapshot,
                                                     const journal::RowKey& key) {
  if constexpr (kIndex < std::variant_size_v<journal::Row>) {
    if (key.index() != kIndex) return FindBytes<kIndex + 1>(snapshot, key);
    using RowType = std::variant_alternative_t<kIndex, journal::Row>;
    const auto row = snapshot.Find<RowType>(std::get<kIndex>(key));
    if (!row.ok()) return row.status();
    if (*row == nullptr) return std::nullopt;
    return EncodeValue(**row);
  } else {
    return absl::InternalError("a key of no row type");
  }
}

std::string Describe(const journal::RowKey& key, std::string_view bytes, std::string_view what) {
  const std::string_view table = NameOf(TableOf(key));
  return absl::StrCat("the row of ", absl::string_view(table.data(), table.size()),
                      " under the key ",
                      absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size())), " ",
                      absl::string_view(what.data(), what.size()));
}

class Verifier {
 public:
  Verifier(const Snapshot& source, Store& scratch, const ConfidentialFold& fold,
           const VerificationProgress& progress)
      : source_(source), scratch_(scratch), fold_(fold), progress_(progress) {}

  absl::StatusOr<Verification> Run() {
    if (auto status = CheckEmpty(); !status.ok()) return status;
    const auto registry = source_.Find<journal::Registry>({});
    if (!registry.ok()) return registry.status();
    if (*registry != nullptr) verification_.schemes = (*registry)->schemes;
    for (uint64_t number = 1; number <= verification_.schemes; ++number) {
      if (auto status = Rebuild(domain::SchemeNumber(number)); !status.ok()) return status;
    }
    auto status = scratch_.View([&](const Snapshot& rebuilt) { return Compare(rebuilt); });
    if (!status.ok()) return status;
    return verification_;
  }

 private:
  absl::Status CheckEmpty() const {
    bool empty = true;
    auto status = scratch_.View([&](const Snapshot& snapshot) {
      return snapshot.VisitBytes([&](std::string_view, std::string_view) {
        empty = false;
        return false;
      });
    });
    if (!status.ok() || empty) return status;
    return absl::FailedPreconditionError("the scratch store for a verification is not empty");
  }

  absl::Status Rebuild(domain::SchemeNumber scheme) {
    std::vector<journal::Record> batch;
    absl::Status failed;
    uint64_t last = 0;
    const auto take = [&](const journal::StoredRecord& stored) {
      auto record = journal::DecodeRecord(stored.bytes);
      if (!record.ok() || record->scheme != scheme || record->sequence != stored.sequence) {
        failed = Lost(scheme, stored.sequence.value, "cannot be read");
        return false;
      }
      last = stored.sequence.value;
      batch.push_back(*std::move(record));
      if (batch.size() == kBatch) failed = Fold(batch);
      return failed.ok();
    };
    auto status = source_.Scan<journal::StoredRecord>({scheme, {}}, Direction::kForward, take);
    if (!status.ok()) return status;
    if (failed.ok()) failed = Fold(batch);
    if (failed.ok()) failed = CheckLast(scheme, last);
    if (!failed.ok() || !fold_) return failed;
    return scratch_.Run([&](Transaction& rows) { return fold_(source_, scheme, rows); });
  }

  // The records at the end of a journal leave no gap when they are lost; the head knows of them.
  absl::Status CheckLast(domain::SchemeNumber scheme, uint64_t last) const {
    const auto head = source_.Find<journal::Head>({scheme});
    if (!head.ok()) return head.status();
    if (*head == nullptr || (*head)->last_sequence.value <= last) return absl::OkStatus();
    return Lost(scheme, last + 1, "is missing");
  }

  absl::Status Fold(std::vector<journal::Record>& batch) {
    if (batch.empty()) return absl::OkStatus();
    uint64_t failed_at = 0;
    auto status = scratch_.Run([&](Transaction& rows) {
      for (const journal::Record& record : batch) {
        failed_at = record.sequence.value;
        auto agreed = journal::CheckAgreement(record);
        if (agreed.ok()) agreed = journal::Apply(record, rows);
        if (!agreed.ok()) return agreed;
      }
      return absl::OkStatus();
    });
    if (!status.ok()) {
      return Lost(batch.front().scheme, failed_at,
                  absl::StrCat("does not follow on those before it: ", status.message()));
    }
    verification_.records += batch.size();
    batch.clear();
    return Report();
  }

  absl::Status Report() const { return progress_ ? progress_(verification_) : absl::OkStatus(); }

  static absl::Status Lost(domain::SchemeNumber scheme, uint64_t sequence, absl::string_view what) {
    return absl::DataLossError(
        absl::StrCat("record ", sequence, " of scheme ", scheme.value, " ", what));
  }

  bool IsCompared(const journal::RowKey& key) const {
    switch (CompartmentOf(TableOf(key))) {
      case Compartment::kPublic:
        return true;
      case Compartment::kConfidential:
        return fold_ != nullptr;
      case Compartment::kJournal:
      case Compartment::kErasable:
        return false;
    }
    return false;
  }

  // Every row of the store is as rebuilt, and the rebuilt ones are no more.
  absl::Status Compare(const Snapshot& rebuilt) {
    uint64_t compared = 0;
    auto status = Visit(
        source_,
        [&](const journal::RowKey& key, std::string_view bytes,
            std::string_view value) -> absl::Status {
          const auto expected = FindBytes(rebuilt, key);
          if (!expected.ok()) return expected.status();
          if (!expected->has_value()) {
            // Without a fold, the outcomes of confidential requests cannot be rebuilt either.
            if (IsConfidentialOutcome(key)) {
              ++verification_.rows_unverified;
              return absl::OkStatus();
            }
            verification_.difference = Describe(key, bytes, "is there, but no record made it");
          } else if (**expected != value) {
            verification_.difference = Describe(key, bytes, "is not as the records made it");
          }
          if (++compared % kReported != 0) return absl::OkStatus();
          verification_.rows = compared;
          return Report();
        });
    if (!status.ok() || verification_.difference.has_value()) return status;
    verification_.rows = compared;
    return FindMissing(rebuilt, compared);
  }

  absl::Status FindMissing(const Snapshot& rebuilt, uint64_t compared) {
    uint64_t counted = 0;
    auto status = Visit(rebuilt, [&](const journal::RowKey&, std::string_view, std::string_view) {
      ++counted;
      return absl::OkStatus();
    });
    if (!status.ok() || counted == compared) return status;
    return Visit(
        rebuilt,
        [&](const journal::RowKey& key, std::string_view bytes, std::string_view) -> absl::Status {
          const auto stored = FindBytes(source_, key);
          if (!stored.ok()) return stored.status();
          if (!stored->has_value()) {
            verification_.difference = Describe(key, bytes, "is missing");
          }
          return absl::OkStatus();
        });
  }

  bool IsConfidentialOutcome(const journal::RowKey& key) const {
    const auto* request = std::get_if<journal::Outcome::Key>(&key);
    if (fold_ != nullptr || request == nullptr) return false;
    const auto outcome = source_.Find<journal::Outcome>(*request);
    return outcome.ok() && *outcome != nullptr && (*outcome)->sequence.IsNone();
  }

  // Visits the rows that are compared, until a difference is found or `visit` fails.
  template <class Visitor>
  absl::Status Visit(const Snapshot& snapshot, const Visitor& visit) {
    absl::Status failed;
    auto status = snapshot.VisitBytes([&](std::string_view bytes, std::string_view value) {
      const auto key = DecodeKey(bytes);
      if (!key.ok()) {
        failed = key.status();
        return false;
      }
      if (IsCompared(*key)) {
        failed = visit(*key, bytes, value);
      } else if (CompartmentOf(TableOf(*key)) == Compartment::kConfidential) {
        ++verification_.rows_unverified;
      }
      return failed.ok() && !verification_.difference.has_value();
    });
    return status.ok() ? failed : status;
  }

  const Snapshot& source_;
  Store& scratch_;
  const ConfidentialFold& fold_;
  const VerificationProgress& progress_;
  Verification verification_;
};

}  // namespace

absl::StatusOr<Verification> Verify(const Store& source, Store& scratch,
                                    const ConfidentialFold& fold,
                                    const VerificationProgress& progress) {
  absl::StatusOr<Verification> verification = absl::UnknownError("not verified");
  auto status = source.View([&](const Snapshot& snapshot) {
    verification = Verifier(snapshot, scratch, fold, progress).Run();
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return verification;
}

}  // namespace timecredit::storage
