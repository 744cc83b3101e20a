// A fault that clang_tidy_test.py must notice: Google's variables are in lower case.
int Double(int minutes) {
  const int DoubledMinutes = 2 * minutes;
  return DoubledMinutes;
}
