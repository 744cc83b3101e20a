#include "clients/cli/table.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
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

// As many lines as its longest cell has.
void PrintRow(const std::vector<std::string>& cells, const std::vector<Table::Heading>& headings,
              const std::vector<int>& widths, std::ostream& out) {
  std::vector<std::vector<std::string>> wrapped;
  size_t lines = 1;
  for (size_t column = 0; column < cells.size(); ++column) {
    const std::string cell = OneLine(cells[column]);
    const bool fits = DisplayWidth(cell) <= widths[column];
    wrapped.push_back(fits ? std::vector{cell} : Wrap(cell, widths[column]));
    lines = std::max(lines, wrapped.back().size());
  }
  for (size_t at = 0; at < lines; ++at) {
    std::string line;
    for (size_t column = 0; column < cells.size(); ++column) {
      const std::string cell = at < wrapped[column].size() ? wrapped[column][at] : "";
      const std::string padding = Spaces(widths[column] - DisplayWidth(cell));
      if (column > 0) line += Spaces(kGap);
      line += headings[column].align == Align::kRight ? padding + cell : cell + padding;
    }
    const size_t end = line.find_last_not_of(' ');
    line.erase(end == std::string::npos ? 0 : end + 1);
    out << line << '\n';
  }
}

std::vector<int> WidthsOf(const Table& table) {
  std::vector<int> widths;
  for (size_t column = 0; column < table.headings.size(); ++column) {
    int width = DisplayWidth(table.headings[column].text);
    for (const auto& row : table.rows) {
      width = std::max(width, DisplayWidth(OneLine(row[column])));
    }
    widths.push_back(width);
  }
  return widths;
}

int LongestWord(std::string_view text) {
  int longest = 0;
  for (const std::string& word : Wrap(text, 1)) longest = std::max(longest, DisplayWidth(word));
  return longest;
}

// How narrow each column can become.
std::vector<int> NarrowestOf(const Table& table) {
  std::vector<int> narrowest;
  for (size_t column = 0; column < table.headings.size(); ++column) {
    int longest = LongestWord(table.headings[column].text);
    for (const auto& row : table.rows) {
      longest = std::max(longest, LongestWord(OneLine(row[column])));
    }
    narrowest.push_back(longest);
  }
  return narrowest;
}

// Takes from the widest columns of text what is too much.
void Fit(const Table& table, int columns, std::vector<int>& widths) {
  const std::vector<int> narrowest = NarrowestOf(table);
  const int gaps = kGap * static_cast<int>(widths.size() - 1);
  for (int excess = std::accumulate(widths.begin(), widths.end(), gaps) - columns; excess > 0;
       --excess) {
    int* widest = nullptr;
    for (size_t column = 0; column < widths.size(); ++column) {
      const bool is_amount = table.headings[column].align == Align::kRight;
      if (is_amount || widths[column] <= narrowest[column]) continue;
      if (widest == nullptr || widths[column] > *widest) widest = &widths[column];
    }
    if (widest == nullptr) return;
    --*widest;
  }
}

}  // namespace

void PrintTable(const Table& table, std::ostream& out, int columns) {
  std::vector<int> widths = WidthsOf(table);
  if (columns > 0 && !widths.empty()) Fit(table, columns, widths);
  std::vector<std::string> headings;
  for (const Table::Heading& heading : table.headings) headings.push_back(heading.text);
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
