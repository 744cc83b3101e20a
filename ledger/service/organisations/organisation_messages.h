#ifndef LEDGER_SERVICE_ORGANISATIONS_ORGANISATION_MESSAGES_H_
#define LEDGER_SERVICE_ORGANISATIONS_ORGANISATION_MESSAGES_H_

#include <string>

#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::service {

void WriteOrganisation(const domain::Organisation& organisation, ReplyWriter& writer,
                       v1::Organisation& message);

// An offer as the message says; its partner is the request's.
domain::Offer OfferFrom(const std::string& id, domain::OrganisationNumber partner,
                        const v1::Offer& message);

// The last part of its name is the offer's id: one of a dry run has no other.
void WriteOffer(const domain::Offer& offer, ReplyWriter& writer, v1::Offer& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ORGANISATIONS_ORGANISATION_MESSAGES_H_
