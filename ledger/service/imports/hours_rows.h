#ifndef LEDGER_SERVICE_IMPORTS_HOURS_ROWS_H_
#define LEDGER_SERVICE_IMPORTS_HOURS_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/hours_faults.h"
#include "ledger/service/imports/import_rows.h"
#include "ledger/service/imports/named_members.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// What one row of hours asks.
struct AskedHours {
  size_t row = 0;
  std::string identity;
  exchange::LogHours command;
  LeftOut left_out;  // by the row
};

// The rows of a file of hours, which are logged. Names are kept as numbers, texts until their row
// is logged. A row is known again by its source and reference, else by its content and how many
// equals stand before it.
class HoursRows final : public RowsAsking<AskedHours> {
 public:
  // `activity`: of all rows; none where the file has a column of activities. `parts` outlives it.
  HoursRows(const Parts& parts, domain::SchemeNumber scheme, std::string source,
            importing::HoursFile file, domain::ActivityNumber activity = {});

  importing::Delimiter delimiter() const override { return file_.delimiter; }
  absl::StatusOr<std::vector<ImportedRow>> Understand(const Caller& caller) override;
  std::vector<FileRemark> Remarks() const override;
  absl::StatusOr<std::optional<ImportedRow>> FindDone(size_t i) override;
  absl::Status Explain(const Caller& caller, size_t i,
                       const absl::StatusOr<exchange::Committed>& outcome,
                       ImportedRow& row) override;
  std::vector<size_t> LetGoOfErased() override;

 protected:
  size_t TextBytesOf(const AskedHours& asked) const override {
    return asked.command.text.capacity();
  }

 private:
  struct Identity {
    std::string id;
    std::optional<domain::Digest> content;  // where the row is known by it
  };

  absl::Status Ask(const Caller& caller, size_t row, const importing::HoursRow& said,
                   NamedMembers& members);
  absl::StatusOr<exchange::LogHours> CommandOf(const Caller& caller, const importing::HoursRow& row,
                                               NamedMembers& members) const;
  absl::StatusOr<domain::ActivityNumber> FindActivity(const Caller& caller,
                                                      const std::string& id) const;
  absl::StatusOr<std::string> IdentityOf(const Caller& caller, const importing::HoursRow& row,
                                         NamedMembers& members, exchange::LogHours& command);
  absl::StatusOr<Identity> IdentityAs(const importing::HoursRow& row,
                                      const exchange::LogHours& command) const;
  absl::StatusOr<bool> WasLoggedAs(const Caller& caller, const std::string& identity,
                                   const exchange::LogHours& command) const;
  absl::Status WhatChanged(const Caller& caller, const AskedHours& asked) const;

  const Parts& parts_;
  const std::string source_;
  const domain::ActivityNumber activity_;
  importing::HoursFile file_;  // without its rows, once they are understood
  MembersFound found_;
  std::map<domain::Digest, int64_t> equals_;  // rows of this content so far
};

// The rows of a request's file, to be understood. INVALID_ARGUMENT: what HoursDeclarationFrom and
// importing::ReadHours refuse; what the reader keeps.
absl::StatusOr<std::unique_ptr<ImportRows>> HoursRowsFrom(const Parts& parts,
                                                          domain::SchemeNumber scheme,
                                                          const v1::CreateImportRequest& request,
                                                          RequestReader& reader);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_HOURS_ROWS_H_
