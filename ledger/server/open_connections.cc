#include "ledger/server/open_connections.h"

#include <sys/stat.h>

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace timecredit::server {

OpenConnections::Answer OpenConnections::Take(int descriptor, std::string_view peer) {
  struct stat socket {};
  if (fstat(descriptor, &socket) != 0) return Answer::kTooMany;
  const std::lock_guard<std::mutex> lock(mutex_);
  Drop(descriptor);  // the connection that had its number is closed
  if (IsFull(peer)) DropClosed();
  if (IsFull(peer)) {
    const bool all = static_cast<int64_t>(open_.size()) >= limits_.all;
    return all ? Answer::kTooMany : Answer::kTooManyOfPeer;
  }
  ++peers_[std::string(peer)];
  open_.emplace(
      descriptor,
      Connection{.device = socket.st_dev, .inode = socket.st_ino, .peer = std::string(peer)});
  return Answer::kTaken;
}

int64_t OpenConnections::Count() {
  const std::lock_guard<std::mutex> lock(mutex_);
  DropClosed();
  return static_cast<int64_t>(open_.size());
}

bool OpenConnections::IsFull(std::string_view peer) const {
  if (static_cast<int64_t>(open_.size()) >= limits_.all) return true;
  const auto found = peers_.find(absl::string_view(peer.data(), peer.size()));
  return found != peers_.end() && found->second >= limits_.per_peer;
}

void OpenConnections::Drop(int descriptor) {
  const auto found = open_.find(descriptor);
  if (found == open_.end()) return;
  const auto peer = peers_.find(found->second.peer);
  if (--peer->second == 0) peers_.erase(peer);
  open_.erase(found);
}

void OpenConnections::DropClosed() {
  std::vector<int> closed;
  for (const auto& [descriptor, connection] : open_) {
    struct stat now {};
    if (fstat(descriptor, &now) != 0 || now.st_dev != connection.device ||
        now.st_ino != connection.inode) {
      closed.push_back(descriptor);
    }
  }
  for (const int descriptor : closed) Drop(descriptor);
}

}  // namespace timecredit::server
