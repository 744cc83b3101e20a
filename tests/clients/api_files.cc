#include "tests/clients/api_files.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"

namespace timecredit::client {

void ApiFiles::Faults::AddError(const std::string& file, int line, int /*column*/,
                                const std::string& message) {
  ADD_FAILURE() << file << ":" << line + 1 << ": " << message;
}

ApiFiles::ApiFiles() {
  sources_.MapPath("", "proto");
  sources_.MapPath("", "/usr/include");
  for (const auto& entry : std::filesystem::directory_iterator("proto/timecredit/v1")) {
    if (entry.path().extension() != ".proto") continue;
    const auto* const file =
        importer_.Import(absl::StrCat("timecredit/v1/", entry.path().filename().string()));
    if (file == nullptr) continue;  // said already
    for (int i = 0; i < file->service_count(); ++i) services_.push_back(file->service(i));
  }
}

}  // namespace timecredit::client
