#ifndef LEDGER_EXCHANGE_SURROUNDINGS_H_
#define LEDGER_EXCHANGE_SURROUNDINGS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/domain/digest.h"
#include "ledger/journal/projections.h"
#include "ledger/personal/case_compartment.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/erasure.h"
#include "ledger/personal/keyring.h"

namespace timecredit::exchange {

// What one update works on.
struct Surroundings {
  journal::Projections& rows;
  personal::CaseCompartment& confidential;
  const personal::Compartment& compartment;
  const personal::StoreDigests& digests;
  personal::Keyring& keyring;
};

// What was made ready before the update, because an update neither scans nor waits for the disk.
struct Prepared {
  std::optional<domain::KeyId> key;  // for a new member or case; left unused if that is refused
  uint64_t key_changes = 0;          // of the key store, that key among them
  std::vector<personal::ErasableRows> erasable;  // of everybody who is to be erased
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SURROUNDINGS_H_
