#ifndef CLIENTS_CLI_CSV_H_
#define CLIENTS_CLI_CSV_H_

#include <google/protobuf/message.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace timecredit::cli {

// A field of a CSV file, as RFC 4180 writes it: in quotes where it holds a comma, a quote or a line
// end. A value that a spreadsheet would take for a formula (=, +, -, @ at its front, unless it is a
// number) gets an apostrophe before it, which spreadsheets do not show.
std::string CsvField(std::string_view value);

// Prints messages of one type, a heading line first: a column for each field of the API, named by
// its path ("fields.full_name"), amounts as they are sent. Of a repeated field and a map, all
// values stand in one column, separated by "; ".
void PrintCsv(const google::protobuf::Descriptor& type,
              const std::vector<const google::protobuf::Message*>& messages, std::ostream& out);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_CSV_H_
