#include "clients/cli/place.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

namespace timecredit::cli {
namespace {

bool IsOption(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

}  // namespace

std::vector<const CLI::Option*> OptionsOf(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return option->nonpositional(); });
}

std::vector<const CLI::Option*> ArgumentsOf(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return !option->nonpositional(); });
}

const CLI::Option* Place::Find(const std::string& name) const {
  const CLI::Option* const option = command_->get_option_no_throw(name);
  return option == nullptr ? program_.get_option_no_throw(name) : option;
}

const CLI::Option* Place::expected() const {
  if (option_ != nullptr) return option_;
  const auto arguments = ArgumentsOf(*command_);
  if (arguments.empty()) return nullptr;
  if (arguments_ < arguments.size()) return arguments[arguments_];
  // The last takes all that is left, if it takes more than one.
  return arguments.back()->get_items_expected_max() > 1 ? arguments.back() : nullptr;
}

bool Place::Take(const std::string& word) {
  if (option_ != nullptr) {
    given_.emplace_back(option_, word);
    option_ = nullptr;
    return true;
  }
  if (IsOption(word)) {
    const size_t equals = word.find('=');
    const CLI::Option* const option = Find(word.substr(0, equals));
    if (option == nullptr || !TakesValue(*option)) return true;
    if (equals == std::string::npos) {
      option_ = option;
    } else {
      given_.emplace_back(option, word.substr(equals + 1));
    }
    return true;
  }
  const auto commands = command_->get_subcommands(nullptr);
  if (commands.empty()) {
    if (expected() != nullptr) given_.emplace_back(expected(), word);
    ++arguments_;
    return true;
  }
  const auto named =
      std::find_if(commands.begin(), commands.end(),
                   [&word](const CLI::App* command) { return command->get_name() == word; });
  if (named == commands.end()) return false;
  command_ = *named;
  return true;
}

}  // namespace timecredit::cli
