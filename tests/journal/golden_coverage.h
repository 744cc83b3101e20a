#ifndef TESTS_JOURNAL_GOLDEN_COVERAGE_H_
#define TESTS_JOURNAL_GOLDEN_COVERAGE_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/journal/golden_file.h"

namespace timecredit::tests {

// The full names of all fields of a message type and of the messages in it.
std::set<std::string> FieldsOf(std::string_view message);

// Those that some entry has, with a value that is stored.
std::set<std::string> FieldsIn(const std::vector<GoldenEntry>& entries);

}  // namespace timecredit::tests

#endif  // TESTS_JOURNAL_GOLDEN_COVERAGE_H_
