#ifndef CLIENTS_CLI_NEAREST_H_
#define CLIENTS_CLI_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace timecredit::cli {

// The word that was most likely meant by one that was mistyped: the one with the fewest letters to
// add, to drop, to change or to swap with their neighbour. Empty where none is near.
std::string Nearest(std::string_view typed, const std::vector<std::string>& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_NEAREST_H_
