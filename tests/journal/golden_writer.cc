// Prints what today's codecs make of the golden values, for the golden file of the format version
// that they write: golden/README.md says when.

#include <cstdio>
#include <string>
#include <string_view>

#include "tests/journal/golden_file.h"
#include "tests/journal/golden_values.h"

constexpr char kHead[] =
    "# The stored bytes of golden values, format version 2. When a test fails against this file, "
    "the "
    "code\n# is wrong and not the file, unless the format is meant to change. README.md beside it "
    "says "
    "how to\n# read it, and what to do for a change.\n";

int main(int argc, char** argv) {
  const std::string_view which = argc == 2 ? argv[1] : "";
  std::string text = kHead;
  if (which == "record") {
    text += timecredit::tests::GoldenText(timecredit::tests::RecordEntries());
  } else if (which == "sealed") {
    text += timecredit::tests::GoldenText(timecredit::tests::SealedEntries());
  } else {
    std::fputs("usage: golden_writer record|sealed\n", stderr);
    return 2;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}
