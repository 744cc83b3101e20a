#ifndef LEDGER_DOMAIN_CALLS_UP_H_
#define LEDGER_DOMAIN_CALLS_UP_H_

#include "ledger/exchange/redeem_credits.h"

#endif  // LEDGER_DOMAIN_CALLS_UP_H_
