#include "tests/storage/faulty_store.h"

#include <utility>

namespace timecredit::storage {

absl::Status FaultyStore::Take(Faults& faults, int call) {
  auto fault = faults.extract(call);
  return fault.empty() ? absl::OkStatus() : std::move(fault.mapped());
}

void FaultyStore::FailView(int nth, absl::Status status) {
  std::lock_guard lock(mutex_);
  view_faults_[views_ + nth] = std::move(status);
}

void FaultyStore::FailSubmit(int nth, absl::Status status) {
  std::lock_guard lock(mutex_);
  submit_faults_[submits_ + nth] = std::move(status);
}

void FaultyStore::LoseAnswer(int nth, absl::Status status) {
  std::lock_guard lock(mutex_);
  lost_answers_[submits_ + nth] = std::move(status);
}

int FaultyStore::views() const {
  std::lock_guard lock(mutex_);
  return views_;
}

int FaultyStore::submits() const {
  std::lock_guard lock(mutex_);
  return submits_;
}

absl::Status FaultyStore::View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const {
  absl::Status fault;
  {
    std::lock_guard lock(mutex_);
    fault = Take(view_faults_, ++views_);
  }
  return fault.ok() ? inner_.View(read) : fault;
}

void FaultyStore::Submit(Update update) {
  absl::Status fault;
  absl::Status lost;
  {
    std::lock_guard lock(mutex_);
    const int call = ++submits_;
    fault = Take(submit_faults_, call);
    lost = Take(lost_answers_, call);
  }
  if (!fault.ok()) {
    update.done(std::move(fault));
    return;
  }
  if (!lost.ok()) {
    update.done = [lost = std::move(lost), done = std::move(update.done)](
                      const absl::Status& status) mutable { done(status.ok() ? lost : status); };
  }
  inner_.Submit(std::move(update));
}

}  // namespace timecredit::storage
