#ifndef TESTS_MODEL_CHOICES_H_
#define TESTS_MODEL_CHOICES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace timecredit::model {

// The choices of a step, one after another; 0, the plainest, when they run out.
class Choices {
 public:
  using Drawn = std::array<uint32_t, 48>;

  // `drawn` must outlive the choices.
  explicit Choices(const Drawn& drawn) : drawn_(drawn) {}

  uint32_t Next() { return next_ < drawn_.size() ? drawn_[next_++] : 0; }
  uint32_t Below(size_t bound) { return Next() % static_cast<uint32_t>(bound); }
  bool OneIn(uint32_t times) { return Next() % times == times - 1; }

  template <class Value>
  Value Among(std::initializer_list<Value> values) {
    return *(values.begin() + Below(values.size()));
  }

 private:
  const Drawn& drawn_;
  size_t next_ = 0;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_CHOICES_H_
