#ifndef LEDGER_EXCHANGE_EXCHANGE_H_
#define LEDGER_EXCHANGE_EXCHANGE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/clock_watch.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/directory.h"
#include "ledger/personal/directory_feed.h"
#include "ledger/personal/erasure.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/randomness.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/store.h"

namespace timecredit::exchange {

// What an exchange works with; all of it outlives the exchange.
struct Parts {
  storage::Store& store;
  storage::KeyStore& keys;
  personal::Randomness& randomness;
  const domain::Clock& clock;
  // How many keys that are missing an operator goes on without, for good: --accept-lost-keys.
  std::optional<int64_t> accepted_lost_keys = std::nullopt;
};

// Carries out commands: each is decided against the projections as they stand, and becomes one
// record of its scheme's journal, or is refused and changes nothing. Thread-safe.
//
// Refusals are statuses with a domain::Refusal; each command's header names its own. All commands
// may be refused with
//   SCHEME_NOT_YOURS (PERMISSION_DENIED), as domain::CheckScope, before anything else,
//   SCHEME_UNKNOWN (NOT_FOUND), REQUEST_ID_INVALID (INVALID_ARGUMENT),
//   REQUEST_ID_REUSED (ALREADY_EXISTS): the id was used for a request with other fields,
//   CLOCK_BEHIND (FAILED_PRECONDITION): the clock is far behind the last record; an operator looks
//   at it and, if it is right, confirms it with ConfirmClock; likewise
//   CLOCK_AHEAD (FAILED_PRECONDITION): it jumped ahead (clock_watch.h),
// and fail as storage::Update::done does: RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, UNAVAILABLE.
class Exchange {
 public:
  using Done = absl::AnyInvocable<void(absl::StatusOr<Committed>)>;

  // Makes sure that the two stores belong together (personal/pairing.h) and no key is missing that
  // was not given up, finds the store's own key, or makes it for a store without schemes, finishes
  // erasures that a crash interrupted, and takes all members into the directory.
  // FAILED_PRECONDITION, with one line, when the key store is not this store's, is older, or lacks
  // keys.
  static absl::StatusOr<std::unique_ptr<Exchange>> Open(const Parts& parts);

  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Carries out a command and calls `done` once with its answer, on the store's or the caller's
  // thread; `done` must not block. Commands that need a key of their own (CreateMember, and
  // ImposeObligation in a new case) or a look at the store beforehand (EraseMember) do that on the
  // caller's thread and wait for the disk. After an answer to CreateMember, UpdateMember or
  // EraseMember, FollowUp is still to be called.
  void Submit(Call call, Command command, Done done);

  // Takes a created or updated member into the directory and an erased one out, whose key it
  // destroys; nothing for other answers. Waits for the disk: never from a `done`. May be called
  // again after an error, and by whoever repeats the request.
  absl::Status FollowUp(const Committed& committed);

  // Finishes erasures that were recorded and whose keys are not yet destroyed; how they stand.
  // Waits for the disk. The server calls it from time to time.
  absl::StatusOr<personal::Resumption> ResumeErasures();
  absl::StatusOr<int64_t> CountPendingErasures() const;

  // Submits, waits and follows up; a failure to follow up is no error of what was committed, which
  // says so itself. Never from a `done`.
  absl::StatusOr<Committed> Execute(Call call, Command command);

  struct Request {
    Call call;
    Command command;
  };
  using Ask = absl::FunctionRef<Request(size_t index)>;
  // What it returns ends the dry run, unless it is OK.
  using Answer =
      absl::FunctionRef<absl::Status(size_t index, const absl::StatusOr<Committed>& outcome)>;

  // The dry run of many commands: decides them in order, over the store as it stands and each
  // against what those before it would have done, and commits none. `answer` is called once for
  // each, as `done` would have been. Works on the caller's thread over a snapshot: the one that
  // writes is never held up by it, however many there are. An error is not about a command; then
  // the rest was not answered.
  absl::Status Rehearse(size_t count, Ask ask, Answer answer);

  // A digest of what the command says, personal fields under the member's key: nobody can confirm a
  // guess at them once that is destroyed. FAILED_PRECONDITION, MEMBER_ERASED.
  absl::StatusOr<domain::Digest> DigestOf(domain::SchemeNumber scheme,
                                          const LogHours& command) const;

  // The record that was made of such a command under the call's request id, whatever it said; none
  // when there is none.
  absl::StatusOr<domain::Sequence> RecordedUnder(const Call& call, const Command& command) const;

  // Returns the credit of holds past their deadline, and expires lots that have lapsed, of one
  // scheme. The server calls them from time to time; nothing depends on when. One that fails does
  // not keep others from being swept. CLOCK_AHEAD as for commands; other errors where it cannot be
  // told what is due.
  struct Swept {
    int64_t done = 0;
    int64_t failed = 0;
    absl::Status why;  // of the first that failed
    // Wallets left as they are, because so many at once are expired only when somebody asks for it.
    int64_t waiting = 0;
  };
  absl::StatusOr<Swept> SweepHolds(domain::SchemeNumber scheme);
  enum class Asked { kByNobody, kByAnOperator };
  absl::StatusOr<Swept> SweepLots(domain::SchemeNumber scheme, Asked asked = Asked::kByNobody);

  storage::Store& store() const { return store_; }
  const personal::Compartment& compartment() const { return compartment_; }
  const personal::Directory& directory() const { return directory_; }
  // What the directory could not take in when the exchange was opened.
  const personal::DirectoryFeed::Loading& loading() const { return loading_; }
  personal::Keyring& keyring() const { return *keyring_; }
  const personal::StoreDigests& digests() const { return digests_; }

 private:
  struct Work;

  Exchange(const Parts& parts, absl::Time last_record, std::unique_ptr<personal::Keyring> keyring,
           personal::StoreDigests digests);

  absl::StatusOr<domain::KeyId> TakeKey();
  void GiveBackKey(const Work& work);
  absl::Status Prepare(Work& work);
  absl::Status PrepareErasure(Work& work, domain::MemberNumber member);
  absl::Status CarryOut(Work& work, storage::Transaction& rows) const;
  void Finish(Work& work, const absl::Status& status);
  absl::StatusOr<Swept> Sweep(domain::SchemeNumber scheme, std::vector<Command> due);

  storage::Store& store_;
  mutable ClockWatch watch_;
  const std::unique_ptr<personal::Keyring> keyring_;
  const personal::StoreDigests digests_;
  const personal::Compartment compartment_;
  personal::Directory directory_;
  personal::DirectoryFeed feed_;
  personal::DirectoryFeed::Loading loading_;

  std::mutex spare_mutex_;
  // Made for commands that were then refused: they seal nothing, so the next command takes them.
  std::vector<domain::KeyId> spare_keys_;  // guarded by spare_mutex_
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_EXCHANGE_H_
