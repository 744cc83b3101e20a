#include "ledger/storage/rocksdb/private_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ledger/storage/rocksdb/opening.h"

namespace timecredit::storage {

absl::Status MakePrivateFolder(const std::string& folder) {
  if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
    return CannotOpen(folder, absl::StrCat("it cannot be made: ", std::strerror(errno)));
  }
  struct stat found {};
  if (stat(folder.c_str(), &found) != 0) {
    return CannotOpen(folder, absl::StrCat("it cannot be looked at: ", std::strerror(errno)));
  }
  if (!S_ISDIR(found.st_mode)) return CannotOpen(folder, "it is not a folder");
  if (found.st_uid != geteuid()) {
    return CannotOpen(folder, absl::StrCat("it belongs to user ", found.st_uid,
                                           ", and the keys in it must be this user's alone: chown ",
                                           geteuid(), " ", folder));
  }
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return CannotOpen(
        folder, absl::StrCat("others may enter it (its mode is ",
                             absl::StrFormat("%04o", found.st_mode & 07777),
                             "), and whoever reads the keys in it can read what they seal: chmod",
                             " 700 ", folder));
  }
  return absl::OkStatus();
}

}  // namespace timecredit::storage
