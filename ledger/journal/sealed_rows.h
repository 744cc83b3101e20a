#ifndef LEDGER_JOURNAL_SEALED_ROWS_H_
#define LEDGER_JOURNAL_SEALED_ROWS_H_

#include <compare>
#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"

namespace timecredit::journal {

// More rows, in the sense of rows.h: what these say about a member or a case is sealed, or stands
// under a digest.

// ---- Projections of the confidential journal.

struct ConfidentialHead {
  struct Key {
    domain::SchemeNumber scheme;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::ConfidentialSequence last_sequence;
  absl::Time last_recorded_at;
  uint64_t cases = 0;
  uint64_t obligations = 0;

  Key key() const { return {scheme}; }
  friend bool operator==(const ConfidentialHead&, const ConfidentialHead&) = default;
};

// Under which key a case's records and projections are sealed.
struct CaseKey {
  struct Key {
    domain::SchemeNumber scheme;
    domain::CaseNumber court_case;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::CaseNumber court_case;
  domain::KeyId sealed_under{};

  Key key() const { return {scheme, court_case}; }
  friend bool operator==(const CaseKey&, const CaseKey&) = default;
};

// A domain::Obligation as it was after one of its changes, or a cover, sealed, under a keyed digest
// of its number and how often it had been changed: without keys nobody can tell which rows are of
// one obligation. The rows of earlier changes stay, since to remove one would tell.
struct SealedObligation {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Digest state{};
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Digest state{};
  std::string sealed;

  Key key() const { return {scheme, state}; }
  friend bool operator==(const SealedObligation&, const SealedObligation&) = default;
};

// A ConfidentialHours, or a cover, sealed, under a keyed digest of its hour log. Written with every
// hour log of an activity as which confidential ones appear, and again when it is approved or
// reversed.
struct SealedHours {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Digest hour_log{};
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Digest hour_log{};
  std::string sealed;

  Key key() const { return {scheme, hour_log}; }
  friend bool operator==(const SealedHours&, const SealedHours&) = default;
};

// ---- The erasable compartment: not rebuilt from records, gone when erased.

// A member's personal fields, sealed under the member's own key.
struct SealedMember {
  struct Key {
    domain::SchemeNumber scheme;
    domain::MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  domain::KeyId sealed_under{};
  std::string sealed;

  Key key() const { return {scheme, member}; }
  friend bool operator==(const SealedMember&, const SealedMember&) = default;
};

// A free text about a member that belongs to a record, sealed under the member's own key.
struct SealedText {
  struct Key {
    domain::SchemeNumber scheme;
    domain::MemberNumber member;
    domain::Sequence sequence;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  domain::Sequence sequence;
  std::string sealed;

  Key key() const { return {scheme, member, sequence}; }
  friend bool operator==(const SealedText&, const SealedText&) = default;
};

// The member behind a client-chosen id, under a keyed digest of the id.
struct MemberAlias {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Digest alias{};
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Digest alias{};
  domain::MemberNumber member;

  Key key() const { return {scheme, alias}; }
  friend bool operator==(const MemberAlias&, const MemberAlias&) = default;
};

// An erasure that was recorded but whose key may not have been destroyed yet.
struct PendingErasure {
  struct Key {
    domain::SchemeNumber scheme;
    domain::MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  domain::KeyId to_destroy{};

  Key key() const { return {scheme, member}; }
  friend bool operator==(const PendingErasure&, const PendingErasure&) = default;
};

// Of an erasure that is finished: the key that was destroyed. An older key store has it again, and
// is told by this to destroy it once more.
struct ErasedKey {
  struct Key {
    domain::SchemeNumber scheme;
    domain::MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  domain::KeyId destroyed{};

  Key key() const { return {scheme, member}; }
  friend bool operator==(const ErasedKey&, const ErasedKey&) = default;
};

// Which key store belongs to this store, and how far it must have come: the one row of its kind,
// scheme number 0. See storage::KeyStore::Standing.
struct KeyMark {
  struct Key {
    domain::SchemeNumber scheme;  // 0
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::KeyId pair{};
  uint64_t changes = 0;  // those of the key store that rows here rely on

  Key key() const { return {}; }
  friend bool operator==(const KeyMark&, const KeyMark&) = default;
};

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_SEALED_ROWS_H_
