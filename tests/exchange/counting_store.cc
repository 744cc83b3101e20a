#include "tests/exchange/counting_store.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/tables.h"

namespace timecredit::exchange {
namespace {

using FoundRow = absl::StatusOr<std::shared_ptr<const journal::Row>>;

class CountingTransaction : public storage::Transaction {
 public:
  CountingTransaction(storage::Transaction& rows, Work& work) : rows_(rows), work_(work) {}

  void Put(journal::Row row) override {
    const auto key =
        std::visit([](const auto& typed) { return journal::RowKey(typed.key()); }, row);
    Count("puts ", key);
    rows_.Put(std::move(row));
  }
  void Erase(const journal::RowKey& key) override {
    Count("erases ", key);
    rows_.Erase(key);
  }

 private:
  void Count(const char* what, const journal::RowKey& key) const {
    ++work_[what + std::string(storage::NameOf(storage::TableOf(key)))];
  }

  FoundRow FindRow(const journal::RowKey& key) const override {
    Count("finds ", key);
    return FindAt(key, std::make_index_sequence<std::variant_size_v<journal::Row>>());
  }

  template <size_t... kPlaces>
  FoundRow FindAt(const journal::RowKey& key, std::index_sequence<kPlaces...>) const {
    FoundRow found = nullptr;
    ((key.index() == kPlaces ? static_cast<void>(found = FindTyped<kPlaces>(key)) : void()), ...);
    return found;
  }

  template <size_t kPlace>
  FoundRow FindTyped(const journal::RowKey& key) const {
    using RowType = std::variant_alternative_t<kPlace, journal::Row>;
    const auto found = rows_.Find<RowType>(std::get<kPlace>(key));
    if (!found.ok()) return found.status();
    if (*found == nullptr) return nullptr;
    return std::make_shared<const journal::Row>(**found);
  }

  storage::Transaction& rows_;
  Work& work_;
};

}  // namespace

void CountingStore::Submit(storage::Update update) {
  update.decide = [this, decide = std::move(update.decide)](storage::Transaction& rows) mutable {
    last_.clear();
    CountingTransaction counting(rows, last_);
    return decide(counting);
  };
  store_.Submit(std::move(update));
}

}  // namespace timecredit::exchange
