#ifndef LEDGER_SERVER_PRIVATE_PROCESS_H_
#define LEDGER_SERVER_PRIVATE_PROCESS_H_

namespace timecredit::server {

// Keeps what the process knows to its owner: files that it makes are for the owner alone, and its
// memory, where keys are, is dumped nowhere when it ends badly and read by no debugger of the same
// user. Keys are not locked in memory, because RocksDB's buffers hold them too: a machine that
// swaps wants encrypted swap. The first thing a process does.
void KeepToOneself();

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_PRIVATE_PROCESS_H_
