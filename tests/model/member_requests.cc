// Requests about members, made up.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/domain/member_edit.h"
#include "tests/model/scene.h"

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
      fields.born_on = domain::Date(choices.Among({1950, 1899}), 2, 28);
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

// Somebody who left and to whom a correction brought something back; the other if there is nobody.
domain::MemberNumber AnyRefilled(domain::MemberNumber otherwise, Scene& scene) {
  if (scene.scheme == nullptr) return otherwise;
  std::vector<uint64_t> refilled;
  uint64_t number = 0;
  for (const Member& member : scene.scheme->members) {
    ++number;
    const bool has_something = !member.wallet.pieces.empty() || member.wallet.debt > 0;
    if ((member.is_closed || member.is_erased) && has_something) refilled.push_back(number);
  }
  return refilled.empty() ? otherwise : domain::MemberNumber(scene.AnyOf(refilled, refilled));
}

// Mostly one of two, both mostly members.
exchange::Command MakeUpMerging(Scene& scene) {
  exchange::MergeMembers command;
  command.duplicate = scene.AnyMember();
  command.into = scene.AnyMember();
  const size_t members = scene.scheme == nullptr ? 0 : scene.scheme->members.size();
  if (command.into == command.duplicate && members > 1 && !scene.Odd(5)) {
    command.into = domain::MemberNumber(command.duplicate.value % members + 1);
  }
  command.reason = scene.AnyReason();
  return command;
}

// Whoever leaves, and what becomes of their balance.
template <class Command>
Command MakeUpDeparture(Scene& scene) {
  using exchange::ClosingChoice;
  Command command;
  command.member = scene.AnyMember();
  command.remaining = scene.choices.Among({ClosingChoice::kGiveBack, ClosingChoice::kTransfer,
                                           ClosingChoice::kRefuse, ClosingChoice::kTransfer});
  const bool transfers = command.remaining == ClosingChoice::kTransfer;
  if (transfers != scene.Odd(10)) command.beneficiary = scene.AnyMember();
  return command;
}

exchange::Command MakeUpClosing(Scene& scene) {
  auto command = MakeUpDeparture<exchange::CloseMember>(scene);
  if (scene.choices.OneIn(3)) command.member = AnyRefilled(command.member, scene);
  command.reason = scene.AnyReason();
  const uint64_t number = command.member.value;
  const bool is_erased = scene.scheme != nullptr && number >= 1 &&
                         number <= scene.scheme->members.size() &&
                         scene.scheme->members[number - 1].is_erased;
  if (is_erased && scene.choices.OneIn(2)) command.reason.clear();
  return command;
}

exchange::Command MakeUpEdit(Scene& scene) {
  exchange::UpdateMember command;
  command.member = scene.AnyMember();
  command.edit.given = AnyFields(scene);
  const bool changes_all = scene.choices.OneIn(4);
  for (const domain::MemberField field : domain::AllMemberFields()) {
    if (changes_all || scene.choices.OneIn(4)) command.edit.fields.insert(field);
  }
  return command;
}

// Mostly one in this state.
domain::MemberNumber AnyMemberWho(bool is_suspended, Scene& scene) {
  std::vector<uint64_t> suitable;
  std::vector<uint64_t> all;
  if (scene.scheme != nullptr) {
    for (const Member& member : scene.scheme->members) {
      all.push_back(all.size() + 1);
      if (!member.is_erased && member.is_suspended == is_suspended) suitable.push_back(all.back());
    }
  }
  return domain::MemberNumber(scene.AnyOf(suitable, all));
}

}  // namespace

exchange::Command MakeUpMember(Scene& scene) {
  exchange::CreateMember command;
  command.fields = AnyFields(scene);
  if (scene.choices.OneIn(3)) command.joined_on = scene.Today() - scene.choices.Among({0, 1, 400});
  if (scene.Odd(20)) command.joined_on = scene.Today() + 1;
  return command;
}

exchange::Command MakeUpMemberChange(Move move, Scene& scene) {
  if (move == Move::kCloseMember) return MakeUpClosing(scene);
  if (move == Move::kEraseMember) return MakeUpDeparture<exchange::EraseMember>(scene);
  if (move == Move::kMergeMembers) return MakeUpMerging(scene);
  if (move == Move::kSuspendMember) {
    return exchange::SuspendMember{AnyMemberWho(false, scene), scene.AnyText()};
  }
  if (move == Move::kResumeMember) {
    return exchange::ResumeMember{AnyMemberWho(true, scene), scene.AnyText()};
  }
  return MakeUpEdit(scene);
}

}  // namespace timecredit::model
