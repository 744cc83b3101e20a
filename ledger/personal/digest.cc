#include "ledger/personal/digest.h"

#include <cstdint>
#include <string_view>

#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/personal/field_sequence.h"
#include "ledger/personal/keyed_hash.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

domain::Digest DigestOf(const SecretKey& key, std::string_view purpose,
                        const FieldSequence& fields) {
  FieldSequence front;
  front.Add(purpose);
  domain::Digest digest;
  KeyedHash(key, HashPurpose::kDigest, {front.bytes(), fields.bytes()}, digest);
  return digest;
}

domain::Digest StoreDigests::Request(domain::SchemeNumber scheme,
                                     const domain::Principal& principal, std::string_view method,
                                     std::string_view request_id) const {
  FieldSequence fields;
  fields.Add(scheme)
      .Add(principal.scheme)
      .Add(principal.kind)
      .Add(principal.number)
      .Add(method)
      .Add(request_id);
  return DigestOf(*key_, "request", fields);
}

domain::Digest StoreDigests::Body(std::string_view method, const FieldSequence& fields) const {
  FieldSequence front;
  front.Add("body").Add(method);
  return DigestOf(*key_, front.bytes(), fields);
}

domain::Digest StoreDigests::MemberAlias(domain::SchemeNumber scheme,
                                         std::string_view alias) const {
  FieldSequence fields;
  fields.Add(scheme).Add(alias);
  return DigestOf(*key_, "member alias", fields);
}

domain::Digest StoreDigests::HourLog(domain::SchemeNumber scheme, domain::Sequence hour_log) const {
  FieldSequence fields;
  fields.Add(scheme).Add(hour_log);
  return DigestOf(*key_, "hour log", fields);
}

domain::Digest StoreDigests::Obligation(domain::SchemeNumber scheme,
                                        domain::ObligationNumber obligation,
                                        uint64_t changes) const {
  FieldSequence fields;
  fields.Add(scheme).Add(obligation).Add(changes);
  return DigestOf(*key_, "obligation", fields);
}

}  // namespace timecredit::personal
