#include "ledger/service/imports/hours_rows.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/importing/row_identity.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/hours_faults.h"
#include "ledger/service/imports/import_messages.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/service/imports/named_members.h"
#include "ledger/service/imports/row_faults.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

using Row = v1::ImportRow;

HoursRows::HoursRows(const Parts& parts, domain::SchemeNumber scheme, std::string source,
                     importing::HoursFile file, domain::ActivityNumber activity)
    : RowsAsking(scheme),
      parts_(parts),
      source_(std::move(source)),
      activity_(activity),
      file_(std::move(file)) {}

absl::StatusOr<std::vector<ImportedRow>> HoursRows::Understand(const Caller& caller) {
  NamedMembers members(parts_, caller, scheme());
  std::vector<ImportedRow> rows;
  for (const importing::HoursRow& said : file_.rows) {
    if (auto wanted = caller.CheckWanted(); !wanted.ok()) return wanted;
    auto status = Ask(caller, rows.size(), said, members);
    if (!status.ok() && !IsAboutTheRow(status)) return status;
    status = InWordsOfTheFile(status, file_.headings, {});
    rows.push_back({.line = said.line,
                    .state = status.ok() ? Row::STATE_VALID : Row::STATE_INVALID,
                    .status = std::move(status)});
  }
  found_ = members.found();
  file_.rows = {};
  return rows;
}

absl::Status HoursRows::Ask(const Caller& caller, size_t row, const importing::HoursRow& said,
                            NamedMembers& members) {
  auto command = CommandOf(caller, said, members);
  if (!command.ok()) return command.status();
  auto identity = IdentityOf(caller, said, members, *command);
  if (!identity.ok()) return identity.status();
  list().push_back({.row = row,
                    .identity = *std::move(identity),
                    .command = *std::move(command),
                    .left_out = {.duration = !said.duration_minutes.has_value(),
                                 .quantity = !said.quantity.has_value()}});
  return absl::OkStatus();
}

std::vector<FileRemark> HoursRows::Remarks() const {
  std::vector<FileRemark> remarks = RemarksOn(file_.recognised);
  const std::pair<const char*, int64_t> counts[] = {{"file.members_by_name", found_.by_name},
                                                    {"file.members_by_email", found_.by_email}};
  for (const auto& [kind, count] : counts) {
    if (count > 0) remarks.push_back({kind, {{"count", count}}});
  }
  return remarks;
}

// What a row asks for, or everything that can be told to be wrong with it.
absl::StatusOr<exchange::LogHours> HoursRows::CommandOf(const Caller& caller,
                                                        const importing::HoursRow& row,
                                                        NamedMembers& members) const {
  exchange::LogHours command;
  std::vector<absl::Status> faults;
  for (const domain::Refusal& fault : row.faults) {
    faults.push_back(domain::RefuseArguments({fault}));
  }
  if (!row.member.empty()) {
    const auto member = members.Find(row.member);
    if (member.ok()) {
      command.member = *member;
    } else {
      faults.push_back(member.status());
    }
  }
  command.activity = activity_;
  if (!row.activity.empty()) {
    const auto activity = FindActivity(caller, row.activity);
    if (activity.ok()) {
      command.activity = *activity;
    } else {
      faults.push_back(activity.status());
    }
  }
  for (const absl::Status& fault : faults) {
    if (!IsAboutTheRow(fault)) return fault;
  }
  if (!faults.empty()) return Together(faults);
  command.effective = row.effective;
  command.duration_minutes = row.duration_minutes.value_or(0);
  command.quantity = row.quantity.value_or(0);
  command.text = row.text;
  return command;
}

absl::StatusOr<domain::ActivityNumber> HoursRows::FindActivity(const Caller& caller,
                                                               const std::string& id) const {
  RequestReader reader(caller, parts_.names, reporting::Look::kInStore);
  const auto id_of_scheme =
      parts_.names.IdOf(scheme(), journal::AliasKind::kScheme, scheme().value).value_or("");
  const auto activity =
      reader.Activity(absl::StrCat("schemes/", id_of_scheme, "/activities/", id), "activity");
  if (reader.status().ok()) return activity;
  // What is no id is none of an activity.
  if (!absl::IsInvalidArgument(reader.status())) return reader.status();
  return domain::RefuseMissing("ACTIVITY_UNKNOWN", "activity");
}

// Whoever was merged into the member is the same person: a row that was logged under their number
// then is that row, and the command becomes that of then.
absl::StatusOr<std::string> HoursRows::IdentityOf(const Caller& caller,
                                                  const importing::HoursRow& row,
                                                  NamedMembers& members,
                                                  exchange::LogHours& command) {
  if (!row.reference.empty()) {
    const auto tells = parts_.members.IsMentioned(scheme(), command.member, row.reference);
    if (!tells.ok()) return tells.status();
    if (*tells) return domain::RefuseArgument("REFERENCE_PERSONAL", "reference");
  }
  const auto duplicates = members.DuplicatesOf(command.member);
  if (!duplicates.ok()) return duplicates.status();
  auto identity = IdentityAs(row, command);
  for (const domain::MemberNumber number : **duplicates) {
    exchange::LogHours former = command;
    former.member = number;
    const auto before = IdentityAs(row, former);
    if (!before.ok()) return before.status();
    const auto logged = WasLoggedAs(caller, before->id, former);
    if (!logged.ok()) return logged.status();
    if (!*logged) continue;
    command = std::move(former);
    identity = before;
    break;
  }
  if (!identity.ok()) return identity.status();
  if (identity->content.has_value()) ++equals_[*identity->content];
  return std::move(identity->id);
}

absl::StatusOr<HoursRows::Identity> HoursRows::IdentityAs(const importing::HoursRow& row,
                                                          const exchange::LogHours& command) const {
  if (!row.reference.empty()) {
    return Identity{importing::IdentityByReference(source_, row.reference), {}};
  }
  const auto content = parts_.exchange.DigestOf(scheme(), command);
  if (!content.ok()) return content.status();
  const auto equals = equals_.find(*content);
  return Identity{
      importing::IdentityByContent(source_, std::string(content->begin(), content->end()),
                                   equals == equals_.end() ? 0 : equals->second),
      *content};
}

absl::StatusOr<bool> HoursRows::WasLoggedAs(const Caller& caller, const std::string& identity,
                                            const exchange::LogHours& command) const {
  const auto earlier =
      parts_.exchange.RecordedUnder(CallForRow(scheme(), caller, identity), command);
  if (!earlier.ok()) return earlier.status();
  if (earlier->IsNone()) return false;
  const auto log = parts_.registers.Find<domain::HourLog>({scheme(), *earlier});
  if (!log.ok()) return log.status();
  return *log != nullptr && (*log)->member == command.member;
}

// Whoever imports a row again is answered by the exchange, which knows it by its request id.
absl::StatusOr<std::optional<ImportedRow>> HoursRows::FindDone(size_t /*i*/) {
  return std::nullopt;
}

absl::Status HoursRows::Explain(const Caller& caller, size_t i,
                                const absl::StatusOr<exchange::Committed>& outcome,
                                ImportedRow& row) {
  const AskedHours& asked = list()[i];
  row.status = InWordsOfTheFile(outcome.status(), file_.headings, asked.left_out);
  if (row.state == Row::STATE_CONFLICT) {
    row.status = WhatChanged(caller, asked);
    if (!IsAboutTheRow(row.status)) return row.status;
  }
  if (row.state == Row::STATE_IMPORTED || row.state == Row::STATE_UNCHANGED) {
    row.hour_log = outcome->record->sequence;
  }
  if (row.state == Row::STATE_UNCHANGED && file_.headings.reference.empty()) {
    row.status = domain::RefuseExisting("ROW_EQUAL", "");
  }
  return absl::OkStatus();
}

absl::Status HoursRows::WhatChanged(const Caller& caller, const AskedHours& asked) const {
  const auto earlier =
      parts_.exchange.RecordedUnder(CallForRow(scheme(), caller, asked.identity), asked.command);
  if (!earlier.ok()) return earlier.status();
  return Differences(parts_, scheme(), *earlier, asked.command, file_.headings);
}

std::vector<size_t> HoursRows::LetGoOfErased() {
  std::map<domain::MemberNumber, bool> erased;  // who was looked up
  std::vector<size_t> rows;
  const auto is_erased = [&](const AskedHours& asked) {
    const auto [known, is_new] = erased.try_emplace(asked.command.member, false);
    if (is_new) {
      const auto member = parts_.registers.Find<domain::Member>({scheme(), known->first});
      known->second =
          member.ok() && *member != nullptr && (*member)->state == domain::MemberState::kErased;
    }
    if (known->second) rows.push_back(asked.row);
    return known->second;
  };
  std::erase_if(list(), is_erased);
  return rows;
}

absl::StatusOr<std::unique_ptr<ImportRows>> HoursRowsFrom(const Parts& parts,
                                                          domain::SchemeNumber scheme,
                                                          const v1::CreateImportRequest& request,
                                                          RequestReader& reader) {
  const v1::Import& import = request.import();
  const auto declaration = HoursDeclarationFrom(import);
  if (!declaration.ok()) return declaration.status();
  domain::ActivityNumber activity;
  if (!import.activity().empty()) {
    activity = reader.Activity(import.activity(), "import.activity");
    if (!reader.status().ok()) return reader.status();
  }
  auto file = importing::ReadHours(request.csv(), *declaration);
  if (!file.ok()) return file.status();
  return std::make_unique<HoursRows>(parts, scheme, import.source(), *std::move(file), activity);
}

}  // namespace timecredit::service
