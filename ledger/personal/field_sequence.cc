#include "ledger/personal/field_sequence.h"

#include <cstdint>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/personal/sodium.h"

namespace timecredit::personal {
namespace {

// What stands in front of each field. Frozen: never change one, only append.
constexpr char kText = 's';
constexpr char kBool = 'b';
constexpr char kSigned = 'i';
constexpr char kUnsigned = 'u';
constexpr char kDate = 'd';
constexpr char kTime = 't';
constexpr char kDigest = 'h';
constexpr char kPresent = 'p';
constexpr char kAbsent = 'n';
constexpr char kCount = 'c';
constexpr char kPairCount = 'm';

}  // namespace

FieldSequence::~FieldSequence() { Wipe({bytes_.data(), bytes_.size()}); }

FieldSequence& FieldSequence::Add(std::string_view text) {
  bytes_ += kText;
  Append(text.size());
  bytes_ += text;
  return *this;
}

FieldSequence& FieldSequence::Add(bool value) {
  bytes_ += kBool;
  bytes_ += value ? '\1' : '\0';
  return *this;
}

FieldSequence& FieldSequence::Add(domain::Date date) {
  bytes_ += kDate;
  Append(static_cast<uint64_t>(date - absl::CivilDay(1970, 1, 1)));
  return *this;
}

FieldSequence& FieldSequence::Add(absl::Time time) {
  bytes_ += kTime;
  Append(static_cast<uint64_t>(absl::ToUnixMicros(time)));
  return *this;
}

FieldSequence& FieldSequence::Add(const domain::Digest& digest) {
  bytes_ += kDigest;
  bytes_.append(digest.begin(), digest.end());
  return *this;
}

FieldSequence& FieldSequence::AddCount(uint64_t count) {
  bytes_ += kCount;
  Append(count);
  return *this;
}

FieldSequence& FieldSequence::AddSigned(int64_t value) {
  bytes_ += kSigned;
  Append(static_cast<uint64_t>(value));
  return *this;
}

FieldSequence& FieldSequence::AddUnsigned(uint64_t value) {
  bytes_ += kUnsigned;
  Append(value);
  return *this;
}

void FieldSequence::AddPresence(bool present) { bytes_ += present ? kPresent : kAbsent; }

void FieldSequence::AddPairCount(uint64_t count) {
  bytes_ += kPairCount;
  Append(count);
}

// Eight bytes, the most significant first.
void FieldSequence::Append(uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift);
}

}  // namespace timecredit::personal
