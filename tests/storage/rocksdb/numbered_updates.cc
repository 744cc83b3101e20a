#include "tests/storage/rocksdb/numbered_updates.h"

#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"

namespace timecredit::storage {
namespace {

const domain::SchemeNumber kScheme(1);
constexpr uint64_t kOwners = 7;

domain::Owner OwnerOfNumber(uint64_t number) {
  return domain::OwnerOf(domain::MemberNumber(1 + number % kOwners));
}

journal::StoredRecord RecordOf(uint64_t number) {
  return {.scheme = kScheme,
          .sequence = domain::Sequence(number),
          .bytes = std::string(200 + number % 3 * 1000, static_cast<char>('a' + number % 26))};
}

journal::Line LineOf(uint64_t number) {
  return {.scheme = kScheme,
          .owner = OwnerOfNumber(number),
          .sequence = domain::Sequence(number),
          .awaiting_minutes_after = static_cast<int64_t>(number)};
}

journal::Outcome OutcomeOf(uint64_t number) {
  journal::Outcome outcome{
      .scheme = kScheme, .committed_in = kScheme, .sequence = domain::Sequence(number)};
  // Spread, as digests are.
  const uint64_t spread = number * 0x9E3779B97F4A7C15u;
  std::memcpy(outcome.request.data(), &spread, sizeof(spread));
  return outcome;
}

// How often an owner had its turn up to this number.
int64_t TurnsOf(const domain::Owner& owner, uint64_t last) {
  int64_t turns = 0;
  for (uint64_t number = 1; number <= last; ++number) {
    if (OwnerOfNumber(number) == owner) ++turns;
  }
  return turns;
}

template <class RowType>
absl::Status CheckRow(const Snapshot& snapshot, const RowType& expected) {
  const auto found = snapshot.Find<RowType>(expected.key());
  if (!found.ok()) return found.status();
  if (*found == nullptr) return absl::DataLossError("a row of an update is missing");
  if (**found != expected) return absl::DataLossError("a row of an update is not as written");
  return absl::OkStatus();
}

absl::Status CheckSnapshot(const Snapshot& snapshot, uint64_t* last) {
  const auto head = snapshot.Find<journal::Head>({kScheme});
  if (!head.ok()) return head.status();
  *last = *head == nullptr ? 0 : (*head)->last_sequence.value;
  for (uint64_t number = 1; number <= *last; ++number) {
    for (const absl::Status& status :
         {CheckRow(snapshot, RecordOf(number)), CheckRow(snapshot, LineOf(number)),
          CheckRow(snapshot, OutcomeOf(number))}) {
      if (!status.ok()) {
        return absl::DataLossError(
            absl::StrCat("number ", number, " of ", *last, ": ", status.message()));
      }
    }
  }
  uint64_t owners = 0;
  for (uint64_t member = 1; member <= kOwners; ++member) {
    const domain::Owner owner = domain::OwnerOf(domain::MemberNumber(member));
    const int64_t turns = TurnsOf(owner, *last);
    if (turns == 0) continue;
    ++owners;
    const absl::Status status = CheckRow(
        snapshot, journal::Accounts{.scheme = kScheme, .owner = owner, .awaiting_minutes = turns});
    if (!status.ok()) return status;
  }
  uint64_t rows = 0;
  const absl::Status visited = snapshot.VisitBytes([&rows](std::string_view, std::string_view) {
    ++rows;
    return true;
  });
  if (!visited.ok()) return visited;
  const uint64_t expected = *last == 0 ? 0 : 1 + 3 * *last + owners;
  if (rows == expected) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(rows, " rows for ", *last, " updates, not ", expected));
}

}  // namespace

absl::Status WriteNextNumber(Transaction& transaction, uint64_t* number) {
  const auto head = transaction.Find<journal::Head>({kScheme});
  if (!head.ok()) return head.status();
  journal::Head next{.scheme = kScheme, .last_recorded_at = absl::UnixEpoch()};
  if (*head != nullptr) next = **head;
  *number = next.last_sequence.value + 1;
  next.last_sequence = domain::Sequence(*number);

  const domain::Owner owner = OwnerOfNumber(*number);
  const auto accounts = transaction.Find<journal::Accounts>({kScheme, owner});
  if (!accounts.ok()) return accounts.status();
  journal::Accounts changed{.scheme = kScheme, .owner = owner};
  if (*accounts != nullptr) changed = **accounts;
  ++changed.awaiting_minutes;

  transaction.Put(RecordOf(*number));
  transaction.Put(LineOf(*number));
  transaction.Put(OutcomeOf(*number));
  transaction.Put(std::move(changed));
  transaction.Put(std::move(next));
  return absl::OkStatus();
}

absl::StatusOr<uint64_t> CheckNumbers(const Store& store) {
  uint64_t last = 0;
  const absl::Status status =
      store.View([&last](const Snapshot& snapshot) { return CheckSnapshot(snapshot, &last); });
  if (!status.ok()) return status;
  return last;
}

}  // namespace timecredit::storage
