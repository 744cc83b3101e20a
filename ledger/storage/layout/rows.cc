#include "ledger/storage/layout/rows.h"

#include <string>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "ledger/storage/layout/row_values.h"

namespace timecredit::storage {
namespace {

using journal::Fault;

std::string ValueOf(const journal::StoredRecord& row) { return row.bytes; }
journal::StoredRecord RowFrom(const journal::StoredRecord::Key& key, std::string_view value,
                              Fault&) {
  return {.scheme = key.scheme, .sequence = key.sequence, .bytes = std::string(value)};
}

// ---- Indexes: rows that are wholly in their keys.

template <class RowType>
RowType WithoutValue(RowType row, std::string_view value, Fault& fault) {
  if (!value.empty()) fault.Note("the value, which should be empty,");
  return row;
}

std::string ValueOf(const journal::EffectiveEntry&) { return {}; }
journal::EffectiveEntry RowFrom(const journal::EffectiveEntry::Key& key, std::string_view value,
                                Fault& fault) {
  return WithoutValue<journal::EffectiveEntry>({key.scheme, key.date, key.sequence}, value, fault);
}

std::string ValueOf(const journal::AwaitingHours&) { return {}; }
journal::AwaitingHours RowFrom(const journal::AwaitingHours::Key& key, std::string_view value,
                               Fault& fault) {
  return WithoutValue<journal::AwaitingHours>({key.scheme, key.hour_log}, value, fault);
}

std::string ValueOf(const journal::HoldDeadline&) { return {}; }
journal::HoldDeadline RowFrom(const journal::HoldDeadline::Key& key, std::string_view value,
                              Fault& fault) {
  return WithoutValue<journal::HoldDeadline>({key.scheme, key.deadline, key.hold}, value, fault);
}

std::string ValueOf(const journal::WalletExpiry&) { return {}; }
journal::WalletExpiry RowFrom(const journal::WalletExpiry::Key& key, std::string_view value,
                              Fault& fault) {
  return WithoutValue<journal::WalletExpiry>({key.scheme, key.expires_on, key.member}, value,
                                             fault);
}

}  // namespace

std::string EncodeValue(const journal::Row& row) {
  return std::visit([](const auto& typed) { return ValueOf(typed); }, row);
}

absl::StatusOr<journal::Row> DecodeRow(const journal::RowKey& key, std::string_view value) {
  Fault fault;
  journal::Row row = std::visit(
      [&](const auto& typed) { return journal::Row(RowFrom(typed, value, fault)); }, key);
  if (fault.IsNone() && EncodeValue(row) != value) fault.Note("the form of its fields");
  if (!fault.IsNone()) return fault.StatusFor("a stored row");
  return row;
}

}  // namespace timecredit::storage
