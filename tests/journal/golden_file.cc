#include "tests/journal/golden_file.h"

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"

namespace timecredit::tests {

std::string GoldenText(const std::vector<GoldenEntry>& entries) {
  std::string text;
  for (const GoldenEntry& entry : entries) {
    absl::StrAppend(&text, "\n== ", entry.name, " ", entry.message, "\n",
                    absl::AsciiStrToUpper(absl::BytesToHexString(entry.bytes)), "\n", entry.text);
  }
  return text;
}

std::vector<GoldenEntry> ReadGolden(std::string_view text) {
  std::vector<GoldenEntry> entries;
  std::istringstream lines{std::string(text)};
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("== ")) {
      GoldenEntry& entry = entries.emplace_back();
      std::istringstream(line.substr(3)) >> entry.name >> entry.message;
      std::getline(lines, line);
      entry.bytes = absl::HexStringToBytes(line);
    } else if (!entries.empty()) {
      absl::StrAppend(&entries.back().text, line, "\n");
    }
  }
  return entries;
}

GoldenEntry GoldenEntryOf(std::string_view name, std::string_view message, std::string_view bytes) {
  GoldenEntry entry{.name = std::string(name),
                    .message = std::string(message),
                    .bytes = std::string(bytes),
                    .text = {}};
  const auto parsed = NewMessage(message);
  if (parsed != nullptr && parsed->ParseFromString(entry.bytes)) {
    google::protobuf::TextFormat::Printer printer;
    printer.SetUseUtf8StringEscaping(true);
    printer.PrintToString(*parsed, &entry.text);
  }
  return entry;
}

std::unique_ptr<google::protobuf::Message> NewMessage(std::string_view name) {
  const auto* type =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(std::string(name));
  if (type == nullptr) return nullptr;
  const auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);
  return std::unique_ptr<google::protobuf::Message>(prototype->New());
}

}  // namespace timecredit::tests
