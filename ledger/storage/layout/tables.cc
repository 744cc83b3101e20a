#include "ledger/storage/layout/tables.h"

#include <cstddef>
#include <utility>
#include <variant>

namespace timecredit::storage {
namespace {

template <size_t... kIndex>
Table TableAt(size_t index, std::index_sequence<kIndex...>) {
  static constexpr Table kTables[] = {
      kTableOf<std::variant_alternative_t<kIndex, journal::Row>>...};
  static_assert(((kTables[kIndex] != Table{0}) && ...), "a row type without a table");
  return kTables[index];
}

}  // namespace

Table TableOf(const journal::RowKey& key) {
  return TableAt(key.index(), std::make_index_sequence<std::variant_size_v<journal::Row>>());
}

Compartment CompartmentOf(Table table) {
  const auto number = static_cast<uint8_t>(table);
  if (number < 0x10) return Compartment::kJournal;
  if (number < 0x40) return Compartment::kPublic;
  if (number < 0x60) return Compartment::kConfidential;
  return Compartment::kErasable;
}

std::string_view NameOf(Table table) {
  switch (table) {
    case Table::kStoredRecord:
      return "StoredRecord";
    case Table::kSealedRecord:
      return "SealedRecord";
    case Table::kRegistry:
      return "Registry";
    case Table::kAlias:
      return "Alias";
    case Table::kHead:
      return "Head";
    case Table::kScheme:
      return "Scheme";
    case Table::kOrganisation:
      return "Organisation";
    case Table::kActivity:
      return "Activity";
    case Table::kMember:
      return "Member";
    case Table::kHourLog:
      return "HourLog";
    case Table::kHold:
      return "Hold";
    case Table::kRedemption:
      return "Redemption";
    case Table::kAccounts:
      return "Accounts";
    case Table::kLine:
      return "Line";
    case Table::kOutcome:
      return "Outcome";
    case Table::kEffectiveEntry:
      return "EffectiveEntry";
    case Table::kAwaitingHours:
      return "AwaitingHours";
    case Table::kMemberDay:
      return "MemberDay";
    case Table::kHoldDeadline:
      return "HoldDeadline";
    case Table::kWalletExpiry:
      return "WalletExpiry";
    case Table::kOffer:
      return "Offer";
    case Table::kSession:
      return "Session";
    case Table::kAttendance:
      return "Attendance";
    case Table::kReversedEntry:
      return "ReversedEntry";
    case Table::kConfidentialHead:
      return "ConfidentialHead";
    case Table::kCaseKey:
      return "CaseKey";
    case Table::kSealedObligation:
      return "SealedObligation";
    case Table::kSealedHours:
      return "SealedHours";
    case Table::kSealedMember:
      return "SealedMember";
    case Table::kSealedText:
      return "SealedText";
    case Table::kMemberAlias:
      return "MemberAlias";
    case Table::kPendingErasure:
      return "PendingErasure";
    case Table::kErasedKey:
      return "ErasedKey";
    case Table::kKeyMark:
      return "KeyMark";
  }
  return "unknown";
}

bool IsAppended(Table table) {
  switch (table) {
    case Table::kStoredRecord:
    case Table::kSealedRecord:
    case Table::kRedemption:
    case Table::kLine:
    case Table::kOutcome:
    case Table::kEffectiveEntry:
    case Table::kSealedText:
      return true;
    default:
      return false;
  }
}

bool IsAscending(Table table) {
  switch (table) {
    case Table::kStoredRecord:
    case Table::kSealedRecord:
    case Table::kOrganisation:
    case Table::kActivity:
    case Table::kMember:
    case Table::kHourLog:
    case Table::kHold:
    case Table::kRedemption:
    case Table::kEffectiveEntry:
    case Table::kAwaitingHours:
    case Table::kOffer:
    case Table::kSession:
      return true;
    default:
      return false;
  }
}

}  // namespace timecredit::storage
