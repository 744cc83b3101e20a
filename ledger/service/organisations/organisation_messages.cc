#include "ledger/service/organisations/organisation_messages.h"

#include <string>

#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::service {

void WriteOrganisation(const domain::Organisation& organisation, ReplyWriter& writer,
                       v1::Organisation& message) {
  message.set_name(writer.Scheme() + "/organisations/" + organisation.alias);
  WriteNames(organisation.names, *message.mutable_display_names());
  message.set_is_partner(organisation.is_partner);
  message.set_takes_typed_amounts(organisation.takes_typed_amounts);
}

domain::Offer OfferFrom(const std::string& id, domain::OrganisationNumber partner,
                        const v1::Offer& message) {
  domain::Offer offer;
  offer.alias = id;
  offer.partner = partner;
  offer.names = NamesFrom(message.display_names());
  offer.credit_minutes_per_adult = message.credit_minutes_per_adult();
  offer.credit_minutes_per_under_16 = message.credit_minutes_per_under_16();
  offer.most_people = message.most_people();
  return offer;
}

void WriteOffer(const domain::Offer& offer, ReplyWriter& writer, v1::Offer& message) {
  message.set_name(writer.Organisation(offer.partner) + "/offers/" + offer.alias);
  WriteNames(offer.names, *message.mutable_display_names());
  message.set_credit_minutes_per_adult(offer.credit_minutes_per_adult);
  message.set_credit_minutes_per_under_16(offer.credit_minutes_per_under_16);
  message.set_most_people(offer.most_people);
  // The states of messages count as those of the ledger do.
  message.set_state(static_cast<v1::Offer::State>(offer.state));
}

}  // namespace timecredit::service
