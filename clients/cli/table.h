#ifndef CLIENTS_CLI_TABLE_H_
#define CLIENTS_CLI_TABLE_H_

#include <ostream>
#include <string>
#include <vector>

namespace timecredit::cli {

enum class Align { kLeft, kRight };

// Rows of text under headings, for people to read.
struct Table {
  struct Heading {
    std::string text;
    Align align = Align::kLeft;
  };
  std::vector<Heading> headings;
  std::vector<std::vector<std::string>> rows;  // each as long as the headings
};

// Prints aligned columns, two spaces apart, without trailing spaces. A table without rows prints
// its headings alone. `columns`: how wide the table may be; 0: as wide as it is. Where it would be
// wider, the widest columns of text are made narrower and their cells broken into lines, between
// words alone, so that what can be copied (an id) stays whole; amounts are never broken.
void PrintTable(const Table& table, std::ostream& out, int columns = 0);

// Prints one row as lines "Heading  value", the values aligned; empty values are left out. A value
// of several lines keeps them.
void PrintCard(const Table& table, std::ostream& out);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_TABLE_H_
