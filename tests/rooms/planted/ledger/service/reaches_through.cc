#include <grpcpp/grpcpp.h>

#include "ledger/exchange/redeem_credits.h"
// Comes along with the exchange.
#include "ledger/personal/compartment.h"
