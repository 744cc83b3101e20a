// Prints what today's codecs make of the golden values, for the golden file of a new format
// version: golden/README.md says how, and why never for an old one.

#include <cstdio>
#include <string>
#include <string_view>

#include "tests/journal/golden_file.h"
#include "tests/journal/golden_values.h"

int main(int argc, char** argv) {
  const std::string_view which = argc == 2 ? argv[1] : "";
  std::string text;
  if (which == "record") {
    text = timecredit::tests::GoldenText(timecredit::tests::RecordEntries());
  } else if (which == "sealed") {
    text = timecredit::tests::GoldenText(timecredit::tests::SealedEntries());
  } else {
    std::fputs("usage: golden_writer record|sealed\n", stderr);
    return 2;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}
