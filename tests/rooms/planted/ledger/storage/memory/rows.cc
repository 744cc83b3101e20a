// Nothing is wrong here: an adapter knows the port and encodes with protobuf.
#include "google/protobuf/message.h"
#include "ledger/storage/store.h"
