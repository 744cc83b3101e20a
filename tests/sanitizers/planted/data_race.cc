// Two threads change one number without a lock: ThreadSanitizer must report it.
#include <thread>

int main() {
  int minutes = 0;
  const auto add = [&minutes] {
    for (int i = 0; i < 1000; ++i) ++minutes;
  };
  std::thread one(add);
  std::thread other(add);
  one.join();
  other.join();
  return 0;
}
