#ifndef LEDGER_SERVICE_IMPORTS_MEMBER_ROWS_H_
#define LEDGER_SERVICE_IMPORTS_MEMBER_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/members/create_member.h"
#include "ledger/importing/members_file.h"
#include "ledger/reporting/members.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/import_rows.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// What one row of members asks.
struct AskedMember {
  size_t row = 0;
  std::string identity;
  exchange::CreateMember command;
  bool has_reference = false;
};

// The rows of a file of members, who are registered. A row is known again by its source and
// reference, by the exchange, as hours are. Without a reference nothing of it is kept, because a
// digest of what it says would confirm a guess after the member's erasure: it is then looked for
// among the members as they are, by its id, else by all that it says. Files are imported one after
// another, so that two of the same file find what the other registered.
class MemberRows final : public RowsAsking<AskedMember> {
 public:
  // `parts` outlives it.
  MemberRows(const Parts& parts, domain::SchemeNumber scheme, std::string source,
             importing::MembersFile file);

  importing::Delimiter delimiter() const override { return file_.delimiter; }
  absl::StatusOr<std::vector<ImportedRow>> Understand(const Caller& caller) override;
  std::vector<FileRemark> Remarks() const override;
  absl::StatusOr<std::optional<ImportedRow>> FindDone(size_t i) override;
  absl::Status Explain(const Caller& caller, size_t i,
                       const absl::StatusOr<exchange::Committed>& outcome,
                       ImportedRow& row) override;
  // Nobody is asked about who is a member already.
  std::vector<size_t> LetGoOfErased() override { return {}; }

 protected:
  size_t TextBytesOf(const AskedMember& asked) const override;

 private:
  using Files = std::vector<reporting::MemberFile>;

  absl::Status Ask(const importing::MembersRow& said, ImportedRow& row, size_t at);
  absl::StatusOr<Files> NamesakesOf(const exchange::CreateMember& command) const;
  absl::StatusOr<std::optional<ImportedRow>> FindThere(const exchange::CreateMember& command,
                                                       const Files& namesakes);
  absl::StatusOr<std::optional<ImportedRow>> FindById(const exchange::CreateMember& command) const;
  std::optional<ImportedRow> FindEqual(const exchange::CreateMember& command,
                                       const Files& namesakes);
  absl::Status WhatChanged(const Caller& caller, const AskedMember& asked, ImportedRow& row) const;
  void Remark(const importing::MembersRow& said, const Files& namesakes, ImportedRow& row);

  const Parts& parts_;
  const std::string source_;
  const std::string run_;        // nobody else's: of rows that have no identity of their own
  importing::MembersFile file_;  // without its rows, once they are understood
  std::map<std::string, int64_t> lines_;    // by name, while rows are understood
  int64_t equals_ = 0;                      // rows taken to be somebody for all that they say
  std::set<domain::MemberNumber> claimed_;  // who is taken to be a row, or became one
};

// The rows of a request's file, to be understood. INVALID_ARGUMENT: what MembersDeclarationFrom and
// importing::ReadMembers refuse.
absl::StatusOr<std::unique_ptr<ImportRows>> MemberRowsFrom(const Parts& parts,
                                                           domain::SchemeNumber scheme,
                                                           const v1::CreateImportRequest& request);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_MEMBER_ROWS_H_
