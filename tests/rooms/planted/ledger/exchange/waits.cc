#include "absl/synchronization/mutex.h"
