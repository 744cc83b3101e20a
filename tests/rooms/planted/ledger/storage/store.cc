#include <optional>

#include "ledger/journal/record.h"
#include "ledger/storage/rocksdb/sequencer.h"
#include "store.h"
