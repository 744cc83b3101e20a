// What is left over inside Debian's libraries when a program ends, and is none of this project's.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libcares.so\n";  // which gRPC's client asks for addresses, once a channel
}
