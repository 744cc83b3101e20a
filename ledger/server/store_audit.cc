#include "ledger/server/store_audit.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_folding.h"
#include "ledger/server/descriptors.h"
#include "ledger/service/operations/ledger_audit.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "ledger/storage/verification/verification.h"

namespace timecredit::server {
namespace {

using service::AuditState;
using Progress = service::LedgerAudit::Progress;

// Small: what it holds is not looked at twice.
constexpr size_t kScratchRowBytes = 16 << 20;
constexpr size_t kScratchMemtableBytes = 16 << 20;

// Members opened between two reports of progress.
constexpr int64_t kReported = 1'000;

// Damage is a finding, and the audit goes on; every other error ends it.
absl::Status Find(AuditState& state, const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return status;
  state.findings.emplace_back(status.message());
  return absl::OkStatus();
}

void Remove(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

template <class StoreWithFiles>
absl::Status CheckFilesOf(const StoreWithFiles& store, AuditState& state, Progress progress) {
  for (const storage::TableFile& file : store.TableFiles()) {
    if (auto status = Find(state, store.CheckBlocks(file)); !status.ok()) return status;
    ++state.files;
    state.file_bytes += static_cast<int64_t>(file.bytes);
    if (auto status = progress(state); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status StoreAudit::Run(AuditState& state, Progress progress) {
  auto status = CheckFiles(state, progress);
  if (status.ok()) status = CheckKeys(state, progress);
  if (status.ok()) status = CheckMembers(state, progress);
  if (status.ok()) status = Replay(state, progress);
  return status;
}

absl::Status StoreAudit::CheckFiles(AuditState& state, Progress progress) {
  auto status = CheckFilesOf(store_, state, progress);
  return status.ok() ? CheckFilesOf(keys_, state, progress) : status;
}

absl::Status StoreAudit::CheckKeys(AuditState& state, Progress progress) {
  const auto keys = keys_.Verify();
  if (!keys.ok()) return Find(state, keys.status());
  state.keys = *keys;
  return progress(state);
}

absl::Status StoreAudit::CheckMembers(AuditState& state, Progress progress) {
  return store_.View([&](const storage::Snapshot& snapshot) -> absl::Status {
    const auto registry = snapshot.Find<journal::Registry>({});
    if (!registry.ok()) return Find(state, registry.status());
    const uint64_t schemes = *registry == nullptr ? 0 : (*registry)->schemes;
    absl::Status ended;
    const auto open = [&](const journal::SealedMember& row) {
      const auto status = exchange_.compartment().OpenMember(row).status();
      const auto refusal = domain::RefusalOf(status);
      if (refusal.has_value()) {
        if (refusal->reason == "PERSONAL_DATA_UNREADABLE") ++state.unreadable;
      } else if (absl::IsDataLoss(status)) {
        state.findings.push_back(absl::StrCat("the personal fields of member ", row.member.value,
                                              " of scheme ", row.scheme.value, ": ",
                                              status.message()));
      } else {
        ended = status;
      }
      if (++state.members % kReported == 0 && ended.ok()) ended = progress(state);
      return ended.ok();
    };
    for (uint64_t number = 1; number <= schemes && ended.ok(); ++number) {
      const auto scanned = snapshot.Scan<journal::SealedMember>({domain::SchemeNumber(number), {}},
                                                                storage::Direction::kForward, open);
      if (auto status = Find(state, scanned); !status.ok()) return status;
    }
    return ended;
  });
}

absl::Status StoreAudit::Replay(AuditState& state, Progress progress) {
  Remove(scratch_);
  const absl::Cleanup removed = [this] { Remove(scratch_); };
  storage::RocksDbOptions options;
  options.folder = scratch_;
  options.row_cache_bytes = kScratchRowBytes;
  options.open_files = kScratchFiles;
  options.memtable_bytes = kScratchMemtableBytes;
  // Nothing is lost with it: the audit ends, not the process.
  options.on_failed_write = [](const std::string&) {};
  auto scratch = storage::RocksDbStore::Open(clock_, options);
  if (!scratch.ok()) return scratch.status();
  const auto verified = storage::Verify(
      store_, **scratch,
      [&](const storage::Snapshot& source, domain::SchemeNumber scheme,
          journal::Projections& target) {
        return personal::FoldCases(source, exchange_.keyring(), exchange_.digests(), scheme, target)
            .status();
      },
      [&](const storage::Verification& so_far) {
        state.records = static_cast<int64_t>(so_far.records);
        state.rows = static_cast<int64_t>(so_far.rows);
        return progress(state);
      });
  if (!verified.ok()) return Find(state, verified.status());
  state.records = static_cast<int64_t>(verified->records);
  state.rows = static_cast<int64_t>(verified->rows);
  if (verified->difference.has_value()) state.findings.push_back(*verified->difference);
  return progress(state);
}

}  // namespace timecredit::server
