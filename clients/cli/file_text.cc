#include "clients/cli/file_text.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "clients/cli/utf8.h"

namespace timecredit::cli {
namespace {

constexpr size_t kLargest = size_t{64} << 20;

absl::Status CannotBeRead(const std::string& path, const Words& words) {
  const std::string why = errno == EISDIR ? words.Say("cli.is_folder") : std::strerror(errno);
  return absl::InvalidArgumentError(
      words.Say("cli.file_unreadable", {{"file", path}, {"why", why}}));
}

}  // namespace

// By C's own functions: they say why a file cannot be read, where streams throw or say nothing.
absl::StatusOr<std::string> ReadFile(const std::string& path, const Words& words) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (file == nullptr) return CannotBeRead(path, words);
  std::string text;
  std::array<char, 1 << 16> piece{};
  while (const size_t read = std::fread(piece.data(), 1, piece.size(), file.get())) {
    text.append(piece.data(), read);
    if (text.size() > kLargest) {
      return absl::InvalidArgumentError(words.Say("cli.file_too_large", {{"file", path}}));
    }
  }
  if (std::ferror(file.get()) != 0) return CannotBeRead(path, words);
  return text;
}

absl::StatusOr<std::string> ReadText(const std::string& path, const Words& words) {
  auto text = ReadFile(path, words);
  if (!text.ok() || IsUtf8(*text)) return text;
  int64_t number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    ++number;
    if (IsUtf8({line.data(), line.size()})) continue;
    return absl::InvalidArgumentError(words.Say(
        "cli.line_not_utf8", {{"line", number}, {"file", path}, {"text", std::string(line)}}));
  }
  return text;  // line ends are no part of a character
}

}  // namespace timecredit::cli
