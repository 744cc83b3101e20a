#ifndef LEDGER_JOURNAL_VALUE_CODEC_H_
#define LEDGER_JOURNAL_VALUE_CODEC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/message_lite.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/verdict.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "proto/timecredit/storage/v1/value.pb.h"

// Domain values to stored messages and back: what the codecs of records and of rows share, and the
// only header of the journal that shows protobuf. Include it from codecs and storage adapters only.
//
// ToMessage fills a message that is clear. FromMessage yields the value and notes what cannot be
// one in the fault; it does not notice superfluous or unordered fields, so whoever decodes encodes
// again and compares. All functions are thread-safe.
namespace timecredit::journal {

namespace stored = ::timecredit::storage::v1;

// The first field of whatever cannot be rebuilt; other versions are not read. Version 1 was never
// in the world.
inline constexpr uint32_t kFormatVersion = 2;

// The first thing found wrong with a stored message.
class Fault {
 public:
  // `what` names the field in words, and outlives the fault.
  void Note(std::string_view what) {
    if (what_.empty()) what_ = what;
  }
  bool IsNone() const { return what_.empty(); }

  // DATA_LOSS, saying what could not be read and why; OK when there is no fault.
  absl::Status StatusFor(std::string_view of) const;

 private:
  std::string_view what_;
};

// A clear message, for use until the next call. One is kept per thread and type, because the parts
// of a message that was used before need not be allocated again. Not for what is secret.
template <class Message>
Message& Cleared() {
  thread_local Message message;
  message.Clear();
  return message;
}

// Reads the bytes into `message`, which is cleared first. Notes a fault when they are malformed.
void Parse(std::string_view bytes, google::protobuf::MessageLite& message, Fault& fault);

// Serialises; the size is computed once.
std::string Serialise(const google::protobuf::MessageLite& message);

// ---- Scalars.

// Whole microseconds; what is finer is cut off. InfinitePast has none: the field stays absent.
std::optional<int64_t> MicrosecondsOf(absl::Time instant);
absl::Time InstantFrom(bool present, int64_t microseconds);

// Days since 1970-01-01; dates millions of years away are moved to the nearest that fits.
int32_t DaysOf(domain::Date date);
domain::Date DateFrom(int32_t days);

// Digests and key ids are of one type; both are 16 bytes. `bytes` is a message's own string, which
// saves the copy that generated setters make.
void ToBytes(const domain::Digest& digest, std::string& bytes);
domain::Digest DigestFrom(const std::string& bytes, std::string_view what, Fault& fault);

// Enums have the same numbers as stored. `is_known` is the generated ..._IsValid; 0 is none of
// ours.
template <class Value>
Value EnumFrom(int number, bool (*is_known)(int), std::string_view what, Fault& fault) {
  if (number == 0 || !is_known(number)) fault.Note(what);
  return static_cast<Value>(number);
}

// ---- Values.

using StoredNames = google::protobuf::RepeatedPtrField<stored::Name>;
void ToMessage(const domain::LocalizedText& names, StoredNames& messages);
domain::LocalizedText FromMessage(const StoredNames& messages);

void ToMessage(const domain::Portion& portion, stored::Portion& message);
domain::Portion FromMessage(const stored::Portion& message);

using StoredPortions = google::protobuf::RepeatedPtrField<stored::Portion>;
void ToMessage(const domain::Portions& portions, StoredPortions& messages);
domain::Portions FromMessage(const StoredPortions& messages);

void ToMessage(const domain::Principal& principal, stored::Principal& message);
domain::Principal FromMessage(const stored::Principal& message, Fault& fault);

void ToMessage(const domain::EffectiveTime& effective, stored::EffectiveTime& message);
domain::EffectiveTime FromMessage(const stored::EffectiveTime& message);

void ToMessage(const domain::Award& award, stored::Award& message);
domain::Award FromMessage(const stored::Award& message);

void ToMessage(const domain::AwardPolicy& policy, stored::AwardPolicy& message);
domain::AwardPolicy FromMessage(const stored::AwardPolicy& message, Fault& fault);

void ToMessage(const domain::Party& party, stored::Party& message);
domain::Party FromMessage(const stored::Party& message);

void ToMessage(const domain::Verdict& verdict, stored::Verdict& message);
domain::Verdict FromMessage(const stored::Verdict& message, Fault& fault);

void ToMessage(const RequestMark& request, stored::RequestMark& message);
RequestMark FromMessage(const stored::RequestMark& message, Fault& fault);

void ToMessage(const Posting& posting, stored::Posting& message);
Posting FromMessage(const stored::Posting& message, Fault& fault);

// These four do not say their own numbers: the record or the key does.
void ToMessage(const domain::Scheme& scheme, stored::Scheme& message);
domain::Scheme FromMessage(domain::SchemeNumber number, const stored::Scheme& message,
                           Fault& fault);

void ToMessage(const domain::Organisation& organisation, stored::Organisation& message);
domain::Organisation FromMessage(const domain::Organisation::Key& key,
                                 const stored::Organisation& message);

void ToMessage(const domain::Activity& activity, stored::Activity& message);
domain::Activity FromMessage(const domain::Activity::Key& key, const stored::Activity& message,
                             Fault& fault);

void ToMessage(const domain::Offer& offer, stored::Offer& message);
domain::Offer FromMessage(const domain::Offer::Key& key, const stored::Offer& message,
                          Fault& fault);

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_VALUE_CODEC_H_
