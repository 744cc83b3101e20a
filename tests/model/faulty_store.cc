#include "tests/model/faulty_store.h"

#include <memory>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"

namespace timecredit::model {
namespace {

using FoundRow = absl::StatusOr<std::shared_ptr<const journal::Row>>;

class FaultyTransaction : public storage::Transaction {
 public:
  FaultyTransaction(storage::Transaction& rows, StoreFault fault, std::atomic<uint64_t>& count)
      : rows_(rows), fault_(fault), count_(count) {}

  void Put(journal::Row row) override {
    if (IsTime<journal::Line>(row, StoreFault::kLosesLines)) return;
    if (IsTime<journal::Outcome>(row, StoreFault::kForgetsOutcomes)) return;
    if (IsTime<journal::Accounts>(row, StoreFault::kMiscounts)) {
      auto& balances = std::get<journal::Accounts>(row).balances;
      if (!balances.empty()) ++balances.front().amount;
    }
    if (IsTime<journal::StoredRecord>(row, StoreFault::kChangesRecords)) {
      std::get<journal::StoredRecord>(row).bytes.pop_back();
    }
    rows_.Put(std::move(row));
  }

  void Erase(const journal::RowKey& key) override {
    const bool is_deadline = std::holds_alternative<journal::HoldDeadline::Key>(key);
    if (is_deadline && fault_ == StoreFault::kKeepsDeadlines) return;
    rows_.Erase(key);
  }

 private:
  template <class RowType>
  bool IsTime(const journal::Row& row, StoreFault fault) {
    return fault_ == fault && std::holds_alternative<RowType>(row) && ++count_ % 5 == 0;
  }

  FoundRow FindRow(const journal::RowKey& key) const override {
    return FindAt(key, std::make_index_sequence<std::variant_size_v<journal::Row>>());
  }

  template <size_t... Places>
  FoundRow FindAt(const journal::RowKey& key, std::index_sequence<Places...>) const {
    FoundRow found = nullptr;
    ((key.index() == Places ? static_cast<void>(found = FindTyped<Places>(key)) : void()), ...);
    return found;
  }

  template <size_t Place>
  FoundRow FindTyped(const journal::RowKey& key) const {
    using RowType = std::variant_alternative_t<Place, journal::Row>;
    const auto found = rows_.Find<RowType>(std::get<Place>(key));
    if (!found.ok()) return found.status();
    if (*found == nullptr) return nullptr;
    return std::make_shared<const journal::Row>(**found);
  }

  storage::Transaction& rows_;
  const StoreFault fault_;
  std::atomic<uint64_t>& count_;
};

}  // namespace

void FaultyStore::Submit(storage::Update update) {
  auto refusal = std::make_shared<absl::Status>();
  update.decide = [this, refusal,
                   decide = std::move(update.decide)](storage::Transaction& rows) mutable {
    FaultyTransaction faulty(rows, fault_, count_);
    const absl::Status status = decide(faulty);
    const bool keeps = fault_ == StoreFault::kKeepsWhatWasRefused && !status.ok();
    if (!keeps || ++count_ % 5 != 0) return status;
    *refusal = status;
    rows.Put(journal::Alias{.scheme = domain::SchemeNumber(1),
                            .kind = journal::AliasKind::kOrganisation,
                            .alias = "left-behind",
                            .number = 1});
    return absl::OkStatus();
  };
  update.done = [refusal, done = std::move(update.done)](absl::Status status) mutable {
    done(status.ok() ? *refusal : std::move(status));
  };
  store_.Submit(std::move(update));
}

}  // namespace timecredit::model
