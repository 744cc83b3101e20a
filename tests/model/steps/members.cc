// The steps (steps.h) about members.

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/domain/member_edit.h"
#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

domain::MemberFields AnyFields(Scene& scene) {
  Choices& choices = scene.choices;
  domain::MemberFields fields;
  if (!choices.OneIn(4)) fields.alias = scene.AnyAlias("member");
  fields.name = absl::StrCat("Name ", scene.serial);
  fields.known_as = choices.Among<std::string>({"", "Nan", "Ffion"});
  fields.phone = choices.Among<std::string>({"", "029 2000 0000"});
  if (!scene.Odd(3)) return fields;
  switch (choices.Below(8)) {
    case 0:
      fields.name = "  ";
      break;
    case 1:
      fields.phone = std::string(201, '1');
      break;
    case 2:
      fields.address = std::string(choices.Among<size_t>({1'000, 1'001}), 'a');
      break;
    case 3:
      fields.notes = "line\r\n";
      break;
    case 4:
      fields.language = choices.Among<std::string>({"cy", "CY", "welsh"});
      break;
    case 5:
      fields.born_on = domain::Date(choices.Among({1950, 1899, 2400}), 2, 28);
      fields.adult_on = domain::Date(choices.Among({2030, 10'000}), 2, 28);
      break;
    case 6:
      fields.guardian = domain::Guardian{.name = choices.Among<std::string>({"Guardian", ""}),
                                         .phone = "02920 000000",
                                         .consented_on = scene.Today()};
      break;
    default:
      fields.notes = std::string(choices.Among<size_t>({4'000, 4'001}), 'n');
  }
  return fields;
}

bool HasSomething(const Member& member) {
  return !member.wallet.pieces.empty() || member.wallet.debt > 0;
}

// Somebody who left and to whom a correction brought something back; the other if there is nobody.
domain::MemberNumber AnyRefilled(domain::MemberNumber otherwise, Scene& scene) {
  std::vector<uint64_t> refilled;
  uint64_t number = 0;
  for (const Member& member : scene.scheme.members) {
    ++number;
    if ((member.is_closed || member.is_erased) && HasSomething(member)) refilled.push_back(number);
  }
  return refilled.empty() ? otherwise : domain::MemberNumber(scene.AnyOf(refilled, refilled));
}

// Whoever leaves, and what becomes of their balance.
template <class Command>
Command AnyDeparture(Scene& scene) {
  using exchange::ClosingChoice;
  Command command;
  command.member = scene.AnyMember();
  command.remaining = scene.choices.Among({ClosingChoice::kGiveBack, ClosingChoice::kTransfer,
                                           ClosingChoice::kRefuse, ClosingChoice::kTransfer});
  const bool transfers = command.remaining == ClosingChoice::kTransfer;
  if (transfers != scene.Odd(10)) command.beneficiary = scene.AnyMember();
  return command;
}

// Mostly one who is suspended, or who is not.
domain::MemberNumber AnyMemberWhoIs(bool suspended, Scene& scene) {
  return scene.AnyMemberWho([&](const Member& member) { return member.is_suspended == suspended; });
}

void RequireReadable(const std::string& text, size_t longest, Deed& deed) {
  deed.Require(text.size() <= longest, "TEXT_TOO_LONG");
  deed.Require(IsReadable(text), "TEXT_INVALID");
}

void RequirePersonName(const std::string& name, Deed& deed) {
  const bool says_something = std::any_of(name.begin(), name.end(), [](char character) {
    return std::isspace(static_cast<unsigned char>(character)) == 0;
  });
  deed.Require(says_something, "FIELD_REQUIRED");
  RequireReadable(name, 200, deed);
}

void RequireDate(const std::optional<domain::Date>& date, Deed& deed) {
  deed.Require(!date.has_value() || (date->year() >= 1900 && date->year() <= 9999),
               "DATE_OUT_OF_RANGE");
}

// Of something that has happened.
void RequirePastDate(const std::optional<domain::Date>& date, Deed& deed) {
  const bool is_ahead = date.has_value() && *date > deed.today && date->year() <= 9999;
  deed.Require(!is_ahead, "DATE_IN_FUTURE");
  RequireDate(date, deed);
}

void RequireFields(const domain::MemberFields& fields, Deed& deed) {
  if (!fields.alias.empty()) RequireAlias(fields.alias, deed);
  RequirePersonName(fields.name, deed);
  for (const std::string& text : {fields.known_as, fields.phone, fields.email}) {
    RequireReadable(text, 200, deed);
  }
  RequireReadable(fields.address, 1000, deed);
  RequireReadable(fields.notes, 4000, deed);
  deed.Require(fields.language.empty() || IsLanguage(fields.language), "LANGUAGE_INVALID");
  RequireDate(fields.adult_on, deed);
  RequirePastDate(fields.born_on, deed);
  if (!fields.guardian.has_value()) return;
  RequirePersonName(fields.guardian->name, deed);
  RequireReadable(fields.guardian->phone, 200, deed);
  RequirePastDate(fields.guardian->consented_on, deed);
}

// Erased members have no id any more.
void RequireFreeAlias(const std::string& alias, const Member* owner, Deed& deed) {
  for (const Member& other : deed.scheme.members) {
    deed.Require(alias.empty() || &other == owner || other.fields.alias != alias, "ID_TAKEN");
  }
}

void RequireNothingOpen(uint64_t member, Deed& deed) {
  deed.Require(deed.scheme.AwaitingLogsOf(member) == 0, "HOURS_AWAITING");
  for (const Hold& hold : deed.scheme.holds) {
    deed.Require(hold.member != member || hold.state != domain::HoldState::kOpen, "HOLDS_OPEN");
  }
}

// Empties a wallet; its lots repay its debt.
struct Leftover {
  int64_t lapsed = 0;
  Pieces pieces;
  int64_t debt = 0;
};
Leftover Empty(Wallet& wallet, domain::Date today) {
  Leftover left;
  left.lapsed = SumOf(TakeLapsed(wallet, today));
  left.pieces = wallet.InOrder();
  left.debt = wallet.debt - SumOf(CutFront(left.pieces, wallet.debt));
  wallet = {};
  return left;
}

// What becomes of what is in the wallet, as was chosen. The beneficiary is looked for whatever is
// left.
template <class Command, class Body>
void Settle(const Command& command, Member& member, Deed& deed, Body& body) {
  using exchange::ClosingChoice;
  const bool transfers = command.remaining == ClosingChoice::kTransfer;
  deed.Require(transfers || command.beneficiary.value == 0, "BENEFICIARY_UNEXPECTED");
  deed.Require(!transfers || command.beneficiary != command.member, "SAME_MEMBER");
  Member* beneficiary = transfers ? deed.ActiveMember(command.beneficiary) : nullptr;
  RequireNothingOpen(command.member.value, deed);
  const Leftover left = Empty(member.wallet, deed.today);
  const int64_t credit = SumOf(left.pieces);
  deed.Require(left.debt == 0 || command.remaining == ClosingChoice::kGiveBack, "MEMBER_IN_DEBT");
  deed.Require(credit == 0 || command.remaining != ClosingChoice::kRefuse, "BALANCE_REMAINS");
  if (deed.IsRefused()) return;
  body.member = command.member;
  body.expired_credit_minutes = left.lapsed;
  body.written_off_debt_credit_minutes = left.debt;
  if (transfers && credit > 0) {
    Receive(beneficiary->wallet, left.pieces, {});
    body.beneficiary = command.beneficiary;
    body.transferred_credit_minutes = credit;
  } else {
    body.given_back_credit_minutes = credit;
  }
  deed.scheme.granted += left.debt;
  deed.scheme.expired += left.lapsed + body.given_back_credit_minutes;
  deed.EffectiveToday();
}

// Field by field, with what is left of a guardian.
domain::MemberFields AfterEdit(const domain::MemberFields& before, const domain::MemberEdit& edit) {
  using domain::MemberField;
  domain::MemberFields after = before;
  const domain::MemberFields& given = edit.given;
  domain::Guardian guardian = before.guardian.value_or(domain::Guardian());
  const domain::Guardian given_guardian = given.guardian.value_or(domain::Guardian());
  const auto changes = [&](MemberField field) { return edit.fields.contains(field); };
  if (changes(MemberField::kAlias)) after.alias = given.alias;
  if (changes(MemberField::kName)) after.name = given.name;
  if (changes(MemberField::kKnownAs)) after.known_as = given.known_as;
  if (changes(MemberField::kPhone)) after.phone = given.phone;
  if (changes(MemberField::kEmail)) after.email = given.email;
  if (changes(MemberField::kAddress)) after.address = given.address;
  if (changes(MemberField::kLanguage)) after.language = given.language;
  if (changes(MemberField::kAdultOn)) after.adult_on = given.adult_on;
  if (changes(MemberField::kBornOn)) after.born_on = given.born_on;
  if (changes(MemberField::kNotes)) after.notes = given.notes;
  if (changes(MemberField::kGuardianName)) guardian.name = given_guardian.name;
  if (changes(MemberField::kGuardianPhone)) guardian.phone = given_guardian.phone;
  if (changes(MemberField::kGuardianConsentedOn)) {
    guardian.consented_on = given_guardian.consented_on;
  }
  after.guardian = guardian == domain::Guardian() ? std::nullopt : std::optional(guardian);
  return after;
}

}  // namespace

template <>
Plan PlanFor<exchange::CreateMember>() {
  return {.weight = 20,
          .reasons = {"FIELD_REQUIRED", "TEXT_TOO_LONG", "TEXT_INVALID", "LANGUAGE_INVALID",
                      "DATE_OUT_OF_RANGE", "DATE_IN_FUTURE", "ID_TAKEN", "MEMBER_ERASED"}};
}

template <>
exchange::CreateMember MakeUp(Scene& scene) {
  exchange::CreateMember command;
  command.fields = AnyFields(scene);
  if (scene.choices.OneIn(3)) command.joined_on = scene.Today() - scene.choices.Among({0, 1, 400});
  if (scene.Odd(20)) command.joined_on = scene.Today() + 1;
  return command;
}

template <>
void Do(const exchange::CreateMember& command, Deed& deed) {
  RequireFields(command.fields, deed);
  const domain::Date joined_on = command.joined_on.value_or(deed.today);
  deed.Require(joined_on <= deed.today, "DATE_IN_FUTURE");
  RequireFreeAlias(command.fields.alias, nullptr, deed);
  Member member;
  member.joined_on = joined_on;
  member.fields = command.fields;
  deed.scheme.members.push_back(member);
  const uint64_t number = deed.scheme.members.size();
  deed.about = {number};
  deed.texts_about = number;
  deed.body = journal::MemberCreated{domain::MemberNumber(number), joined_on};
}

template <>
Plan PlanFor<exchange::UpdateMember>() {
  return {.weight = 20,
          .reasons = {"FIELD_REQUIRED", "TEXT_TOO_LONG", "TEXT_INVALID", "LANGUAGE_INVALID",
                      "DATE_OUT_OF_RANGE", "DATE_IN_FUTURE", "ID_TAKEN", "MEMBER_UNKNOWN",
                      "MEMBER_ERASED", "UPDATE_EMPTY"}};
}

template <>
exchange::UpdateMember MakeUp(Scene& scene) {
  exchange::UpdateMember command;
  command.member = scene.AnyMember();
  command.edit.given = AnyFields(scene);
  const bool changes_all = scene.choices.OneIn(4);
  for (const domain::MemberField field : domain::AllMemberFields()) {
    if (changes_all || scene.choices.OneIn(4)) command.edit.fields.insert(field);
  }
  if (scene.Odd(12)) {
    const Member* other = scene.scheme.FindMember(scene.AnyMember().value);
    if (other != nullptr) command.edit.given.alias = other->fields.alias;
  }
  return command;
}

template <>
void Do(const exchange::UpdateMember& command, Deed& deed) {
  deed.Require(!command.edit.fields.empty(), "UPDATE_EMPTY");
  Member* member = deed.CurrentMember(command.member);
  if (member == nullptr || member->is_erased) return;
  const domain::MemberFields after = AfterEdit(member->fields, command.edit);
  RequireFields(after, deed);
  RequireFreeAlias(after.alias, member, deed);
  if (deed.IsRefused()) return;
  member->fields = after;
  deed.about = {command.member.value};
  deed.texts_about = command.member.value;
  deed.body = journal::MemberUpdated{command.member};
}

template <>
Plan PlanFor<exchange::SuspendMember>() {
  return {.weight = 12,
          .reasons = {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_SUSPENDED", "TEXT_INVALID"}};
}

template <>
exchange::SuspendMember MakeUp(Scene& scene) {
  return {AnyMemberWhoIs(false, scene), scene.AnyText()};
}

template <>
void Do(const exchange::SuspendMember& command, Deed& deed) {
  deed.RequireText(command.reason);
  Member* member = deed.ActiveMember(command.member);
  if (deed.IsRefused()) return;
  member->is_suspended = true;
  deed.Keep(command.reason, command.member.value);
  deed.about = {command.member.value};
  deed.body = journal::MemberSuspended{command.member};
}

template <>
Plan PlanFor<exchange::ResumeMember>() {
  return {.weight = 20, .reasons = {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_NOT_SUSPENDED"}};
}

template <>
exchange::ResumeMember MakeUp(Scene& scene) {
  return {AnyMemberWhoIs(true, scene), scene.AnyText()};
}

template <>
void Do(const exchange::ResumeMember& command, Deed& deed) {
  deed.RequireText(command.reason);
  Member* member = deed.CurrentMember(command.member);
  deed.Require(member == nullptr || member->is_suspended, "MEMBER_NOT_SUSPENDED");
  if (deed.IsRefused()) return;
  member->is_suspended = false;
  deed.Keep(command.reason, command.member.value);
  deed.about = {command.member.value};
  deed.body = journal::MemberResumed{command.member};
}

template <>
Plan PlanFor<exchange::CloseMember>() {
  return {.weight = 12,
          .reasons = {"MEMBER_UNKNOWN", "MEMBER_CLOSED", "MEMBER_ERASED", "MEMBER_MERGED",
                      "HOURS_AWAITING", "HOLDS_OPEN", "MEMBER_IN_DEBT", "BALANCE_REMAINS",
                      "BENEFICIARY_UNEXPECTED", "SAME_MEMBER", "REASON_MISSING"}};
}

template <>
exchange::CloseMember MakeUp(Scene& scene) {
  auto command = AnyDeparture<exchange::CloseMember>(scene);
  if (scene.choices.OneIn(3)) command.member = AnyRefilled(command.member, scene);
  command.reason = scene.AnyReason();
  const Member* member = scene.scheme.FindMember(command.member.value);
  if (member != nullptr && member->is_erased && scene.choices.OneIn(2)) command.reason.clear();
  return command;
}

template <>
void Do(const exchange::CloseMember& command, Deed& deed) {
  deed.RequireText(command.reason);
  Member* member = deed.KnownMember(command.member);
  if (member == nullptr) return;
  deed.Require(!command.reason.empty() || member->is_erased, "REASON_MISSING");
  const bool has_left = member->is_closed || member->is_erased;
  if (!has_left || !HasSomething(*member)) deed.CurrentMember(command.member);
  deed.Keep(command.reason, command.member.value);
  journal::MemberClosed body;
  Settle(command, *member, deed, body);
  if (deed.IsRefused()) return;
  member->is_closed = true;
  deed.about = {command.member.value};
  deed.body = body;
}

template <>
Plan PlanFor<exchange::MergeMembers>() {
  return {.weight = 15,
          .reasons = {"MEMBER_UNKNOWN", "MEMBER_CLOSED", "MEMBER_ERASED", "MEMBER_MERGED",
                      "MEMBER_SUSPENDED", "HOURS_AWAITING", "HOLDS_OPEN", "REASON_MISSING",
                      "SAME_MEMBER"}};
}

template <>
exchange::MergeMembers MakeUp(Scene& scene) {
  exchange::MergeMembers command;
  command.duplicate = scene.AnyMember();
  command.into = scene.AnyMemberBut(command.duplicate);
  command.reason = scene.AnyReason();
  return command;
}

template <>
void Do(const exchange::MergeMembers& command, Deed& deed) {
  deed.RequireText(command.reason);
  deed.Require(!command.reason.empty(), "REASON_MISSING");
  deed.Require(command.duplicate != command.into, "SAME_MEMBER");
  Member* duplicate = deed.CurrentMember(command.duplicate);
  Member* survivor = deed.CurrentMember(command.into);
  if (duplicate == nullptr || survivor == nullptr) return;
  deed.Require(duplicate->is_suspended == survivor->is_suspended, "MEMBER_SUSPENDED");
  RequireNothingOpen(command.duplicate.value, deed);
  if (deed.IsRefused()) return;

  const Leftover left = Empty(duplicate->wallet, deed.today);
  deed.Require(AvailableIn(survivor->wallet, deed.SpendingAt(0)) >= left.debt, "MEMBER_IN_DEBT");
  if (deed.IsRefused()) return;
  Spend(survivor->wallet, left.debt, deed.SpendingAt(0));
  Receive(survivor->wallet, left.pieces, {});
  deed.scheme.expired += left.lapsed;
  for (Member& other : deed.scheme.members) {
    if (other.merged_into == command.duplicate.value) other.merged_into = command.into.value;
  }
  duplicate->merged_into = command.into.value;
  deed.Keep(command.reason, command.into.value);
  deed.about = {command.duplicate.value, command.into.value};
  deed.EffectiveToday();
  deed.body = journal::MembersMerged{.duplicate = command.duplicate,
                                     .into = command.into,
                                     .moved_credit_minutes = SumOf(left.pieces),
                                     .moved_debt_credit_minutes = left.debt,
                                     .expired_credit_minutes = left.lapsed};
}

template <>
Plan PlanFor<exchange::EraseMember>() {
  return {
      .weight = 8,
      .reasons = {"MEMBER_UNKNOWN", "MEMBER_ERASED", "HOURS_AWAITING", "HOLDS_OPEN",
                  "MEMBER_IN_DEBT", "BALANCE_REMAINS", "BENEFICIARY_UNEXPECTED", "SAME_MEMBER"}};
}

template <>
exchange::EraseMember MakeUp(Scene& scene) {
  return AnyDeparture<exchange::EraseMember>(scene);
}

template <>
void Do(const exchange::EraseMember& command, Deed& deed) {
  Member* member = deed.KnownMember(command.member);
  deed.Require(member == nullptr || !member->is_erased, "MEMBER_ERASED");
  if (member == nullptr) return;
  journal::MemberErased body;
  Settle(command, *member, deed, body);
  if (deed.IsRefused()) return;
  uint64_t number = 0;
  for (Member& other : deed.scheme.members) {
    const bool is_named = ++number == command.member.value;
    if (other.is_erased || (!is_named && other.merged_into != command.member.value)) continue;
    if (!is_named) body.duplicates.emplace_back(number);
    other.is_erased = true;
    other.fields = {};
    deed.about.insert(number);
    std::erase_if(deed.scheme.texts, [&](const Text& text) { return text.member == number; });
  }
  deed.body = body;
}

}  // namespace timecredit::model
