#ifndef CLIENTS_CLI_VIEWS_H_
#define CLIENTS_CLI_VIEWS_H_

#include <google/protobuf/message.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/table.h"
#include "clients/cli/words.h"

namespace timecredit::cli {

// What stands in one column of a table in words of its own.
using CellText = std::string (*)(const google::protobuf::Message& message, const Words& words);

// One column of the table that people get: a field of a message of the API. Its heading is what the
// catalogue of words calls the field, and its value is shown as what the field is:
//
//   credit-minutes, minutes   "2 credits 30 minutes", "2 h 30 min"
//   a date, an instant        "31 May 2026", "31 May 2026 at 14:30"
//   a resource's name         its last part, an offer's behind its partner's: "castle/day-ticket";
//                             with the name of the person where a field beside it says that
//   a value of an enum        its title
//   whether something is so   "yes", "no"
//   a party, an error         in words
//   names in languages        the one in the language, else the English one, else any
//   a list                    a line for each
//
// A field that is not set shows nothing.
struct Column {
  const char* path;               // from the message: "fields.full_name"
  CellText text = nullptr;        // instead of the field's value, where there is more to decide
  bool is_empty_at_zero = false;  // a number of which 0 is not worth saying
  const char* heading = nullptr;  // a message id, where the field's own title would not do
};
using View = std::span<const Column>;

// The message that a CellText is given, as the type that its view is of.
template <class Message>
const Message& As(const google::protobuf::Message& message) {
  return static_cast<const Message&>(message);
}

// The table of messages of one type.
Table TableOf(View view, const google::protobuf::Descriptor& type,
              const std::vector<const google::protobuf::Message*>& messages, const Words& words);

// The field at the end of a path, or null.
const google::protobuf::FieldDescriptor* FieldAt(const google::protobuf::Descriptor& type,
                                                 std::string_view path);

// "17" of "schemes/taff/members/17".
std::string LastPart(std::string_view resource_name);

// The same of several, with commas between them.
template <class Names>
std::string LastParts(const Names& resource_names) {
  std::string parts;
  for (const std::string& name : resource_names) {
    if (!parts.empty()) parts += ", ";
    parts += LastPart(name);
  }
  return parts;
}

// How a thing is named on the command line, of its full name: "17", "castle/day-ticket".
std::string WordOf(std::string_view resource_name);

// A date as the API writes it, in words; anything else as it is.
std::string ShowDate(const std::string& date, const Words& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_VIEWS_H_
