#ifndef TESTS_MODEL_SCENE_H_
#define TESTS_MODEL_SCENE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "tests/model/choices.h"
#include "tests/model/scheme.h"

namespace timecredit::model {

// What whoever makes up a request sees: how things stand, by the model.
struct Scene {
  absl::Time now;
  size_t serial;  // of the request; fresh ids are made of it
  Choices& choices;
  const Scheme& scheme;  // that the request is about; an empty one while there is none

  domain::Date Today() const;

  // Whether something odd happens, one time in so many; never in the first requests, so that there
  // is something to be odd about.
  bool Odd(uint32_t times) { return choices.OneIn(times) && serial > kQuietRequests; }
  static constexpr size_t kQuietRequests = 10;

  // Numbers, mostly of things there are; sometimes of things that are not.
  uint64_t OneOf(size_t count);
  uint64_t AnyOf(const std::vector<uint64_t>& suitable, const std::vector<uint64_t>& all);
  domain::MemberNumber AnyMember();
  domain::MemberNumber AnyMemberBut(domain::MemberNumber member);
  domain::MemberNumber AnySpender();  // mostly somebody who has something
  domain::OrganisationNumber AnyOrganisation();
  domain::ActivityNumber AnyActivity();
  domain::UnitNumber AnyUnit();
  domain::OfferNumber AnyOffer();

  // The same among what a record made (a hold, a session): mostly one that suits.
  template <class Things, class Suits>
  domain::Sequence AnyOf(const Things& things, const Suits& suits) {
    std::vector<uint64_t> suitable;
    std::vector<uint64_t> all;
    for (const auto& thing : things) {
      all.push_back(thing.sequence);
      if (suits(thing)) suitable.push_back(thing.sequence);
    }
    return domain::Sequence(AnyOf(suitable, all));
  }
  // Among the members who were not erased.
  template <class Suits>
  domain::MemberNumber AnyMemberWho(const Suits& suits) {
    std::vector<uint64_t> suitable;
    std::vector<uint64_t> all;
    for (const Member& member : scheme.members) {
      all.push_back(all.size() + 1);
      if (!member.is_erased && suits(member)) suitable.push_back(all.back());
    }
    return domain::MemberNumber(AnyOf(suitable, all));
  }

  // What the member can spend at a partner, or with 0 anywhere.
  int64_t AvailableTo(const Member& member, uint64_t partner) const;
  int64_t AvailableTo(domain::MemberNumber member, uint64_t partner) const;

  // Mostly a good one.
  std::string AnyAlias(const char* kind);
  domain::LocalizedText AnyNames();
  std::string AnyText();
  std::string AnyReason();  // seldom empty
  int64_t AmountUpTo(int64_t available);
  domain::Date AnyPastDate();
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_SCENE_H_
