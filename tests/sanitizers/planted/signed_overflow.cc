// Adds beyond the largest int: UndefinedBehaviorSanitizer must report it.
#include <limits>

int main() {
  volatile int minutes = std::numeric_limits<int>::max();
  minutes = minutes + 1;
  return 0;
}
