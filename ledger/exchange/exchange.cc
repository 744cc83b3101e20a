#include "ledger/exchange/exchange.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/clock_watch.h"
#include "ledger/exchange/commitment.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/due.h"
#include "ledger/exchange/overlay.h"
#include "ledger/exchange/replay.h"
#include "ledger/exchange/request_digest.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_compartment.h"
#include "ledger/personal/erasure.h"
#include "ledger/personal/pairing.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::exchange {
namespace {

// The status that undoes a dry run's writes; never leaves this file.
absl::Status DryRunEnded() { return absl::CancelledError("dry run"); }

// A scheme that is being created is nobody's yet.
absl::Status CheckCaller(const Call& call) {
  if (!call.scheme.IsNone()) {
    if (auto status = domain::CheckScope(call.acting, call.scheme); !status.ok()) return status;
  }
  if (call.request_id.empty() && call.acting.kind == domain::PrincipalKind::kSystem) {
    return absl::OkStatus();
  }
  if (!call.request_id.empty() && std::ssize(call.request_id) <= kLongestRequestId &&
      domain::IsReadableText(call.request_id)) {
    return absl::OkStatus();
  }
  return domain::RefuseArgument("REQUEST_ID_INVALID", "request_id",
                                {{"longest", kLongestRequestId}});
}

Call SweepCall(domain::SchemeNumber scheme) {
  Call call;
  call.scheme = scheme;
  call.acting = {.kind = domain::PrincipalKind::kSystem, .number = 0, .member = {}};
  call.priority = storage::Priority::kBulk;
  return call;
}

// The key of the digests by which the store knows its requests and aliases. A store that has
// schemes has one already, and with any other would no longer know them.
absl::StatusOr<std::shared_ptr<const personal::SecretKey>> FindStoreKey(
    const storage::Store& store, personal::Keyring& keyring) {
  bool has_schemes = false;
  auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto registry = snapshot.Find<journal::Registry>({});
    has_schemes = registry.ok() && *registry != nullptr;
    return registry.status();
  });
  if (!status.ok()) return status;
  if (!has_schemes) return keyring.Named(personal::StoreDigests::kKeyName);
  auto key = keyring.Find(personal::Keyring::IdOf(personal::StoreDigests::kKeyName));
  if (!absl::IsNotFound(key.status())) return key;
  return absl::FailedPreconditionError(
      "the key store lacks the key of this store: it is another store's, or was lost");
}

absl::Status CheckKeys(const Parts& parts) {
  const auto is_older = personal::Pair(parts.store, parts.keys, parts.randomness);
  if (!is_older.ok()) return is_older.status();
  const auto missing = personal::FindMissingKeys(parts.store, parts.keys);
  if (!missing.ok()) return missing.status();
  return personal::AcceptMissingKeys(parts.store, parts.keys, *missing, *is_older,
                                     parts.accepted_lost_keys);
}

// When the last record of any scheme's public journal was made.
absl::StatusOr<absl::Time> FindLastRecord(const storage::Store& store) {
  absl::Time last = absl::InfinitePast();
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto registry = snapshot.Find<journal::Registry>({});
    if (!registry.ok() || *registry == nullptr) return registry.status();
    for (uint64_t number = 1; number <= (*registry)->schemes; ++number) {
      const auto head = snapshot.Find<journal::Head>({domain::SchemeNumber(number)});
      if (!head.ok()) return head.status();
      if (*head != nullptr) last = std::max(last, (*head)->last_recorded_at);
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return last;
}

}  // namespace

// One command on its way through the store.
struct Exchange::Work {
  ClockWatch::Reading reading;  // at which it was decided
  Call call;
  Command command;
  Done done;
  Prepared prepared;
  Committed committed;  // once decided
};

absl::StatusOr<std::unique_ptr<Exchange>> Exchange::Open(const Parts& parts) {
  if (auto status = CheckKeys(parts); !status.ok()) return status;
  auto keyring = std::make_unique<personal::Keyring>(parts.keys, parts.randomness);
  auto key = FindStoreKey(parts.store, *keyring);
  if (!key.ok()) return key.status();
  if (auto again = personal::EraseAgain(parts.store, *keyring); !again.ok()) return again.status();
  const auto last_record = FindLastRecord(parts.store);
  if (!last_record.ok()) return last_record.status();
  std::unique_ptr<Exchange> exchange(new Exchange(parts, *last_record, std::move(keyring),
                                                  personal::StoreDigests(*std::move(key))));
  const auto resumed = exchange->ResumeErasures();
  if (!resumed.ok()) return resumed.status();
  if (!resumed->failure.ok()) return resumed->failure;
  auto loading = exchange->feed_.Load();
  if (!loading.ok()) return loading.status();
  exchange->loading_ = *std::move(loading);
  return exchange;
}

Exchange::Exchange(const Parts& parts, absl::Time last_record,
                   std::unique_ptr<personal::Keyring> keyring, personal::StoreDigests digests)
    : store_(parts.store),
      watch_(parts.clock, last_record),
      keyring_(std::move(keyring)),
      digests_(std::move(digests)),
      compartment_(*keyring_, digests_),
      feed_(store_, compartment_, directory_) {}

void Exchange::Submit(Call call, Command command, Done done) {
  auto work = std::make_shared<Work>();
  work->call = std::move(call);
  work->command = std::move(command);
  work->done = std::move(done);
  auto status = CheckCaller(work->call);
  if (status.ok()) status = Prepare(*work);
  if (!status.ok()) {
    Finish(*work, status);
    return;
  }
  storage::Update update;
  update.priority = work->call.priority;
  update.deadline = work->call.deadline;
  update.decide = [this, work](storage::Transaction& rows) { return CarryOut(*work, rows); };
  update.done = [this, work](const absl::Status& outcome) { Finish(*work, outcome); };
  store_.Submit(std::move(update));
}

absl::StatusOr<Committed> Exchange::Execute(Call call, Command command) {
  const bool follows_up = !call.validate_only;
  std::mutex mutex;
  std::condition_variable answered;
  std::optional<absl::StatusOr<Committed>> answer;
  Submit(std::move(call), std::move(command), [&](absl::StatusOr<Committed> given) {
    const std::lock_guard<std::mutex> lock(mutex);
    answer = std::move(given);
    answered.notify_one();
  });
  std::unique_lock<std::mutex> lock(mutex);
  answered.wait(lock, [&] { return answer.has_value(); });
  if (follows_up && answer->ok()) {
    (*answer)->follow_up = FollowUp(**answer);
  }
  return *std::move(answer);
}

absl::StatusOr<domain::KeyId> Exchange::TakeKey() {
  {
    const std::lock_guard<std::mutex> lock(spare_mutex_);
    if (!spare_keys_.empty()) {
      const domain::KeyId key = spare_keys_.back();
      spare_keys_.pop_back();
      return key;
    }
  }
  return keyring_->Create();
}

// Under which nothing was sealed.
void Exchange::GiveBackKey(const Work& work) {
  if (!work.prepared.key.has_value()) return;
  const std::lock_guard<std::mutex> lock(spare_mutex_);
  spare_keys_.push_back(*work.prepared.key);
}

absl::Status Exchange::Prepare(Work& work) {
  const auto* obligation = std::get_if<ImposeObligation>(&work.command);
  const bool opens_case = obligation != nullptr && obligation->court_case.IsNone();
  if (std::holds_alternative<CreateMember>(work.command) || opens_case) {
    const auto key = TakeKey();
    if (!key.ok()) return key.status();
    work.prepared.key = *key;
    work.prepared.key_changes = keyring_->changes();
  }
  const auto* erasure = std::get_if<EraseMember>(&work.command);
  return erasure == nullptr ? absl::OkStatus() : PrepareErasure(work, erasure->member);
}

absl::Status Exchange::PrepareErasure(Work& work, domain::MemberNumber member) {
  return store_.View([&](const storage::Snapshot& snapshot) {
    const auto known = snapshot.Find<domain::Member>({work.call.scheme, member});
    if (!known.ok()) return known.status();
    if (*known == nullptr) return absl::OkStatus();  // the decision says so
    std::vector<domain::MemberNumber> numbers = (*known)->duplicates;
    numbers.push_back(member);
    for (const domain::MemberNumber number : numbers) {
      auto erasable = personal::FindErasable(snapshot, compartment_, work.call.scheme, number);
      if (!erasable.ok()) return erasable.status();
      work.prepared.erasable.push_back(*std::move(erasable));
    }
    return absl::OkStatus();
  });
}

absl::Status Exchange::CarryOut(Work& work, storage::Transaction& rows) const {
  personal::CaseCompartment confidential(rows, *keyring_, digests_);
  const Surroundings around{rows, confidential, compartment_, digests_, *keyring_};
  auto earlier = FindEarlier(work.call, work.command, around);
  if (!earlier.ok()) return earlier.status();
  if (earlier->has_value()) {
    work.committed = **std::move(earlier);
    return absl::OkStatus();
  }
  work.reading = watch_.Read();
  const absl::Status ahead = watch_.Check(work.reading);
  const bool confirms = std::holds_alternative<ConfirmClock>(work.command);
  if (!ahead.ok() && !confirms) return ahead;
  Desk desk(work.call, work.reading.now, !ahead.ok(), rows, confidential, compartment_);
  if (!std::holds_alternative<CreateScheme>(work.command)) {
    if (auto status = desk.Open(); !status.ok()) return status;
    if (auto status = confirms ? absl::OkStatus() : CheckClock(desk); !status.ok()) return status;
  }
  auto draft = std::visit([&](const auto& command) { return Decide(command, desk); }, work.command);
  if (!draft.ok()) return draft.status();
  auto committed = Commit(work.call, work.command, work.prepared, *std::move(draft), desk, around);
  if (!committed.ok()) return committed.status();
  work.committed = *std::move(committed);
  return work.call.validate_only ? DryRunEnded() : absl::OkStatus();
}

absl::Status Exchange::Rehearse(size_t count, Ask ask, Answer answer) {
  return store_.View([&](const storage::Snapshot& snapshot) {
    Overlay rows(snapshot);
    for (size_t i = 0; i < count; ++i) {
      Work work;
      auto [call, command] = ask(i);
      work.call = std::move(call);
      work.command = std::move(command);
      work.call.validate_only = true;
      if (work.call.deadline <= watch_.Read().now) {
        return absl::DeadlineExceededError("the dry run went on past its deadline");
      }
      auto status = CheckCaller(work.call);
      if (status.ok()) status = Prepare(work);
      if (status.ok()) status = CarryOut(work, rows);
      GiveBackKey(work);  // nothing is written, so that one serves for all
      if (status.ok() || absl::IsCancelled(status)) {
        rows.Keep();
        status = answer(i, std::move(work.committed));
      } else {
        rows.Undo();
        status = answer(i, status);
      }
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<domain::Digest> Exchange::DigestOf(domain::SchemeNumber scheme,
                                                  const LogHours& command) const {
  domain::Digest digest;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto key = compartment_.KeyOf(snapshot, scheme, command.member);
    if (!key.ok()) return key.status();
    digest = RequestBodyOf(command, digests_, key->get());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return digest;
}

absl::StatusOr<domain::Sequence> Exchange::RecordedUnder(const Call& call,
                                                         const Command& command) const {
  domain::Sequence recorded;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    const auto found = FindSequenceUnder(call, command, snapshot, digests_);
    if (found.ok()) recorded = *found;
    return found.status();
  });
  if (!status.ok()) return status;
  return recorded;
}

void Exchange::Finish(Work& work, const absl::Status& status) {
  const bool dry_run = work.call.validate_only && absl::IsCancelled(status);
  // Of other errors it is not known whether anything was written under the key.
  const bool left_nothing =
      dry_run || work.committed.replayed || domain::RefusalOf(status).has_value();
  if (left_nothing) GiveBackKey(work);
  const bool is_done = status.ok() && !work.committed.replayed;
  if (is_done && std::holds_alternative<ConfirmClock>(work.command)) watch_.Confirm(work.reading);
  if (status.ok() || dry_run) {
    work.done(std::move(work.committed));
  } else {
    work.done(status);
  }
}

absl::Status Exchange::FollowUp(const Committed& committed) {
  if (!committed.record.has_value()) return absl::OkStatus();
  const journal::Record& record = *committed.record;
  if (const auto* created = std::get_if<journal::MemberCreated>(&record.body)) {
    return feed_.Refresh(record.scheme, created->member);
  }
  if (const auto* updated = std::get_if<journal::MemberUpdated>(&record.body)) {
    return feed_.Refresh(record.scheme, updated->member);
  }
  if (const auto* erased = std::get_if<journal::MemberErased>(&record.body)) {
    std::vector<domain::MemberNumber> numbers = erased->duplicates;
    numbers.push_back(erased->member);
    for (const domain::MemberNumber number : numbers) {
      if (auto status = feed_.Refresh(record.scheme, number); !status.ok()) return status;
      auto status = personal::FinishErasure(store_, *keyring_, {record.scheme, number});
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<personal::Resumption> Exchange::ResumeErasures() {
  return personal::ResumeErasures(store_, *keyring_);
}

absl::StatusOr<int64_t> Exchange::CountPendingErasures() const {
  return personal::CountPendingErasures(store_);
}

absl::StatusOr<Exchange::Swept> Exchange::SweepHolds(domain::SchemeNumber scheme) {
  const ClockWatch::Reading reading = watch_.Read();
  if (auto status = watch_.Check(reading); !status.ok()) return status;
  auto due = FindDueHolds(store_, scheme, reading.now);
  if (!due.ok()) return due.status();
  return Sweep(scheme, std::move(due->commands));
}

absl::StatusOr<Exchange::Swept> Exchange::SweepLots(domain::SchemeNumber scheme, Asked asked) {
  const ClockWatch::Reading reading = watch_.Read();
  if (auto status = watch_.Check(reading); !status.ok()) return status;
  auto due = FindLapsedWallets(store_, scheme, reading.now);
  if (!due.ok()) return due.status();
  const auto wallets = std::ssize(due->commands);
  if (asked == Asked::kByNobody && wallets > due->most_unasked) {
    return Swept{.done = 0, .failed = 0, .why = {}, .waiting = wallets};
  }
  return Sweep(scheme, std::move(due->commands));
}

absl::StatusOr<Exchange::Swept> Exchange::Sweep(domain::SchemeNumber scheme,
                                                std::vector<Command> due) {
  Swept swept;
  for (Command& command : due) {
    const auto committed = Execute(SweepCall(scheme), std::move(command));
    if (committed.ok()) {
      ++swept.done;
    } else if (!domain::RefusalOf(committed.status()).has_value()) {
      // What was found may have been settled meanwhile by somebody else: a refusal is no failure.
      ++swept.failed;
      swept.why.Update(committed.status());
      if (absl::IsUnavailable(committed.status())) return swept;  // the store is closing
    }
  }
  return swept;
}

}  // namespace timecredit::exchange
