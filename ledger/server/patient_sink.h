#ifndef LEDGER_SERVER_PATIENT_SINK_H_
#define LEDGER_SERVER_PATIENT_SINK_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

#include "spdlog/details/log_msg.h"
#include "spdlog/sinks/base_sink.h"

namespace timecredit::server {

// Writes lines to a file descriptor whose reader may stall or leave: a line that cannot be written
// within a tenth of a second is dropped and counted, and while the reader stalls no line is waited
// for. When it reads again, a line says how many it missed. Needs SIGPIPE ignored. Thread-safe.
class PatientSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  // `overrun`: how many lines were dropped before they came here, by a queue that was full.
  explicit PatientSink(int descriptor, std::function<uint64_t()> overrun = nullptr)
      : descriptor_(descriptor), overrun_(std::move(overrun)) {}

  // All lines that were dropped, here and before.
  uint64_t dropped() const { return dropped_ + Overrun(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  uint64_t Overrun() const { return overrun_ ? overrun_() : 0; }
  bool Write(const char* text, size_t size);

  const int descriptor_;
  const std::function<uint64_t()> overrun_;
  std::atomic<uint64_t> dropped_{0};
  uint64_t told_ = 0;        // of those dropped; guarded by the sink's mutex
  bool is_stalled_ = false;  // guarded by the sink's mutex
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_PATIENT_SINK_H_
