#include "ledger/service/imports/member_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/members/create_member.h"
#include "ledger/importing/members_file.h"
#include "ledger/importing/row_identity.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/namesakes.h"
#include "ledger/reporting/records.h"
#include "ledger/service/caller.h"
#include "ledger/service/imports/import_messages.h"
#include "ledger/service/imports/imported_row.h"
#include "ledger/service/imports/member_faults.h"
#include "ledger/service/parts.h"
#include "ledger/storage/store.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

using Row = v1::ImportRow;

// How many numbers a remark names.
constexpr size_t kMostNamed = 5;

std::string NameOfRun() {
  absl::BitGen random;
  return absl::StrCat(absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16),
                      absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16));
}

}  // namespace

MemberRows::MemberRows(const Parts& parts, domain::SchemeNumber scheme, std::string source,
                       importing::MembersFile file)
    : RowsAsking(scheme),
      parts_(parts),
      source_(std::move(source)),
      run_(NameOfRun()),
      file_(std::move(file)) {}

absl::StatusOr<std::vector<ImportedRow>> MemberRows::Understand(const Caller& caller) {
  std::vector<ImportedRow> rows;
  for (const importing::MembersRow& said : file_.rows) {
    if (auto wanted = caller.CheckWanted(); !wanted.ok()) return wanted;
    ImportedRow row{.line = said.line, .state = Row::STATE_VALID};
    const absl::Status status =
        said.faults.empty() ? Ask(said, row, rows.size()) : domain::RefuseArguments(said.faults);
    if (!status.ok()) {
      if (!IsAboutTheRow(status)) return status;
      row.state = Row::STATE_INVALID;
      row.status = InWordsOfTheFile(status, file_.headings);
    }
    rows.push_back(std::move(row));
  }
  file_.rows = {};
  lines_.clear();
  return rows;
}

// What became of the row, or what it asks.
absl::Status MemberRows::Ask(const importing::MembersRow& said, ImportedRow& row, size_t at) {
  const bool has_reference = !said.reference.empty();
  if (has_reference && reporting::IsMentioned(said.fields, said.reference)) {
    return domain::RefuseArgument("REFERENCE_PERSONAL", "reference");
  }
  exchange::CreateMember command{.fields = said.fields, .joined_on = said.joined_on};
  const auto namesakes = NamesakesOf(command);
  if (!namesakes.ok()) return namesakes.status();
  if (!has_reference) {
    auto there = FindThere(command, *namesakes);
    if (!there.ok()) return there.status();
    if (there->has_value()) {
      row = **std::move(there);
      row.line = said.line;
      if (row.state == Row::STATE_UNCHANGED && !row.status.ok()) ++equals_;
      return absl::OkStatus();
    }
  }
  Remark(said, *namesakes, row);
  list().push_back({.row = at,
                    .identity = has_reference
                                    ? importing::IdentityByReference(source_, said.reference)
                                    : absl::StrCat(run_, " ", said.line),
                    .command = std::move(command),
                    .has_reference = has_reference});
  return absl::OkStatus();
}

absl::StatusOr<MemberRows::Files> MemberRows::NamesakesOf(
    const exchange::CreateMember& command) const {
  return reporting::NamesakesOf(command.fields.name, scheme(), parts_.members,
                                parts_.exchange.directory());
}

absl::StatusOr<std::optional<ImportedRow>> MemberRows::FindThere(
    const exchange::CreateMember& command, const Files& namesakes) {
  if (!command.fields.alias.empty()) return FindById(command);
  return FindEqual(command, namesakes);
}

absl::StatusOr<std::optional<ImportedRow>> MemberRows::FindById(
    const exchange::CreateMember& command) const {
  std::optional<domain::MemberNumber> number;
  const auto status = parts_.exchange.store().View([&](const storage::Snapshot& snapshot) {
    const auto found =
        parts_.exchange.compartment().FindAlias(snapshot, scheme(), command.fields.alias);
    if (found.ok()) number = *found;
    return found.status();
  });
  if (!status.ok()) return status;
  if (!number.has_value()) return std::nullopt;
  const auto member = parts_.members.Find(scheme(), *number, "alias");
  if (!member.ok()) return member.status();
  ImportedRow row{.state = Row::STATE_UNCHANGED, .member = *number};
  const auto differing = Differing(command, *member, file_.headings, Compared::kWhatIsSaid);
  if (!differing.empty()) {
    row.state = Row::STATE_CONFLICT;
    row.status = IsChanged(*member, differing, file_.headings);
  }
  return row;
}

// Nobody is two rows of a file. Of several, it is somebody of whom no more is known than the row
// says; so rows find again whom they became, in whatever order they stand.
std::optional<ImportedRow> MemberRows::FindEqual(const exchange::CreateMember& command,
                                                 const Files& namesakes) {
  for (const Compared compared : {Compared::kWholly, Compared::kWhatIsSaid}) {
    const auto equal =
        std::find_if(namesakes.begin(), namesakes.end(), [&](const reporting::MemberFile& member) {
          return !claimed_.contains(member.member.member) &&
                 Differing(command, member, file_.headings, compared).empty();
        });
    if (equal == namesakes.end()) continue;
    claimed_.insert(equal->member.member);
    return ImportedRow{.state = Row::STATE_UNCHANGED,
                       .member = domain::SurvivorOf(equal->member),
                       .status = domain::RefuseExisting("MEMBER_EQUAL", "")};
  }
  return std::nullopt;
}

void MemberRows::Remark(const importing::MembersRow& said, const Files& namesakes,
                        ImportedRow& row) {
  if (!namesakes.empty()) {
    std::vector<std::string> numbers;
    for (const reporting::MemberFile& member : namesakes) {
      if (numbers.size() == kMostNamed) break;
      numbers.push_back(absl::StrCat(member.member.member.value));
    }
    row.remarks.push_back({"row.namesakes",
                           {{"count", static_cast<int64_t>(namesakes.size())},
                            {"members", absl::StrJoin(numbers, ", ")}}});
  }
  const auto [earlier, is_new] =
      lines_.try_emplace(reporting::FoldedName(said.fields.name), said.line);
  if (!is_new) row.remarks.push_back({"row.namesake_line", {{"line", earlier->second}}});
}

std::vector<FileRemark> MemberRows::Remarks() const {
  std::vector<FileRemark> remarks = RemarksOn(file_.recognised);
  if (equals_ > 0) remarks.push_back({"file.members_equal", {{"count", equals_}}});
  if (!file_.recognised.unused_headings.empty()) {
    remarks.push_back({"file.unused_headings",
                       {{"found", absl::StrJoin(file_.recognised.unused_headings, ", ")}}});
  }
  return remarks;
}

// Another import may have registered the same person since.
absl::StatusOr<std::optional<ImportedRow>> MemberRows::FindDone(size_t i) {
  const AskedMember& asked = list()[i];
  if (asked.has_reference) return std::nullopt;
  const auto namesakes = NamesakesOf(asked.command);
  if (!namesakes.ok()) return namesakes.status();
  return FindThere(asked.command, *namesakes);
}

absl::Status MemberRows::Explain(const Caller& caller, size_t i,
                                 const absl::StatusOr<exchange::Committed>& outcome,
                                 ImportedRow& row) {
  const AskedMember& asked = list()[i];
  if (row.state == Row::STATE_IMPORTED || row.state == Row::STATE_UNCHANGED) {
    row.member = std::get<journal::MemberCreated>(outcome->record->body).member;
    claimed_.insert(row.member);
    return parts_.exchange.FollowUp(*outcome);
  }
  if (row.state == Row::STATE_CONFLICT) return WhatChanged(caller, asked, row);
  row.status = InWordsOfTheFile(outcome.status(), file_.headings);
  return absl::OkStatus();
}

absl::Status MemberRows::WhatChanged(const Caller& caller, const AskedMember& asked,
                                     ImportedRow& row) const {
  const auto earlier =
      parts_.exchange.RecordedUnder(CallForRow(scheme(), caller, asked.identity), asked.command);
  if (!earlier.ok()) return earlier.status();
  const auto record = reporting::RecordOf(parts_.exchange.store(), scheme(), *earlier);
  if (!record.ok()) return record.status();
  row.member = std::get<journal::MemberCreated>(record->body).member;
  const auto member = parts_.members.Find(scheme(), row.member, "reference");
  if (!member.ok()) return member.status();
  row.status =
      IsChanged(*member, Differing(asked.command, *member, file_.headings, Compared::kWholly),
                file_.headings);
  return absl::OkStatus();
}

size_t MemberRows::TextBytesOf(const AskedMember& asked) const {
  const domain::MemberFields& fields = asked.command.fields;
  size_t bytes = 0;
  for (const std::string* text :
       {&fields.alias, &fields.name, &fields.known_as, &fields.phone, &fields.email,
        &fields.address, &fields.language, &fields.notes}) {
    bytes += text->capacity();
  }
  return bytes;
}

absl::StatusOr<std::unique_ptr<ImportRows>> MemberRowsFrom(const Parts& parts,
                                                           domain::SchemeNumber scheme,
                                                           const v1::CreateImportRequest& request) {
  const auto declaration = MembersDeclarationFrom(request.import());
  if (!declaration.ok()) return declaration.status();
  auto file = importing::ReadMembers(request.csv(), *declaration);
  if (!file.ok()) return file.status();
  return std::make_unique<MemberRows>(parts, scheme, request.import().source(), *std::move(file));
}

}  // namespace timecredit::service
