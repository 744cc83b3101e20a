#ifndef LEDGER_STORAGE_LAYOUT_TABLES_H_
#define LEDGER_STORAGE_LAYOUT_TABLES_H_

#include <cstdint>
#include <string_view>

#include "ledger/journal/rows.h"

namespace timecredit::storage {

// The tables of a store, one for each type of row. The number is a byte of every stored key, so it
// is frozen: never renumber, never reuse, only append. README.md beside this file describes each.
enum class Table : uint8_t {
  // The journal itself.
  kStoredRecord = 0x01,
  kSealedRecord = 0x02,
  // Projections of the public journal.
  kRegistry = 0x10,
  kAlias = 0x11,
  kHead = 0x12,
  kScheme = 0x13,
  kOrganisation = 0x14,
  kActivity = 0x15,
  kMember = 0x16,
  kHourLog = 0x17,
  kHold = 0x18,
  kRedemption = 0x19,
  kAccounts = 0x1a,
  kLine = 0x1b,
  kOutcome = 0x1c,  // and of the confidential journal, where the row says so
  kEffectiveEntry = 0x1d,
  kAwaitingHours = 0x1e,
  kMemberDay = 0x1f,
  kHoldDeadline = 0x20,
  kWalletExpiry = 0x21,
  kOffer = 0x22,
  kSession = 0x23,
  kAttendance = 0x24,
  kReversedEntry = 0x30,
  // Projections of the confidential journal.
  kConfidentialHead = 0x40,
  kCaseKey = 0x41,
  kSealedObligation = 0x42,
  kSealedHours = 0x43,
  // The erasable compartment.
  kSealedMember = 0x60,
  kSealedText = 0x61,
  kMemberAlias = 0x62,
  kPendingErasure = 0x63,
  kErasedKey = 0x64,
  kKeyMark = 0x65,
};

// What a table's rows come from.
enum class Compartment : uint8_t {
  kJournal,       // nothing: they are the truth
  kPublic,        // the public journal alone
  kConfidential,  // the confidential journal
  kErasable,      // whoever wrote them: not rebuilt from any journal
};

// Whose rows they are. Thread-safe, like all functions here.
Table TableOf(const journal::RowKey& key);
Compartment CompartmentOf(Table table);

// The row type's name, as in journal/rows.h: "StoredRecord".
std::string_view NameOf(Table table);

// Whether rows of the table are written once and hardly ever read by an update afterwards.
bool IsAppended(Table table);

// Whether rows of the table are mostly written in ascending order of their keys.
bool IsAscending(Table table);

// The table of a row type.
template <class RowType>
inline constexpr Table kTableOf = Table{0};
template <>
inline constexpr Table kTableOf<journal::StoredRecord> = Table::kStoredRecord;
template <>
inline constexpr Table kTableOf<journal::SealedRecord> = Table::kSealedRecord;
template <>
inline constexpr Table kTableOf<journal::Registry> = Table::kRegistry;
template <>
inline constexpr Table kTableOf<journal::Alias> = Table::kAlias;
template <>
inline constexpr Table kTableOf<journal::Head> = Table::kHead;
template <>
inline constexpr Table kTableOf<domain::Scheme> = Table::kScheme;
template <>
inline constexpr Table kTableOf<domain::Organisation> = Table::kOrganisation;
template <>
inline constexpr Table kTableOf<domain::Activity> = Table::kActivity;
template <>
inline constexpr Table kTableOf<domain::Member> = Table::kMember;
template <>
inline constexpr Table kTableOf<domain::HourLog> = Table::kHourLog;
template <>
inline constexpr Table kTableOf<domain::Hold> = Table::kHold;
template <>
inline constexpr Table kTableOf<domain::Redemption> = Table::kRedemption;
template <>
inline constexpr Table kTableOf<domain::Offer> = Table::kOffer;
template <>
inline constexpr Table kTableOf<domain::Session> = Table::kSession;
template <>
inline constexpr Table kTableOf<journal::Attendance> = Table::kAttendance;
template <>
inline constexpr Table kTableOf<journal::Accounts> = Table::kAccounts;
template <>
inline constexpr Table kTableOf<journal::Line> = Table::kLine;
template <>
inline constexpr Table kTableOf<journal::Outcome> = Table::kOutcome;
template <>
inline constexpr Table kTableOf<journal::EffectiveEntry> = Table::kEffectiveEntry;
template <>
inline constexpr Table kTableOf<journal::AwaitingHours> = Table::kAwaitingHours;
template <>
inline constexpr Table kTableOf<journal::MemberDay> = Table::kMemberDay;
template <>
inline constexpr Table kTableOf<journal::HoldDeadline> = Table::kHoldDeadline;
template <>
inline constexpr Table kTableOf<journal::WalletExpiry> = Table::kWalletExpiry;
template <>
inline constexpr Table kTableOf<journal::ReversedEntry> = Table::kReversedEntry;
template <>
inline constexpr Table kTableOf<journal::ConfidentialHead> = Table::kConfidentialHead;
template <>
inline constexpr Table kTableOf<journal::CaseKey> = Table::kCaseKey;
template <>
inline constexpr Table kTableOf<journal::SealedObligation> = Table::kSealedObligation;
template <>
inline constexpr Table kTableOf<journal::SealedHours> = Table::kSealedHours;
template <>
inline constexpr Table kTableOf<journal::SealedMember> = Table::kSealedMember;
template <>
inline constexpr Table kTableOf<journal::SealedText> = Table::kSealedText;
template <>
inline constexpr Table kTableOf<journal::MemberAlias> = Table::kMemberAlias;
template <>
inline constexpr Table kTableOf<journal::PendingErasure> = Table::kPendingErasure;
template <>
inline constexpr Table kTableOf<journal::ErasedKey> = Table::kErasedKey;
template <>
inline constexpr Table kTableOf<journal::KeyMark> = Table::kKeyMark;

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_LAYOUT_TABLES_H_
