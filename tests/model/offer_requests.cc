// Requests that create and change offers.

#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

int64_t AnyPrice(Scene& scene) {
  if (scene.Odd(25)) return scene.choices.Among<int64_t>({30'000, -1, 30'001, INT64_MAX});
  return scene.choices.Among<int64_t>({10, 1, 30, 0, 60, 5});
}

int32_t AnyMostPeople(Scene& scene) {
  if (scene.Odd(25)) return scene.choices.Among({2'000, -1, 2'001});
  return scene.choices.Among({0, 4, 0, 2, 5, 1});
}

}  // namespace

exchange::Command MakeUpOffer(Scene& scene) {
  domain::Offer offer;
  offer.alias = scene.AnyAlias("offer");
  offer.names = scene.AnyNames();
  offer.partner = scene.AnyOrganisation();
  offer.credit_minutes_per_adult = AnyPrice(scene);
  offer.credit_minutes_per_under_16 = AnyPrice(scene);
  offer.most_people = AnyMostPeople(scene);
  if (scene.Odd(10)) offer.state = domain::OfferState::kSuspended;
  return exchange::CreateOffer{offer};
}

exchange::Command MakeUpOfferChange(Move move, Scene& scene) {
  const domain::OfferNumber offer = scene.AnyOffer();
  if (move == Move::kSuspendOffer) return exchange::SuspendOffer{offer};
  if (move == Move::kResumeOffer) return exchange::ResumeOffer{offer};
  exchange::UpdateOffer command;
  command.offer = offer;
  if (scene.choices.OneIn(3)) command.names = scene.AnyNames();
  if (scene.choices.OneIn(3)) command.credit_minutes_per_adult = AnyPrice(scene);
  if (scene.choices.OneIn(3)) command.credit_minutes_per_under_16 = AnyPrice(scene);
  if (scene.choices.OneIn(3)) command.most_people = AnyMostPeople(scene);
  return command;
}

}  // namespace timecredit::model
