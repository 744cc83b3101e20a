#include "store.h"

#include <optional>

#include "ledger/journal/record.h"
#include "ledger/storage/rocksdb/sequencer.h"
