// The steps (steps.h) about offers.

#include "tests/model/steps.h"

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

void RequireOffer(const domain::Offer& offer, Deed& deed) {
  RequireAlias(offer.alias, deed);
  RequireNames(offer.names, deed);
  const int64_t adult = offer.credit_minutes_per_adult;
  const int64_t under_16 = offer.credit_minutes_per_under_16;
  deed.Require(adult >= 0 && adult <= 30'000 && under_16 >= 0 && under_16 <= 30'000,
               "NUMBER_OUT_OF_RANGE");
  deed.Require(adult != 0 || under_16 != 0, "PRICE_MISSING");
  deed.Require(offer.most_people >= 0 && offer.most_people <= 2'000, "NUMBER_OUT_OF_RANGE");
}

}  // namespace

template <>
Plan PlanFor<exchange::CreateOffer>() {
  return {.weight = 15,
          .reasons = {"ID_INVALID", "ID_TAKEN", "ORGANISATION_UNKNOWN", "NUMBER_OUT_OF_RANGE",
                      "PRICE_MISSING", "ORGANISATION_NOT_PARTNER"}};
}

template <>
exchange::CreateOffer MakeUp(Scene& scene) {
  domain::Offer offer;
  offer.alias = scene.AnyAlias("offer");
  offer.names = scene.AnyNames();
  offer.partner = scene.AnyOrganisation();
  offer.credit_minutes_per_adult = AnyPrice(scene);
  offer.credit_minutes_per_under_16 = AnyPrice(scene);
  offer.most_people = AnyMostPeople(scene);
  if (scene.Odd(10)) offer.state = domain::OfferState::kSuspended;
  return {offer};
}

template <>
void Do(const exchange::CreateOffer& command, Deed& deed) {
  domain::Offer offer = command.offer;
  RequireOffer(offer, deed);
  deed.KnownPartner(offer.partner);
  RequireFree(offer.alias, deed.scheme.offers, deed);
  offer.scheme = deed.scheme.number();
  offer.offer = domain::OfferNumber(deed.scheme.offers.size() + 1);
  offer.state = domain::OfferState::kOpen;
  deed.scheme.offers.push_back(offer);
  deed.body = journal::OfferCreated{offer};
}

template <>
Plan PlanFor<exchange::UpdateOffer>() {
  return {.weight = 15,
          .reasons = {"UPDATE_EMPTY", "OFFER_UNKNOWN", "NUMBER_OUT_OF_RANGE", "PRICE_MISSING"}};
}

template <>
exchange::UpdateOffer MakeUp(Scene& scene) {
  exchange::UpdateOffer command;
  command.offer = scene.AnyOffer();
  if (scene.choices.OneIn(3)) command.names = scene.AnyNames();
  if (scene.choices.OneIn(3)) command.credit_minutes_per_adult = AnyPrice(scene);
  if (scene.choices.OneIn(3)) command.credit_minutes_per_under_16 = AnyPrice(scene);
  if (scene.choices.OneIn(3)) command.most_people = AnyMostPeople(scene);
  return command;
}

template <>
void Do(const exchange::UpdateOffer& command, Deed& deed) {
  deed.Require(command.names || command.credit_minutes_per_adult ||
                   command.credit_minutes_per_under_16 || command.most_people,
               "UPDATE_EMPTY");
  domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr) return;
  if (command.names) offer->names = *command.names;
  if (command.credit_minutes_per_adult) {
    offer->credit_minutes_per_adult = *command.credit_minutes_per_adult;
  }
  if (command.credit_minutes_per_under_16) {
    offer->credit_minutes_per_under_16 = *command.credit_minutes_per_under_16;
  }
  if (command.most_people) offer->most_people = *command.most_people;
  RequireOffer(*offer, deed);
  deed.body = journal::OfferUpdated{*offer};
}

template <>
Plan PlanFor<exchange::SuspendOffer>() {
  return {.weight = 5, .reasons = {"OFFER_UNKNOWN", "OFFER_SUSPENDED"}};
}

template <>
exchange::SuspendOffer MakeUp(Scene& scene) {
  return {scene.AnyOffer()};
}

template <>
void Do(const exchange::SuspendOffer& command, Deed& deed) {
  domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr) return;
  deed.Require(offer->state == domain::OfferState::kOpen, "OFFER_SUSPENDED");
  offer->state = domain::OfferState::kSuspended;
  deed.body = journal::OfferSuspended{command.offer};
}

template <>
Plan PlanFor<exchange::ResumeOffer>() {
  return {.weight = 10, .reasons = {"OFFER_UNKNOWN", "OFFER_OPEN"}};
}

template <>
exchange::ResumeOffer MakeUp(Scene& scene) {
  return {scene.AnyOffer()};
}

template <>
void Do(const exchange::ResumeOffer& command, Deed& deed) {
  domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr) return;
  deed.Require(offer->state == domain::OfferState::kSuspended, "OFFER_OPEN");
  offer->state = domain::OfferState::kOpen;
  deed.body = journal::OfferResumed{command.offer};
}

}  // namespace timecredit::model
