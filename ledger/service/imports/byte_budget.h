#ifndef LEDGER_SERVICE_IMPORTS_BYTE_BUDGET_H_
#define LEDGER_SERVICE_IMPORTS_BYTE_BUDGET_H_

#include <cstddef>
#include <mutex>

namespace timecredit::service {

// Memory that several share. Thread-safe.
class ByteBudget {
 public:
  // What one of them has taken; given back when it goes. Outlived by the budget.
  class Share {
   public:
    explicit Share(ByteBudget& budget) : budget_(budget) {}
    ~Share() { budget_.Return(taken_); }

    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    // Whether there was so much left.
    bool Take(size_t bytes) {
      if (!budget_.Take(bytes)) return false;
      taken_ += bytes;
      return true;
    }

   private:
    ByteBudget& budget_;
    size_t taken_ = 0;
  };

  explicit ByteBudget(size_t bytes) : left_(bytes) {}

 private:
  bool Take(size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (bytes > left_) return false;
    left_ -= bytes;
    return true;
  }

  void Return(size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    left_ += bytes;
  }

  std::mutex mutex_;
  size_t left_;  // guarded by mutex_
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_BYTE_BUDGET_H_
