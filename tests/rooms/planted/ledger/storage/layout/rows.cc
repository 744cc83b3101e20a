// Nothing is wrong here: the layout knows the rows and encodes with protobuf.
#include "google/protobuf/message.h"
#include "ledger/journal/rows.h"
