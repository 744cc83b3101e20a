#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/amount.h"
#include "ledger/storage/store.h"
#include "rocksdb/db.h"
