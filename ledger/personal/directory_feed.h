#ifndef LEDGER_PERSONAL_DIRECTORY_FEED_H_
#define LEDGER_PERSONAL_DIRECTORY_FEED_H_

#include <cstdint>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/directory.h"
#include "ledger/storage/store.h"

namespace timecredit::personal {

// Keeps a directory in step with a store: everything once, then each member after an update about
// them was acknowledged. Reads the store rather than being told, so that of two updates at the same
// time the later one counts, in whichever order their callers arrive here. Thread-safe.
class DirectoryFeed {
 public:
  // What Load could not take in.
  struct Loading {
    int64_t loaded = 0;
    // The key was destroyed: the erasure is unfinished, or the store older than it.
    std::vector<journal::SealedMember::Key> erased;
    std::vector<journal::SealedMember::Key> unreadable;  // the key was lost
    std::vector<journal::SealedMember::Key> damaged;     // tampered with: to be looked into
  };

  // All outlive the feed.
  DirectoryFeed(const storage::Store& store, const Compartment& compartment, Directory& directory)
      : store_(store), compartment_(compartment), directory_(directory) {}

  // Takes in the members of all schemes. Before the store is written to; decrypts every member.
  absl::StatusOr<Loading> Load();

  // Takes the member in as the store has them now, or out when they were erased. After an update
  // was acknowledged, on the caller's thread. DATA_LOSS when the fields were tampered with: the
  // member is then out.
  absl::Status Refresh(domain::SchemeNumber scheme, domain::MemberNumber member);

 private:
  const storage::Store& store_;
  const Compartment& compartment_;
  Directory& directory_;
  std::mutex mutex_;  // held from reading the store to changing the directory
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_DIRECTORY_FEED_H_
