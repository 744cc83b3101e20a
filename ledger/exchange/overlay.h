#ifndef LEDGER_EXCHANGE_OVERLAY_H_
#define LEDGER_EXCHANGE_OVERLAY_H_

#include <map>
#include <memory>

#include "absl/status/statusor.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

// Rows as they would be: changes that are kept in memory above a reader, which is not changed. Not
// thread-safe.
class Overlay : public journal::Projections {
 public:
  // `below` outlives the overlay.
  explicit Overlay(const journal::ProjectionReader& below) : below_(below) {}

  void Put(journal::Row row) override;
  void Erase(const journal::RowKey& key) override;

  // Lets the changes since the last Keep or Undo stay, or takes them back.
  void Keep();
  void Undo() { fresh_.clear(); }

 private:
  using RowPointer = std::shared_ptr<const journal::Row>;
  using Rows = std::map<journal::RowKey, RowPointer>;  // null: no such row

  absl::StatusOr<RowPointer> FindRow(const journal::RowKey& key) const override;

  const journal::ProjectionReader& below_;
  Rows kept_;
  Rows fresh_;
  // What was read below: the same few rows are asked for again and again.
  mutable Rows read_;
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_OVERLAY_H_
