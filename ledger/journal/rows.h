#ifndef LEDGER_JOURNAL_ROWS_H_
#define LEDGER_JOURNAL_ROWS_H_

#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/session.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/sealed_rows.h"

namespace timecredit::journal {

// Everything a store holds, as values. A row type names its key; keys order first by scheme, then
// field by field as declared, and a scan of one row type visits it in that order. Domain objects
// (Scheme, Offer, Session, Member, HourLog, Hold, Redemption, ...) are rows as they are; the others
// are here, those of the confidential journal and of the erasable compartment in sealed_rows.h.

// ---- The journal itself.

// A record's canonical bytes, as record_codec.h wrote them.
struct StoredRecord {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Sequence sequence;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Sequence sequence;
  std::string bytes;

  Key key() const { return {scheme, sequence}; }
  friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

// A confidential record's canonical bytes, sealed in an envelope (confidential_record.h).
struct SealedRecord {
  struct Key {
    domain::SchemeNumber scheme;
    domain::ConfidentialSequence sequence;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::ConfidentialSequence sequence;
  std::string sealed;

  Key key() const { return {scheme, sequence}; }
  friend bool operator==(const SealedRecord&, const SealedRecord&) = default;
};

// ---- Projections: rebuilt from the records alone.

// The one row of the registry, scheme number 0.
struct Registry {
  struct Key {
    domain::SchemeNumber scheme;  // 0
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  uint64_t schemes = 0;  // how many were created = the last number given

  Key key() const { return {}; }
  friend bool operator==(const Registry&, const Registry&) = default;
};

// What a client-chosen id stands for. Scheme ids lie in the registry; those of members are
// personal and lie, as digests, in the erasable compartment.
enum class AliasKind : uint8_t { kScheme = 1, kOrganisation = 2, kActivity = 3, kOffer = 4 };
struct Alias {
  struct Key {
    domain::SchemeNumber scheme;
    AliasKind kind = AliasKind::kScheme;
    std::string alias;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  AliasKind kind = AliasKind::kScheme;
  std::string alias;
  uint64_t number = 0;

  Key key() const { return {scheme, kind, alias}; }
  friend bool operator==(const Alias&, const Alias&) = default;
};

// Where a scheme's journal stands.
struct Head {
  struct Key {
    domain::SchemeNumber scheme;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Sequence last_sequence;
  absl::Time last_recorded_at;
  // An operator accepted a clock behind the records up to this instant.
  absl::Time clock_confirmed_until = absl::InfinitePast();
  uint64_t members = 0;  // how many were created = the last number given; likewise below
  uint64_t organisations = 0;
  uint64_t activities = 0;
  uint64_t offers = 0;

  Key key() const { return {scheme}; }
  friend bool operator==(const Head&, const Head&) = default;
};

struct AccountBalance {
  domain::AccountKind kind = domain::AccountKind::kIssuance;
  domain::UnitNumber unit;
  int64_t amount = 0;

  friend bool operator==(const AccountBalance&, const AccountBalance&) = default;
};

// All accounts of one owner, in one row because they change together.
struct Accounts {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Owner owner;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Owner owner;
  std::vector<AccountBalance> balances;  // ordered by kind and unit; accounts never touched absent
  domain::Wallet wallet;                 // members only
  int64_t awaiting_minutes = 0;          // members only: in submitted hour logs
  int64_t awaiting_hour_logs = 0;        // members only: how many those are

  Key key() const { return {scheme, owner}; }
  friend bool operator==(const Accounts&, const Accounts&) = default;
};

// What one record did to one owner, and the balances after it: the owner's statement, and the
// answer to "balance as of a sequence" in one seek. Members get a line for every record about
// them, with or without amounts.
struct Line {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Owner owner;
    domain::Sequence sequence;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Owner owner;
  domain::Sequence sequence;
  std::vector<AccountBalance> changes;         // as posted
  std::vector<AccountBalance> balances_after;  // every account of the owner
  int64_t awaiting_minutes_after = 0;

  Key key() const { return {scheme, owner, sequence}; }
  friend bool operator==(const Line&, const Line&) = default;
};

// The committed request with this key: its record, public or confidential. Kept for ever.
struct Outcome {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Digest request{};
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;  // under which it was asked: the registry for a scheme's creation
  domain::Digest request{};
  domain::Digest body{};
  domain::SchemeNumber committed_in;
  domain::Sequence sequence;                           // none when
  domain::ConfidentialSequence confidential_sequence;  // this is set

  Key key() const { return {scheme, request}; }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// Records by effective date: what reports scan.
struct EffectiveEntry {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Date date;
    domain::Sequence sequence;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Date date;
  domain::Sequence sequence;

  Key key() const { return {scheme, date, sequence}; }
  friend bool operator==(const EffectiveEntry&, const EffectiveEntry&) = default;
};

// Hour logs that wait for a decision.
struct AwaitingHours {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Sequence hour_log;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Sequence hour_log;

  Key key() const { return {scheme, hour_log}; }
  friend bool operator==(const AwaitingHours&, const AwaitingHours&) = default;
};

// Members whose attendance at a session stands, and the hours it was recorded as.
struct Attendance {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Sequence session;
    domain::MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Sequence session;
  domain::MemberNumber member;
  domain::Sequence hour_log;

  Key key() const { return {scheme, session, member}; }
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

// Minutes that a member's submitted and approved logs claim on one day.
struct MemberDay {
  struct Key {
    domain::SchemeNumber scheme;
    domain::MemberNumber member;
    domain::Date date;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::MemberNumber member;
  domain::Date date;
  int64_t minutes = 0;

  Key key() const { return {scheme, member, date}; }
  friend bool operator==(const MemberDay&, const MemberDay&) = default;
};

// Open holds by deadline, and wallets by the earliest expiry among their lots: what sweeps scan.
struct HoldDeadline {
  struct Key {
    domain::SchemeNumber scheme;
    absl::Time deadline;
    domain::Sequence hold;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  absl::Time deadline;
  domain::Sequence hold;

  Key key() const { return {scheme, deadline, hold}; }
  friend bool operator==(const HoldDeadline&, const HoldDeadline&) = default;
};
struct WalletExpiry {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Date expires_on;
    domain::MemberNumber member;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Date expires_on;
  domain::MemberNumber member;

  Key key() const { return {scheme, expires_on, member}; }
  friend bool operator==(const WalletExpiry&, const WalletExpiry&) = default;
};

// By which record an entry was reversed, where what it did has no row of its own that says so.
struct ReversedEntry {
  struct Key {
    domain::SchemeNumber scheme;
    domain::Sequence entry;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  domain::SchemeNumber scheme;
  domain::Sequence entry;
  domain::Sequence reversed_by;

  Key key() const { return {scheme, entry}; }
  friend bool operator==(const ReversedEntry&, const ReversedEntry&) = default;
};

// ---- All of them.

using Row = std::variant<StoredRecord, SealedRecord, Registry, Alias, Head, domain::Scheme,
                         domain::Organisation, domain::Activity, domain::Member, domain::HourLog,
                         domain::Hold, domain::Redemption, domain::Offer, domain::Session,
                         Attendance, Accounts, Line, Outcome, EffectiveEntry, AwaitingHours,
                         MemberDay, HoldDeadline, WalletExpiry, ReversedEntry, ConfidentialHead,
                         CaseKey, SealedObligation, SealedHours, SealedMember, SealedText,
                         MemberAlias, PendingErasure, ErasedKey, KeyMark>;

// The key of any row: alternatives in the same order as Row's.
template <class>
struct KeysOf;
template <class... Rows>
struct KeysOf<std::variant<Rows...>> {
  using type = std::variant<typename Rows::Key...>;
};
using RowKey = KeysOf<Row>::type;

// The key of a row.
inline RowKey KeyOf(const Row& row) {
  return std::visit([](const auto& value) { return RowKey(value.key()); }, row);
}

}  // namespace timecredit::journal

#endif  // LEDGER_JOURNAL_ROWS_H_
