#include "tests/model/scene.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "tests/model/calendar.h"
#include "tests/model/wallet.h"

namespace timecredit::model {

domain::Date Scene::Today() const { return DateIn(scheme.definition.calendar.zone, now); }

uint64_t Scene::OneOf(size_t count) {
  if (count == 0 || Odd(40)) return choices.Among<uint64_t>({count + 1, 0, ~uint64_t{0}});
  return 1 + choices.Below(count);
}

uint64_t Scene::AnyOf(const std::vector<uint64_t>& suitable, const std::vector<uint64_t>& all) {
  const bool is_odd = Odd(8);
  const std::vector<uint64_t>& from = suitable.empty() || is_odd ? all : suitable;
  if (from.empty() || Odd(40)) {
    return choices.Among<uint64_t>({scheme.sequence, 0, 1, ~uint64_t{0}});
  }
  return from[from.size() - 1 - choices.Below(from.size())];
}

domain::MemberNumber Scene::AnyMember() {
  return domain::MemberNumber(OneOf(scheme.members.size()));
}

domain::MemberNumber Scene::AnyMemberBut(domain::MemberNumber member) {
  const domain::MemberNumber other = AnyMember();
  const size_t members = scheme.members.size();
  if (other != member || members < 2 || Odd(5)) return other;
  return domain::MemberNumber(member.value % members + 1);
}

domain::MemberNumber Scene::AnySpender() {
  return AnyMemberWho([&](const Member& member) { return AvailableTo(member, 0) > 0; });
}

domain::OrganisationNumber Scene::AnyOrganisation() {
  return domain::OrganisationNumber(OneOf(scheme.organisations.size()));
}

domain::ActivityNumber Scene::AnyActivity() {
  return domain::ActivityNumber(OneOf(scheme.activities.size()));
}

domain::UnitNumber Scene::AnyUnit() {
  const size_t units = scheme.definition.units.size();
  if (Odd(30)) return domain::UnitNumber(units + 1);
  return domain::UnitNumber(choices.Below(units + 1));
}

domain::OfferNumber Scene::AnyOffer() { return domain::OfferNumber(OneOf(scheme.offers.size())); }

int64_t Scene::AvailableTo(const Member& member, uint64_t partner) const {
  return AvailableIn(member.wallet,
                     {.today = Today(),
                      .partner = partner,
                      .floor = scheme.definition.policies.wallet_floor_credit_minutes});
}

int64_t Scene::AvailableTo(domain::MemberNumber member, uint64_t partner) const {
  const bool is_known = member.value >= 1 && member.value <= scheme.members.size();
  return is_known ? AvailableTo(scheme.members[member.value - 1], partner) : 0;
}

std::string Scene::AnyAlias(const char* kind) {
  const std::string usual = absl::StrCat(kind, "-", serial);
  if (!Odd(8)) return usual;
  return choices.Among<std::string>({kind, absl::StrCat(kind, "-", std::string(50, 'a')), kind, "",
                                     "9-lives", "Upper", "two--hyphens", "ends-", "ümlaut", "-",
                                     std::string(63, 'a'), std::string(64, 'a')});
}

domain::LocalizedText Scene::AnyNames() {
  const domain::LocalizedText usual = {{"en", absl::StrCat("Name ", serial)}};
  if (!Odd(10)) return usual;
  return choices.Among<domain::LocalizedText>({{{"en", "Name"}, {"cy", "Enw"}, {"fr", "Nom d'été"}},
                                               {},
                                               {{"english", "Name"}},
                                               {{"en", std::string(200, 'n')}},
                                               {{"en", std::string(201, 'n')}},
                                               {{"en", ""}},
                                               {{"en", "Name"}, {"cy", "Cut \xC3"}}});
}

std::string Scene::AnyText() {
  const bool is_odd = Odd(12);
  if (!is_odd) return choices.OneIn(2) ? absl::StrCat("text ", serial) : "";
  return choices.Among<std::string>({"tab\tand line\nand ünïcode \xF0\x9F\x8C\xB3",
                                     std::string(2000, 't'), std::string(2001, 't'),
                                     "surrogate \xED\xA0\x80", std::string("nul\0", 4)});
}

std::string Scene::AnyReason() {
  const std::string text = AnyText();
  return text.empty() && !Odd(10) ? "because" : text;
}

int64_t Scene::AmountUpTo(int64_t available) {
  const auto little =
      1 + choices.Below(static_cast<size_t>(std::clamp<int64_t>(available, 1, 120)));
  if (Odd(20)) {
    return choices.Among<int64_t>(
        {60'000'000, 0, -1, INT64_MIN, 60'000'001, INT64_MAX, INT64_MAX - 1});
  }
  if (Odd(12)) return available + 1;
  const int64_t amount = choices.Among<int64_t>({little, little, little, available / 2, available});
  return std::max<int64_t>(1, amount);
}

domain::Date Scene::AnyPastDate() {
  const domain::Date usual = Today() - choices.Among({0, 0, 0, 0, 1, 1, 2, 7});
  if (!Odd(10)) return usual;
  return choices.Among({Today() - 4'000, Today() + 1, domain::Date(1'899, 12, 31),
                        domain::Date(1'900, 1, 1), domain::Date(9'999, 12, 31),
                        domain::Date(10'000, 1, 1)});
}

}  // namespace timecredit::model
