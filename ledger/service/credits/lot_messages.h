#ifndef LEDGER_SERVICE_CREDITS_LOT_MESSAGES_H_
#define LEDGER_SERVICE_CREDITS_LOT_MESSAGES_H_

#include "google/protobuf/repeated_ptr_field.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/wallet.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/lot.pb.h"

namespace timecredit::service {

// Portions of credit, with where each came from as far as the caller may know.
void WriteLots(const Parts& parts, const domain::Portions& portions,
               const domain::Principal& caller, ReplyWriter& writer,
               google::protobuf::RepeatedPtrField<v1::Lot>& messages);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CREDITS_LOT_MESSAGES_H_
