#include "clients/cli/declarations.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace timecredit::cli {

void Declarations::Add(const CLI::Option& option, Kind kind) {
  declared_.push_back({.option = &option, .kind = kind, .choices = {}});
}

void Declarations::Add(const CLI::Option& option, std::vector<std::string> choices) {
  declared_.push_back({.option = &option, .kind = Kind::kText, .choices = std::move(choices)});
}

const Declarations::Declared* Declarations::Find(const CLI::Option& option) const {
  const auto found =
      std::find_if(declared_.begin(), declared_.end(),
                   [&option](const Declared& declared) { return declared.option == &option; });
  return found == declared_.end() ? nullptr : &*found;
}

Kind Declarations::KindOf(const CLI::Option& option) const {
  const Declared* const declared = Find(option);
  return declared == nullptr ? Kind::kText : declared->kind;
}

std::vector<std::string> Declarations::ChoicesOf(const CLI::Option& option) const {
  const Declared* const declared = Find(option);
  return declared == nullptr ? std::vector<std::string>() : declared->choices;
}

std::vector<std::string> Declarations::Typed(Kind kind) const {
  std::vector<std::string> typed;
  for (const Declared& declared : declared_) {
    if (declared.kind != kind) continue;
    for (const std::string& word : declared.option->results()) {
      if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
    }
  }
  return typed;
}

}  // namespace timecredit::cli
