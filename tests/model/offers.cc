// What creating and changing offers does to the model.

#include "tests/model/deed.h"

namespace timecredit::model {
namespace {

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

void Do(const exchange::CreateOffer& command, Deed& deed) {
  domain::Offer offer = command.offer;
  RequireOffer(offer, deed);
  deed.RequireOrganisation(offer.partner);
  for (const domain::Offer& other : deed.scheme.offers) {
    deed.Require(other.alias != offer.alias, "ID_TAKEN");
  }
  offer.scheme = deed.scheme.number();
  offer.offer = domain::OfferNumber(deed.scheme.offers.size() + 1);
  offer.state = domain::OfferState::kOpen;
  deed.scheme.offers.push_back(offer);
  deed.body = journal::OfferCreated{offer};
}

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

void Do(const exchange::SuspendOffer& command, Deed& deed) {
  domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr) return;
  deed.Require(offer->state == domain::OfferState::kOpen, "OFFER_SUSPENDED");
  offer->state = domain::OfferState::kSuspended;
  deed.body = journal::OfferSuspended{command.offer};
}

void Do(const exchange::ResumeOffer& command, Deed& deed) {
  domain::Offer* offer = deed.KnownOffer(command.offer);
  if (offer == nullptr) return;
  deed.Require(offer->state == domain::OfferState::kSuspended, "OFFER_OPEN");
  offer->state = domain::OfferState::kOpen;
  deed.body = journal::OfferResumed{command.offer};
}

}  // namespace timecredit::model
