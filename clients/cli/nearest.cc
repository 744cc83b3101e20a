#include "clients/cli/nearest.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timecredit::cli {
namespace {

// The distance of Damerau and Levenshtein, as far as single swaps go.
size_t Distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<size_t>> steps(left.size() + 1, std::vector<size_t>(right.size() + 1));
  for (size_t i = 0; i <= left.size(); ++i) steps[i][0] = i;
  for (size_t j = 0; j <= right.size(); ++j) steps[0][j] = j;
  for (size_t i = 1; i <= left.size(); ++i) {
    for (size_t j = 1; j <= right.size(); ++j) {
      const size_t changed = steps[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, changed});
      const bool is_swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (is_swapped) steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  }
  return steps[left.size()][right.size()];
}

}  // namespace

std::string Nearest(std::string_view typed, const std::vector<std::string>& words) {
  std::string nearest;
  // A third of the letters may be wrong.
  size_t fewest = typed.size() / 3 + 2;
  for (const std::string& word : words) {
    const size_t distance = Distance(typed, word);
    if (distance >= fewest) continue;
    fewest = distance;
    nearest = word;
  }
  return nearest;
}

}  // namespace timecredit::cli
