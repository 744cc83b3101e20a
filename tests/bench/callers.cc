#include "tests/bench/callers.h"

#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "ledger/domain/principal.h"
#include "ledger/exchange/call.h"

namespace timecredit::bench {

// Answers on their way from the store's thread to the measuring one.
class Callers::Answers {
 public:
  void Add(absl::StatusOr<exchange::Committed> answer) {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
    arrived_.notify_one();
  }

  std::vector<absl::StatusOr<exchange::Committed>> Take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !answers_.empty(); });
    return std::exchange(answers_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<absl::StatusOr<exchange::Committed>> answers_;
};

void Callers::Ask(exchange::Command command, storage::Priority priority, Answers& answers) {
  exchange::Call call;
  call.scheme = scheme_;
  call.acting = {
      .kind = domain::PrincipalKind::kOfficer, .number = 1, .member = {}, .scheme = scheme_};
  call.request_id = absl::StrCat("bench-", absl::ToUnixMicros(absl::Now()), "-", ++requests_);
  call.priority = priority;
  exchange_.Submit(
      std::move(call), std::move(command),
      [&answers](absl::StatusOr<exchange::Committed> answer) { answers.Add(std::move(answer)); });
}

Measurement Callers::Run(absl::Duration time, int64_t operations, int callers, const Work& work) {
  Answers answers;
  int64_t asked = 0;
  int64_t answered = 0;
  const absl::Time start = absl::Now();
  const absl::Time end = start + time;
  for (; asked < callers && asked < operations; ++asked) {
    Ask(work.next(), storage::Priority::kInteractive, answers);
  }
  while (answered < asked) {
    const bool more = absl::Now() < end;
    for (const auto& answer : answers.Take()) {
      if (!answer.ok()) {
        std::cerr << "refused: " << answer.status() << "\n";
        std::exit(1);
      }
      ++answered;
      work.answered(*answer);
      if (more && asked < operations) {
        ++asked;
        Ask(work.next(), storage::Priority::kInteractive, answers);
      }
    }
  }
  return {.operations = answered, .seconds = absl::ToDoubleSeconds(absl::Now() - start)};
}

Measurement Callers::RunBatches(absl::Duration time, int batch, const Work& work) {
  Answers answers;
  int64_t answered = 0;
  const absl::Time start = absl::Now();
  while (absl::Now() < start + time) {
    for (int row = 0; row < batch; ++row) Ask(work.next(), storage::Priority::kBulk, answers);
    for (int left = batch; left > 0;) {
      for (const auto& answer : answers.Take()) {
        if (!answer.ok()) {
          std::cerr << "refused: " << answer.status() << "\n";
          std::exit(1);
        }
        --left;
        ++answered;
        work.answered(*answer);
      }
    }
  }
  return {.operations = answered, .seconds = absl::ToDoubleSeconds(absl::Now() - start)};
}

}  // namespace timecredit::bench
