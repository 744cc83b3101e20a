#include "ledger/server/private_process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace timecredit::server {
namespace {

// LeakSanitizer looks at its own process as a debugger does.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsInspected = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool kIsInspected = true;
#else
constexpr bool kIsInspected = false;
#endif
#else
constexpr bool kIsInspected = false;
#endif

}  // namespace

void KeepToOneself() {
  umask(S_IRWXG | S_IRWXO);
  constexpr rlimit kNoCore{.rlim_cur = 0, .rlim_max = 0};
  setrlimit(RLIMIT_CORE, &kNoCore);
  // The limit alone does not hold where cores are piped to a program.
  if (!kIsInspected) prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace timecredit::server
