#ifndef TESTS_JOURNAL_GOLDEN_FILE_H_
#define TESTS_JOURNAL_GOLDEN_FILE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/message.h"

namespace timecredit::tests {

// A stored message that must never change.
struct GoldenEntry {
  std::string name;     // "credits_redeemed"
  std::string message;  // its type: "timecredit.storage.v1.Record"
  std::string bytes;    // as stored
  std::string text;     // as a person reads it: protobuf's text format
};

// Golden files hold entries of these lines, and comments that begin with '#':
//
//   == credits_redeemed timecredit.storage.v1.Record
//   080110...                                          the bytes in hexadecimal, upper case
//   format_version: 1                                  the text, in as many lines as it takes
//   ...
std::string GoldenText(const std::vector<GoldenEntry>& entries);
std::vector<GoldenEntry> ReadGolden(std::string_view text);

// The entry with its text, which is made from the bytes.
GoldenEntry GoldenEntryOf(std::string_view name, std::string_view message, std::string_view bytes);

// An empty message of the generated type of that name; null when there is none.
std::unique_ptr<google::protobuf::Message> NewMessage(std::string_view name);

}  // namespace timecredit::tests

#endif  // TESTS_JOURNAL_GOLDEN_FILE_H_
