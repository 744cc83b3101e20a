#include "ledger/service/import_run.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "ledger/storage/store.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

using Row = v1::ImportRow;

constexpr size_t kRowsAtOnce = 500;

// Whether an error is about the row rather than about the store.
bool IsAboutTheRow(const absl::Status& status) { return domain::RefusalOf(status).has_value(); }

Row::State StateOf(const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run) {
  if (outcome.ok()) {
    if (outcome->replayed) return Row::STATE_UNCHANGED;
    return is_dry_run ? Row::STATE_VALID : Row::STATE_LOGGED;
  }
  const auto refusal = domain::RefusalOf(outcome.status());
  if (refusal.has_value() && refusal->reason == "REQUEST_ID_REUSED") return Row::STATE_CONFLICT;
  return is_dry_run ? Row::STATE_INVALID : Row::STATE_REFUSED;
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

ImportRun::ImportRun(const Parts& parts, domain::SchemeNumber scheme, int64_t number,
                     const v1::Import& declared, std::vector<importing::HoursRow> rows)
    : parts_(parts), scheme_(scheme), number_(number), declared_(declared), file_(std::move(rows)) {
  for (const importing::HoursRow& row : file_) {
    ImportedRow outcome;
    outcome.line = row.line;
    outcome.status = row.status;
    outcome.state = row.status.ok() ? Row::STATE_VALID : Row::STATE_INVALID;
    outcomes_.push_back(std::move(outcome));
  }
}

absl::Status ImportRun::Check(const Caller& caller) {
  const std::lock_guard<std::mutex> lock(working_);
  Understand(caller);
  return Submit(caller, /*is_dry_run=*/true, [] {});
}

absl::Status ImportRun::Commit(const Caller& caller, absl::FunctionRef<void()> progress) {
  const std::lock_guard<std::mutex> working(working_);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto is_invalid = [](const ImportedRow& row) { return row.state == Row::STATE_INVALID; };
    if (std::any_of(outcomes_.begin(), outcomes_.end(), is_invalid)) {
      return domain::RefuseState("IMPORT_INVALID", "name");
    }
    state_ = v1::Import::STATE_RUNNING;
  }
  const auto status = Submit(caller, /*is_dry_run=*/false, progress);
  const std::lock_guard<std::mutex> lock(mutex_);
  state_ = status.ok() ? v1::Import::STATE_DONE : v1::Import::STATE_CHECKED;
  return status;
}

// Names that the file has are members' ids or numbers and activities' ids.
void ImportRun::Understand(const Caller& caller) {
  const auto scheme_id =
      parts_.names.IdOf(scheme_, journal::AliasKind::kScheme, scheme_.value).value_or("");
  const std::string prefix = "schemes/" + scheme_id;
  for (size_t i = 0; i < file_.size(); ++i) {
    const importing::HoursRow& row = file_[i];
    if (!row.status.ok()) continue;
    RequestReader reader(caller, parts_.names, reporting::Look::kInStore);
    exchange::LogHours command;
    command.member = reader.Member(prefix + "/members/" + row.member, "member");
    command.activity = reader.Activity(prefix + "/activities/" + row.activity, "activity");
    command.effective = row.effective;
    command.duration_minutes = row.duration_minutes;
    command.quantity = row.quantity;
    command.text = row.text;
    if (reader.status().ok()) {
      asked_.push_back({.row = i, .command = std::move(command)});
    } else {
      Keep(i, {.line = row.line, .state = Row::STATE_INVALID, .status = reader.status()});
    }
  }
}

absl::Status ImportRun::Submit(const Caller& caller, bool is_dry_run,
                               absl::FunctionRef<void()> progress) {
  for (size_t from = 0; from < asked_.size(); from += kRowsAtOnce) {
    const size_t to = std::min(asked_.size(), from + kRowsAtOnce);
    if (auto status = SubmitSome(caller, is_dry_run, from, to); !status.ok()) return status;
    progress();
  }
  return absl::OkStatus();
}

absl::Status ImportRun::SubmitSome(const Caller& caller, bool is_dry_run, size_t from, size_t to) {
  Answers answers(to - from);
  for (size_t i = from; i < to; ++i) {
    exchange::Call call{.scheme = scheme_,
                        .acting = caller.principal,
                        .request_id = "import " + file_[asked_[i].row].identity,
                        .is_shared_request = true,
                        .deadline = caller.deadline,
                        .priority = storage::Priority::kBulk,
                        .validate_only = is_dry_run};
    parts_.exchange.Submit(
        std::move(call), asked_[i].command,
        [&answers, index = i - from](auto outcome) { answers.Take(index, std::move(outcome)); });
  }
  const auto outcomes = answers.Wait();
  absl::Status failure;
  for (size_t i = from; i < to; ++i) {
    const auto& outcome = outcomes[i - from];
    if (!outcome.ok() && !IsAboutTheRow(outcome.status())) {
      failure.Update(outcome.status());
      continue;
    }
    ImportedRow row{.line = file_[asked_[i].row].line,
                    .state = StateOf(outcome, is_dry_run),
                    .status = outcome.status()};
    if (row.state == Row::STATE_LOGGED || row.state == Row::STATE_UNCHANGED) {
      row.hour_log = outcome->record->sequence;
    }
    Keep(asked_[i].row, std::move(row));
  }
  return failure;
}

// What this import logged stays so when it is committed again.
void ImportRun::Keep(size_t row, ImportedRow outcome) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const bool logged_it = outcomes_[row].state == Row::STATE_LOGGED;
  if (logged_it && outcome.state == Row::STATE_UNCHANGED) return;
  outcomes_[row] = std::move(outcome);
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
  described.set_logged_rows(count(Row::STATE_LOGGED));
  described.set_unchanged_rows(count(Row::STATE_UNCHANGED));
  described.set_conflicting_rows(count(Row::STATE_CONFLICT));
  described.set_refused_rows(count(Row::STATE_REFUSED));
  return described;
}

std::vector<ImportedRow> ImportRun::Rows() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return outcomes_;
}

}  // namespace timecredit::service
