#include "tests/model/agreement.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"

namespace timecredit::model {
namespace {

std::string Hex(const std::string& bytes) { return absl::BytesToHexString(bytes); }

// The first row that differs, as it would be stored.
template <class RowType>
absl::Status CheckTable(std::string_view name, const Table<RowType>& actual,
                        const Table<RowType>& expected) {
  if (actual == expected) return absl::OkStatus();
  const auto value_of = [](const Table<RowType>& table, const auto& key) {
    const auto row = table.find(key);
    return row == table.end() ? "nothing" : Hex(storage::EncodeValue(row->second));
  };
  for (const auto* table : {&actual, &expected}) {
    for (const auto& [key, row] : *table) {
      const auto mine = actual.find(key);
      const auto theirs = expected.find(key);
      const bool same =
          mine != actual.end() && theirs != expected.end() && mine->second == theirs->second;
      if (same) continue;
      return absl::InternalError(
          absl::StrCat(absl::string_view(name.data(), name.size()), " under ",
                       Hex(storage::EncodeKey(journal::RowKey(key))), ": the ledger has ",
                       value_of(actual, key), ", the model has ", value_of(expected, key)));
    }
  }
  return absl::InternalError("tables that differ in no row");
}

template <class RowType>
void Compare(std::string_view name, const Tables& actual, const Tables& expected,
             absl::Status& status) {
  if (!status.ok()) return;
  status = CheckTable<RowType>(name, actual.of<RowType>(), expected.of<RowType>());
}

Table<journal::Accounts> PlainAccounts(const Tables& tables) {
  Table<journal::Accounts> plain;
  for (const auto& [key, row] : tables.of<journal::Accounts>()) {
    journal::Accounts accounts = Plain(row);
    const bool is_member = key.owner.kind == domain::OwnerKind::kMember;
    if (is_member || !accounts.balances.empty()) plain.emplace(key, std::move(accounts));
  }
  return plain;
}

Table<journal::Line> PlainLines(const Tables& tables) {
  Table<journal::Line> plain;
  for (const auto& [key, row] : tables.of<journal::Line>()) plain.emplace(key, Plain(row));
  return plain;
}

absl::Status CheckSums(const Model& model, const Journal& journal) {
  std::map<std::pair<domain::SchemeNumber, domain::Account>, int64_t> expected;
  for (const Scheme& scheme : model.schemes()) {
    for (const auto& [account, amount] : BalancesOf(scheme)) {
      expected[{scheme.number(), account}] = amount;
    }
  }
  for (const auto& [account, amount] : journal.balances()) {
    const auto found = expected.find(account);
    const int64_t wanted = found == expected.end() ? 0 : found->second;
    if (wanted != amount) {
      return absl::InternalError(absl::StrCat(
          "the records sum to ", amount, " on the ", std::string(NameOf(account.second.kind)),
          " account of ", account.second.owner.number, ", the model has ", wanted));
    }
    if (found != expected.end()) expected.erase(found);
  }
  return expected.empty() ? absl::OkStatus() : absl::InternalError("a balance that was not posted");
}

template <class RowType>
std::set<typename RowType::Key> KeysOf(const Tables& tables) {
  std::set<typename RowType::Key> keys;
  for (const auto& [key, row] : tables.of<RowType>()) keys.insert(key);
  return keys;
}

// Numbers 1 to `count` of a scheme.
template <class RowType, class Number>
void AddNumbers(domain::SchemeNumber scheme, uint64_t count,
                std::set<typename RowType::Key>& keys) {
  for (uint64_t number = 1; number <= count; ++number) keys.insert({scheme, Number(number)});
}

struct SealedKeys {
  std::set<journal::StoredRecord::Key> records;
  std::set<journal::SealedRecord::Key> confidential;
  std::set<journal::CaseKey::Key> cases;
  std::set<journal::SealedMember::Key> members;
  std::set<journal::SealedText::Key> texts;
  std::multiset<std::pair<domain::SchemeNumber, uint64_t>> aliases;
  size_t hours = 0;
  size_t states = 0;  // of obligations, and covers of changes

  friend bool operator==(const SealedKeys&, const SealedKeys&) = default;
};

SealedKeys ExpectedKeys(const Model& model) {
  SealedKeys keys;
  for (const Scheme& scheme : model.schemes()) {
    const domain::SchemeNumber number = scheme.number();
    AddNumbers<journal::StoredRecord, domain::Sequence>(number, scheme.sequence, keys.records);
    AddNumbers<journal::SealedRecord, domain::ConfidentialSequence>(
        number, scheme.confidential_sequence, keys.confidential);
    AddNumbers<journal::CaseKey, domain::CaseNumber>(number, scheme.cases, keys.cases);
    keys.states += scheme.covers;
    for (const Obligation& obligation : scheme.obligations) keys.states += 1 + obligation.changes;
    for (uint64_t member = 1; member <= scheme.members.size(); ++member) {
      const Member& person = scheme.members[member - 1];
      if (person.is_erased) continue;
      keys.members.insert({number, domain::MemberNumber(member)});
      if (!person.fields.alias.empty()) keys.aliases.insert({number, member});
    }
    for (const Text& text : scheme.texts) {
      keys.texts.insert(
          {number, domain::MemberNumber(text.member), domain::Sequence(text.sequence)});
    }
    for (const HourLog& log : scheme.hour_logs) keys.hours += log.has_side ? 1 : 0;
  }
  return keys;
}

SealedKeys ActualKeys(const Tables& tables) {
  SealedKeys keys{.records = KeysOf<journal::StoredRecord>(tables),
                  .confidential = KeysOf<journal::SealedRecord>(tables),
                  .cases = KeysOf<journal::CaseKey>(tables),
                  .members = KeysOf<journal::SealedMember>(tables),
                  .texts = KeysOf<journal::SealedText>(tables),
                  .aliases = {},
                  .hours = tables.of<journal::SealedHours>().size(),
                  .states = tables.of<journal::SealedObligation>().size()};
  for (const auto& [key, alias] : tables.of<journal::MemberAlias>()) {
    keys.aliases.insert({alias.scheme, alias.member.value});
  }
  return keys;
}

}  // namespace

absl::Status CheckRows(const Tables& tables, const Model& model, const Statements& statements,
                       const Journal& journal) {
  const Tables expected = ExpectedRows(model);
  absl::Status status =
      CheckTable<journal::Accounts>("accounts", PlainAccounts(tables), PlainAccounts(expected));
  Compare<domain::Hold>("holds", tables, expected, status);
  Compare<domain::Redemption>("redemptions", tables, expected, status);
  Compare<domain::Offer>("offers", tables, expected, status);
  Compare<domain::Session>("sessions", tables, expected, status);
  Compare<journal::Attendance>("attendances", tables, expected, status);
  Compare<domain::HourLog>("hour logs", tables, expected, status);
  Compare<domain::Member>("members", tables, expected, status);
  Compare<domain::Activity>("activities", tables, expected, status);
  Compare<domain::Organisation>("organisations", tables, expected, status);
  Compare<domain::Scheme>("schemes", tables, expected, status);
  Compare<journal::Registry>("registry", tables, expected, status);
  Compare<journal::Head>("heads", tables, expected, status);
  Compare<journal::ConfidentialHead>("confidential heads", tables, expected, status);
  Compare<journal::Alias>("aliases", tables, expected, status);
  Compare<journal::AwaitingHours>("awaiting hours", tables, expected, status);
  Compare<journal::MemberDay>("days", tables, expected, status);
  Compare<journal::HoldDeadline>("deadlines", tables, expected, status);
  Compare<journal::WalletExpiry>("expiries", tables, expected, status);
  Compare<journal::ReversedEntry>("reversed entries", tables, expected, status);
  Compare<journal::EffectiveEntry>("effective entries", tables, expected, status);
  if (!status.ok()) return status;
  status = CheckTable<journal::Line>("lines", PlainLines(tables), statements.lines());
  return status.ok() ? CheckSums(model, journal) : status;
}

absl::Status CheckSealedKeys(const Tables& tables, const Model& model) {
  if (!tables.of<journal::PendingErasure>().empty()) {
    return absl::InternalError("an erasure that was not finished");
  }
  if (!(ActualKeys(tables) == ExpectedKeys(model))) {
    return absl::InternalError("other records or sealed rows than there should be");
  }
  std::multiset<Model::Answer> answers;
  for (const auto& [key, outcome] : tables.of<journal::Outcome>()) {
    answers.insert({outcome.scheme.value, outcome.committed_in.value, outcome.sequence.value,
                    outcome.confidential_sequence.value});
  }
  if (answers == model.Answers()) return absl::OkStatus();
  return absl::InternalError("other answered requests than there should be");
}

}  // namespace timecredit::model
