#include "ledger/service/imports/import_run.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/exchange.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/importing/row_identity.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/import_faults.h"
#include "ledger/service/imports/import_members.h"
#include "ledger/service/imports/import_messages.h"
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

absl::Status ImportRun::Check(const Caller& caller, const importing::HoursFile& file) {
  const std::lock_guard<std::mutex> lock(working_);
  if (auto status = Understand(caller, file); !status.ok()) return status;
  return parts_.exchange.Rehearse(
      asked_.size(),
      [&](size_t i) {
        return exchange::Exchange::Request{CallFor(caller, asked_[i].identity, /*is_dry_run=*/true),
                                           asked_[i].command};
      },
      [&](size_t i, const absl::StatusOr<exchange::Committed>& outcome) {
        auto status = caller.CheckWanted();
        if (status.ok()) status = Take(caller, asked_[i], outcome, /*is_dry_run=*/true);
        return status;
      });
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
  absl::Status status;
  for (size_t from = 0; status.ok() && from < asked_.size(); from += kRowsAtOnce) {
    status = caller.CheckWanted();
    if (status.ok()) {
      status = SubmitSome(caller, from, std::min(asked_.size(), from + kRowsAtOnce));
    }
    if (status.ok()) progress();
  }
  LetGoOfLogged();
  const std::lock_guard<std::mutex> lock(mutex_);
  state_ = status.ok() ? v1::Import::STATE_DONE : v1::Import::STATE_CHECKED;
  return status;
}

// Looks up every name, and knows every row by its identity.
absl::Status ImportRun::Understand(const Caller& caller, const importing::HoursFile& file) {
  headings_ = file.headings;
  ImportMembers members(parts_, caller, scheme_);
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const importing::HoursRow& row : file.rows) {
    if (auto wanted = caller.CheckWanted(); !wanted.ok()) return wanted;
    auto command = CommandOf(caller, row, members);
    auto status = command.status();
    if (status.ok()) {
      auto identity = IdentityOf(caller, row, members, *command);
      status = identity.status();
      if (status.ok()) {
        asked_.push_back({.row = outcomes_.size(),
                          .identity = *std::move(identity),
                          .command = *std::move(command),
                          .left_out = {.duration = !row.duration_minutes.has_value(),
                                       .quantity = !row.quantity.has_value()}});
      }
    }
    if (!status.ok() && !IsAboutTheRow(status)) return status;
    status = InWordsOfTheFile(status, headings_, {});
    outcomes_.push_back({.line = row.line,
                         .state = status.ok() ? Row::STATE_VALID : Row::STATE_INVALID,
                         .status = std::move(status)});
  }
  remarks_ = RemarksOn(file.recognised, members.found());
  return absl::OkStatus();
}

// What a row asks for, or everything that can be told to be wrong with it.
absl::StatusOr<exchange::LogHours> ImportRun::CommandOf(const Caller& caller,
                                                        const importing::HoursRow& row,
                                                        ImportMembers& members) const {
  exchange::LogHours command;
  std::vector<absl::Status> faults;
  for (const domain::Refusal& fault : row.faults) {
    faults.push_back(domain::RefuseArguments({fault}));
  }
  if (!row.member.empty()) {
    const auto member = members.Find(row.member);
    if (member.ok()) {
      command.member = *member;
    } else {
      faults.push_back(member.status());
    }
  }
  command.activity = activity_;
  if (!row.activity.empty()) {
    const auto activity = FindActivity(caller, row.activity);
    if (activity.ok()) {
      command.activity = *activity;
    } else {
      faults.push_back(activity.status());
    }
  }
  for (const absl::Status& fault : faults) {
    if (!IsAboutTheRow(fault)) return fault;
  }
  if (!faults.empty()) return Together(faults);
  command.effective = row.effective;
  command.duration_minutes = row.duration_minutes.value_or(0);
  command.quantity = row.quantity.value_or(0);
  command.text = row.text;
  return command;
}

absl::StatusOr<domain::ActivityNumber> ImportRun::FindActivity(const Caller& caller,
                                                               const std::string& id) const {
  RequestReader reader(caller, parts_.names, reporting::Look::kInStore);
  const auto scheme =
      parts_.names.IdOf(scheme_, journal::AliasKind::kScheme, scheme_.value).value_or("");
  const auto activity =
      reader.Activity(absl::StrCat("schemes/", scheme, "/activities/", id), "activity");
  if (reader.status().ok()) return activity;
  // What is no id is none of an activity.
  if (!absl::IsInvalidArgument(reader.status())) return reader.status();
  return domain::RefuseMissing("ACTIVITY_UNKNOWN", "activity");
}

// Whoever was merged into the member is the same person: a row that was logged under their number
// then is that row, and the command becomes that of then.
absl::StatusOr<std::string> ImportRun::IdentityOf(const Caller& caller,
                                                  const importing::HoursRow& row,
                                                  ImportMembers& members,
                                                  exchange::LogHours& command) {
  if (!row.reference.empty()) {
    const auto tells = parts_.members.IsMentioned(scheme_, command.member, row.reference);
    if (!tells.ok()) return tells.status();
    if (*tells) return domain::RefuseArgument("REFERENCE_PERSONAL", "reference");
  }
  const auto duplicates = members.DuplicatesOf(command.member);
  if (!duplicates.ok()) return duplicates.status();
  auto identity = IdentityAs(row, command);
  for (const domain::MemberNumber number : **duplicates) {
    exchange::LogHours former = command;
    former.member = number;
    const auto before = IdentityAs(row, former);
    if (!before.ok()) return before.status();
    const auto logged = WasLoggedAs(caller, before->id, former);
    if (!logged.ok()) return logged.status();
    if (!*logged) continue;
    command = std::move(former);
    identity = before;
    break;
  }
  if (!identity.ok()) return identity.status();
  if (identity->content.has_value()) ++equals_[*identity->content];
  return std::move(identity->id);
}

absl::StatusOr<ImportRun::Identity> ImportRun::IdentityAs(const importing::HoursRow& row,
                                                          const exchange::LogHours& command) const {
  if (!row.reference.empty()) {
    return Identity{importing::IdentityByReference(declared_.source(), row.reference), {}};
  }
  const auto content = parts_.exchange.DigestOf(scheme_, command);
  if (!content.ok()) return content.status();
  const auto equals = equals_.find(*content);
  return Identity{importing::IdentityByContent(declared_.source(),
                                               std::string(content->begin(), content->end()),
                                               equals == equals_.end() ? 0 : equals->second),
                  *content};
}

absl::StatusOr<bool> ImportRun::WasLoggedAs(const Caller& caller, const std::string& identity,
                                            const exchange::LogHours& command) const {
  const auto earlier =
      parts_.exchange.LoggedUnder(CallFor(caller, identity, /*is_dry_run=*/false), command);
  if (!earlier.ok()) return earlier.status();
  if (earlier->IsNone()) return false;
  const auto log = parts_.registers.Find<domain::HourLog>({scheme_, *earlier});
  if (!log.ok()) return log.status();
  return *log != nullptr && (*log)->member == command.member;
}

exchange::Call ImportRun::CallFor(const Caller& caller, const std::string& identity,
                                  bool is_dry_run) const {
  return {.scheme = scheme_,
          .acting = caller.principal,
          .request_id = "import " + identity,
          .is_shared_request = true,
          .deadline = caller.deadline,
          .priority = storage::Priority::kBulk,
          .validate_only = is_dry_run};
}

absl::Status ImportRun::SubmitSome(const Caller& caller, size_t from, size_t to) {
  Answers answers(to - from);
  for (size_t i = from; i < to; ++i) {
    parts_.exchange.Submit(
        CallFor(caller, asked_[i].identity, /*is_dry_run=*/false), asked_[i].command,
        [&answers, index = i - from](auto outcome) { answers.Take(index, std::move(outcome)); });
  }
  const auto outcomes = answers.Wait();
  absl::Status failure;
  for (size_t i = from; i < to; ++i) {
    failure.Update(Take(caller, asked_[i], outcomes[i - from], /*is_dry_run=*/false));
  }
  return failure;
}

// What became of a row; an error that is not about it.
absl::Status ImportRun::Take(const Caller& caller, const Asked& asked,
                             const absl::StatusOr<exchange::Committed>& outcome, bool is_dry_run) {
  if (!outcome.ok() && !IsAboutTheRow(outcome.status())) return outcome.status();
  ImportedRow row{.state = StateOf(outcome, is_dry_run),
                  .status = InWordsOfTheFile(outcome.status(), headings_, asked.left_out)};
  if (row.state == Row::STATE_CONFLICT) {
    row.status = WhatChanged(caller, asked);
    if (!IsAboutTheRow(row.status)) return row.status;
  }
  if (row.state == Row::STATE_LOGGED || row.state == Row::STATE_UNCHANGED) {
    row.hour_log = outcome->record->sequence;
  }
  if (row.state == Row::STATE_UNCHANGED && declared_.columns().reference().empty()) {
    row.status = domain::RefuseExisting("ROW_EQUAL", "");
  }
  Keep(asked.row, std::move(row));
  return absl::OkStatus();
}

absl::Status ImportRun::WhatChanged(const Caller& caller, const Asked& asked) const {
  const auto earlier = parts_.exchange.LoggedUnder(
      CallFor(caller, asked.identity, /*is_dry_run=*/false), asked.command);
  if (!earlier.ok()) return earlier.status();
  return Differences(parts_, scheme_, *earlier, asked.command, headings_);
}

// Rows that need not be logged any more: their texts least of all.
void ImportRun::LetGoOfLogged() {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::erase_if(asked_, [this](const Asked& asked) {
    const Row::State state = outcomes_[asked.row].state;
    return state == Row::STATE_LOGGED || state == Row::STATE_UNCHANGED;
  });
  asked_.shrink_to_fit();
}

void ImportRun::ForgetErased() {
  const std::unique_lock<std::mutex> working(working_, std::try_to_lock);
  if (!working.owns_lock()) return;
  std::map<domain::MemberNumber, bool> erased;  // who was looked up
  const auto is_erased = [&](const Asked& asked) {
    const auto [known, is_new] = erased.try_emplace(asked.command.member, false);
    if (is_new) {
      const auto member = parts_.registers.Find<domain::Member>({scheme_, known->first});
      known->second =
          member.ok() && *member != nullptr && (*member)->state == domain::MemberState::kErased;
    }
    return known->second;
  };
  std::erase_if(asked_, [&](const Asked& asked) {
    if (!is_erased(asked)) return false;
    Keep(asked.row,
         {.state = Row::STATE_REFUSED, .status = domain::RefuseState("MEMBER_ERASED", "member")});
    return true;
  });
}

size_t ImportRun::bytes() const {
  const std::lock_guard<std::mutex> working(working_);
  size_t bytes = asked_.capacity() * sizeof(Asked);
  for (const Asked& asked : asked_) {
    bytes += asked.identity.capacity() + asked.command.text.capacity();
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes + outcomes_.capacity() * sizeof(ImportedRow);
}

// What this import logged stays so when it is committed again.
void ImportRun::Keep(size_t row, ImportedRow outcome) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const bool logged_it = outcomes_[row].state == Row::STATE_LOGGED;
  if (logged_it && outcome.state == Row::STATE_UNCHANGED) return;
  outcome.line = outcomes_[row].line;
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

std::vector<FileRemark> ImportRun::Remarks() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return remarks_;
}

std::vector<ImportedRow> ImportRun::Rows() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return outcomes_;
}

}  // namespace timecredit::service
