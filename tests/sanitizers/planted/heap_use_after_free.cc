// Reads memory that it gave back: AddressSanitizer must report it.
int main() {
  volatile int* minutes = new int(60);
  delete minutes;
  return *minutes == 60 ? 0 : 1;
}
