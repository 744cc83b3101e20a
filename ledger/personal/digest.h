#ifndef LEDGER_PERSONAL_DIGEST_H_
#define LEDGER_PERSONAL_DIGEST_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

// A 128-bit BLAKE2b digest of the fields under `key`. Without the key it can neither be guessed nor
// confirmed: once a member's key is destroyed, what was committed to under it is beyond recovery
// even for somebody who knows what it might have been. `purpose` keeps digests of different things
// apart. Thread-safe.
//
// A digest that is kept for ever and covers a personal field belongs under the member's key; under
// the store's key it would let whoever holds that key confirm a guess after the member's erasure.
domain::Digest DigestOf(const SecretKey& key, std::string_view purpose,
                        const FieldSequence& fields);

// The digests under the one key that belongs to the whole store. Immutable, hence thread-safe.
class StoreDigests {
 public:
  // The name under which a Keyring keeps the key.
  static constexpr std::string_view kKeyName = "store digests";

  explicit StoreDigests(std::shared_ptr<const SecretKey> key) : key_(std::move(key)) {}

  // The key of a request's outcome. The principal is its scheme, kind and number, which stand for
  // the person: that an officer becomes a member meanwhile, or comes with another token, makes no
  // other request of theirs.
  domain::Digest Request(domain::SchemeNumber scheme, const domain::Principal& principal,
                         std::string_view method, std::string_view request_id) const;

  // The fields of a request, none of them personal.
  domain::Digest Body(std::string_view method, const FieldSequence& fields) const;

  // The key of a journal::MemberAlias.
  domain::Digest MemberAlias(domain::SchemeNumber scheme, std::string_view alias) const;

  // The key of a journal::SealedHours.
  domain::Digest HourLog(domain::SchemeNumber scheme, domain::Sequence hour_log) const;

  // The key of a journal::SealedObligation: of an obligation after so many changes; of a cover, no
  // obligation and the confidential record that wrote it.
  domain::Digest Obligation(domain::SchemeNumber scheme, domain::ObligationNumber obligation,
                            uint64_t changes) const;

  // The key itself, for the envelopes of case_sealing.h: hashes for digests, nonces and encryption
  // tell nothing of each other.
  const SecretKey& key() const { return *key_; }

 private:
  std::shared_ptr<const SecretKey> key_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_DIGEST_H_
