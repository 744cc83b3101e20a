#ifndef LEDGER_SERVER_OPEN_CONNECTIONS_H_
#define LEDGER_SERVER_OPEN_CONNECTIONS_H_

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace timecredit::server {

// How many connections may be open at once.
struct ConnectionLimits {
  int64_t all = 0;
  int64_t per_peer = 0;  // from one address
};

// Which connections are open. Whoever they were handed to closes them and tells nobody: a
// connection counts for as long as its descriptor is the socket that it was. Thread-safe.
class OpenConnections {
 public:
  enum class Answer : uint8_t { kTaken, kTooMany, kTooManyOfPeer };

  explicit OpenConnections(ConnectionLimits limits) : limits_(limits) {}

  // Counts the socket in, unless a limit is reached. `peer`: the address, without a port.
  Answer Take(int descriptor, std::string_view peer);

  int64_t Count();

 private:
  struct Connection {
    uint64_t device;
    uint64_t inode;
    std::string peer;
  };

  // Called with the mutex held.
  bool IsFull(std::string_view peer) const;
  void Drop(int descriptor);
  void DropClosed();

  const ConnectionLimits limits_;
  std::mutex mutex_;
  absl::flat_hash_map<int, Connection> open_;        // guarded by mutex_, by descriptor
  absl::flat_hash_map<std::string, int64_t> peers_;  // guarded by mutex_: connections of each
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_OPEN_CONNECTIONS_H_
