#ifndef TESTS_MODEL_SCENE_H_
#define TESTS_MODEL_SCENE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "tests/model/history.h"
#include "tests/model/model.h"

namespace timecredit::model {

// The choices of a step, one after another; 0 when they run out.
class Choices {
 public:
  explicit Choices(const Step& step) : step_(step) {}

  uint32_t Next() { return next_ < Step::kChoices ? step_.choices[next_++] : 0; }
  uint32_t Below(size_t bound) { return Next() % static_cast<uint32_t>(bound); }
  bool OneIn(uint32_t times) { return Next() % times == times - 1; }

  template <class Value>
  Value Among(std::initializer_list<Value> values) {
    return *(values.begin() + Below(values.size()));
  }

 private:
  const Step& step_;
  size_t next_ = 0;
};

struct Request {
  exchange::Call call;
  exchange::Command command;
};

// What whoever makes up a request sees: how things stand, by the model.
struct Scene {
  const Model& model;
  absl::Time now;
  size_t serial;  // of the request; fresh ids are made of it
  Choices& choices;
  const Scheme* scheme = nullptr;  // that the request is about; null while there is none

  domain::Date Today() const;

  // Whether something odd happens, one time in so many; never in the first requests, so that there
  // is something to be odd about.
  bool Odd(uint32_t times) { return choices.OneIn(times) && serial > kQuietRequests; }
  static constexpr size_t kQuietRequests = 10;

  // Numbers, mostly of things there are; sometimes of things that are not.
  uint64_t OneOf(size_t count);
  uint64_t AnyOf(const std::vector<uint64_t>& suitable, const std::vector<uint64_t>& all);
  domain::MemberNumber AnyMember();
  domain::OrganisationNumber AnyOrganisation();
  domain::ActivityNumber AnyActivity();
  domain::UnitNumber AnyUnit();
  domain::OfferNumber AnyOffer();

  // Mostly a good one.
  std::string AnyAlias(const char* kind);
  domain::LocalizedText AnyNames();
  std::string AnyText();
  std::string AnyReason();  // seldom empty
  int64_t AmountUpTo(int64_t available);
  domain::Date AnyPastDate();
  domain::Policies AnyPolicies();
  domain::AwardPolicy AnyAward();
};

// The request that a step of this kind comes to. The move is one of the operations.
Request MakeUp(Move move, Scene& scene);

// By noun; each reads its choices from the scene.
exchange::Command MakeUpScheme(Scene& scene);
exchange::Command MakeUpOrganisation(Scene& scene);
exchange::Command MakeUpActivity(Scene& scene);
exchange::Command MakeUpMember(Scene& scene);
exchange::Command MakeUpMemberChange(Move move, Scene& scene);
exchange::Command MakeUpOffer(Scene& scene);
exchange::Command MakeUpOfferChange(Move move, Scene& scene);
exchange::Command MakeUpSession(Scene& scene);
exchange::Command MakeUpAttendance(Scene& scene);
exchange::Command MakeUpSessionEnd(Scene& scene);
exchange::Command MakeUpUpdate(Move move, Scene& scene);
exchange::Command MakeUpHours(Scene& scene);
exchange::Command MakeUpHoursDecision(Move move, Scene& scene);
exchange::Command MakeUpSpending(Move move, Scene& scene);
exchange::Command MakeUpHoldResolution(Move move, Scene& scene);
exchange::Command MakeUpRefund(Scene& scene);
exchange::Command MakeUpReversal(Scene& scene);
exchange::Command MakeUpObligation(Scene& scene);

// An earlier request once more: mostly as it was, else with one field of it changed.
Request Repeat(const Request& earlier, Choices& choices);

// Where the clock goes.
absl::Time WaitFrom(absl::Time now, Scene& scene);
absl::Time StepBackFrom(absl::Time now, Scene& scene);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_SCENE_H_
