#ifndef LEDGER_STORAGE_MEMORY_MEMORY_STORE_H_
#define LEDGER_STORAGE_MEMORY_MEMORY_STORE_H_

#include <memory>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/domain/clock.h"
#include "ledger/storage/sequencer/sequencer.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// A store that keeps everything in memory and forgets it when destroyed: for tests, models and
// trial runs. It holds the same bytes as the durable store and keeps the same promises but that
// one. Thread-safe.
class MemoryStore : public Store {
 public:
  // `clock` says when a deadline has passed; it outlives the store.
  explicit MemoryStore(const domain::Clock& clock, const SequencerOptions& options = {});
  ~MemoryStore() override;

  absl::Status View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const override;
  void Submit(Update update) override;

  SequencerStatistics statistics() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_MEMORY_MEMORY_STORE_H_
