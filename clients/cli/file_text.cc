#include "clients/cli/file_text.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

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

}  // namespace timecredit::cli
