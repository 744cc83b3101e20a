#include "ledger/service/imports/import_run.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/exchange.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

using Row = v1::ImportRow;

constexpr size_t kRowsAtOnce = 500;

Row::State StateOf(const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run) {
  if (outcome.ok()) {
    if (outcome->replayed) return Row::STATE_UNCHANGED;
    return is_dry_run ? Row::STATE_VALID : Row::STATE_IMPORTED;
  }
  const auto refusal = domain::RefusalOf(outcome.status());
  if (refusal.has_value() && refusal->reason == "REQUEST_ID_REUSED") return Row::STATE_CONFLICT;
  return is_dry_run ? Row::STATE_INVALID : Row::STATE_REFUSED;
}

bool HasInvalid(const std::vector<ImportedRow>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const ImportedRow& row) { return row.state == Row::STATE_INVALID; });
}

// Answers of commands that were submitted together.
class Answers {
 public:
  explicit Answers(size_t expected) : outcomes_(expected), missing_(expected) {}

  void Take(size_t index, absl::StatusOr<exchange::Committed> outcome) {
    const std::lock_guard<std::mutex> lock(mutex_);
    outcomes_[index] = std::move(outcome);
    if (--missing_ == 0) complete_.notify_all();
  }

  std::vector<absl::StatusOr<exchange::Committed>> Wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    complete_.wait(lock, [this] { return missing_ == 0; });
    return std::move(outcomes_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable complete_;
  std::vector<absl::StatusOr<exchange::Committed>> outcomes_;  // guarded by mutex_
  size_t missing_;                                             // guarded by mutex_
};

}  // namespace

absl::Status ImportRun::Check(const Caller& caller) {
  const std::lock_guard<std::mutex> working(working_);
  auto understood = rows_->Understand(caller);
  if (!understood.ok()) return understood.status();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    outcomes_ = *std::move(understood);
    remarks_ = rows_->Remarks();
  }
  auto status = parts_.exchange.Rehearse(
      rows_->asked(), [&](size_t i) { return rows_->RequestOf(i, caller); },
      [&](size_t i, const absl::StatusOr<exchange::Committed>& outcome) {
        auto wanted = caller.CheckWanted();
        return wanted.ok() ? Take(caller, i, outcome, /*is_dry_run=*/true) : wanted;
      });
  const std::lock_guard<std::mutex> lock(mutex_);
  // What will never be carried out needs no texts.
  if (HasInvalid(outcomes_)) rows_->LetGo([](size_t /*row*/) { return true; });
  return status;
}

absl::Status ImportRun::Commit(const Caller& caller, absl::FunctionRef<void()> progress) {
  const std::lock_guard<std::mutex> working(working_);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (HasInvalid(outcomes_)) return domain::RefuseState("IMPORT_INVALID", "name");
    state_ = v1::Import::STATE_RUNNING;
  }
  absl::Status status;
  const size_t asked = rows_->asked();
  for (size_t from = 0; status.ok() && from < asked; from += kRowsAtOnce) {
    status = caller.CheckWanted();
    if (status.ok()) status = SubmitSome(caller, from, std::min(asked, from + kRowsAtOnce));
    if (status.ok()) progress();
  }
  LetGoOfDone();
  const std::lock_guard<std::mutex> lock(mutex_);
  state_ = status.ok() ? v1::Import::STATE_DONE : v1::Import::STATE_CHECKED;
  return status;
}

absl::Status ImportRun::SubmitSome(const Caller& caller, size_t from, size_t to) {
  std::vector<size_t> open;
  for (size_t i = from; i < to; ++i) {
    auto done = rows_->FindDone(i);
    if (!done.ok()) return done.status();
    if (done->has_value()) {
      Keep(rows_->RowOf(i), **std::move(done));
    } else {
      open.push_back(i);
    }
  }
  if (open.empty()) return absl::OkStatus();
  Answers answers(open.size());
  for (size_t place = 0; place < open.size(); ++place) {
    auto [call, command] = rows_->RequestOf(open[place], caller);
    parts_.exchange.Submit(std::move(call), std::move(command), [&answers, place](auto outcome) {
      answers.Take(place, std::move(outcome));
    });
  }
  const auto outcomes = answers.Wait();
  absl::Status failure;
  for (size_t place = 0; place < open.size(); ++place) {
    failure.Update(Take(caller, open[place], outcomes[place], /*is_dry_run=*/false));
  }
  return failure;
}

// What became of a row; an error that is not about it.
absl::Status ImportRun::Take(const Caller& caller, size_t asked,
                             const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run) {
  if (!outcome.ok() && !IsAboutTheRow(outcome.status())) return outcome.status();
  ImportedRow row{.state = StateOf(outcome, is_dry_run)};
  if (auto status = rows_->Explain(caller, asked, outcome, row); !status.ok()) return status;
  Keep(rows_->RowOf(asked), std::move(row));
  return absl::OkStatus();
}

void ImportRun::LetGoOfDone() {
  const std::lock_guard<std::mutex> lock(mutex_);
  rows_->LetGo([this](size_t row) {
    const Row::State state = outcomes_[row].state;
    return state == Row::STATE_IMPORTED || state == Row::STATE_UNCHANGED;
  });
}

void ImportRun::ForgetErased() {
  const std::unique_lock<std::mutex> working(working_, std::try_to_lock);
  if (!working.owns_lock()) return;
  for (const size_t row : rows_->LetGoOfErased()) {
    Keep(row,
         {.state = Row::STATE_REFUSED, .status = domain::RefuseState("MEMBER_ERASED", "member")});
  }
}

size_t ImportRun::bytes() const {
  const std::lock_guard<std::mutex> working(working_);
  const size_t bytes = rows_->bytes();
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes + outcomes_.capacity() * sizeof(ImportedRow);
}

// What this import did stays so when it is committed again. What may be a mistake was found when
// the row was understood, and is none of what was there before.
void ImportRun::Keep(size_t row, ImportedRow outcome) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ImportedRow& kept = outcomes_[row];
  if (kept.state == Row::STATE_IMPORTED && outcome.state == Row::STATE_UNCHANGED) return;
  outcome.line = kept.line;
  const bool is_new = outcome.state == Row::STATE_VALID || outcome.state == Row::STATE_IMPORTED;
  if (is_new) outcome.remarks = std::move(kept.remarks);
  kept = std::move(outcome);
}

v1::Import ImportRun::Describe() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto count = [this](Row::State state) {
    return static_cast<int32_t>(
        std::count_if(outcomes_.begin(), outcomes_.end(),
                      [state](const ImportedRow& row) { return row.state == state; }));
  };
  v1::Import described = declared_;
  described.set_state(state_);
  described.set_rows(static_cast<int32_t>(outcomes_.size()));
  described.set_invalid_rows(count(Row::STATE_INVALID));
  described.set_imported_rows(count(Row::STATE_IMPORTED));
  described.set_unchanged_rows(count(Row::STATE_UNCHANGED));
  described.set_conflicting_rows(count(Row::STATE_CONFLICT));
  described.set_refused_rows(count(Row::STATE_REFUSED));
  return described;
}

std::vector<FileRemark> ImportRun::Remarks() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<FileRemark> remarks = remarks_;
  const auto with_remarks =
      std::count_if(outcomes_.begin(), outcomes_.end(),
                    [](const ImportedRow& row) { return !row.remarks.empty(); });
  if (with_remarks > 0) {
    remarks.push_back({"file.rows_with_remarks", {{"count", int64_t{with_remarks}}}});
  }
  return remarks;
}

std::vector<ImportedRow> ImportRun::Rows() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return outcomes_;
}

}  // namespace timecredit::service
