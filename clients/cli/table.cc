#include "clients/cli/table.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_split.h"
#include "clients/cli/display_width.h"

namespace timecredit::cli {
namespace {

constexpr int kGap = 2;

std::string Spaces(int count) { return std::string(static_cast<size_t>(std::max(0, count)), ' '); }

void PrintRow(const std::vector<std::string>& cells, const std::vector<Table::Heading>& headings,
              const std::vector<int>& widths, std::ostream& out) {
  std::string line;
  for (size_t column = 0; column < cells.size(); ++column) {
    const std::string cell = OneLine(cells[column]);
    const std::string padding = Spaces(widths[column] - DisplayWidth(cell));
    if (column > 0) line += Spaces(kGap);
    line += headings[column].align == Align::kRight ? padding + cell : cell + padding;
  }
  const size_t end = line.find_last_not_of(' ');
  line.erase(end == std::string::npos ? 0 : end + 1);
  out << line << '\n';
}

}  // namespace

void PrintTable(const Table& table, std::ostream& out) {
  std::vector<std::string> headings;
  std::vector<int> widths;
  for (size_t column = 0; column < table.headings.size(); ++column) {
    headings.push_back(table.headings[column].text);
    int width = DisplayWidth(headings.back());
    for (const auto& row : table.rows) {
      width = std::max(width, DisplayWidth(OneLine(row[column])));
    }
    widths.push_back(width);
  }
  PrintRow(headings, table.headings, widths, out);
  for (const auto& row : table.rows) PrintRow(row, table.headings, widths, out);
}

void PrintCard(const Table& table, std::ostream& out) {
  for (const auto& row : table.rows) {
    int width = 0;
    for (size_t column = 0; column < row.size(); ++column) {
      if (!row[column].empty()) width = std::max(width, DisplayWidth(table.headings[column].text));
    }
    for (size_t column = 0; column < row.size(); ++column) {
      if (row[column].empty()) continue;
      std::string before = table.headings[column].text;
      for (const absl::string_view line : absl::StrSplit(row[column], '\n')) {
        out << before << Spaces(width - DisplayWidth(before) + kGap)
            << OneLine({line.data(), line.size()}) << '\n';
        before.clear();
      }
    }
  }
}

}  // namespace timecredit::cli
