// Nothing is wrong here: the layout knows the rows and encodes with protobuf.
#include "ledger/journal/rows.h"

#include "google/protobuf/message.h"
