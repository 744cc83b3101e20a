#ifndef LEDGER_SERVICE_HOURS_DISCHARGE_H_
#define LEDGER_SERVICE_HOURS_DISCHARGE_H_

#include <string>

#include "ledger/domain/number.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

// What hours or an attendance say about the obligation that they discharge, for their command.
template <class Message, class Command>
void TakeDischarge(const Message& message, const std::string& path, RequestReader& reader,
                   Command& command) {
  command.discharges = message.discharged_quantity();
  if (message.obligation().empty()) return;
  command.obligation = domain::ObligationNumber(
      reader.Numbered(message.obligation(), "obligations", path + "obligation"));
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_HOURS_DISCHARGE_H_
