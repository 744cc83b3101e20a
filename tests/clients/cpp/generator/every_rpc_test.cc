#include <gmock/gmock.h>
#include <google/protobuf/compiler/importer.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"

namespace timecredit::client {
namespace {

namespace fs = std::filesystem;

using google::protobuf::FileDescriptor;
using google::protobuf::ServiceDescriptor;
using testing::HasSubstr;

class Faults : public google::protobuf::compiler::MultiFileErrorCollector {
 public:
  void AddError(const std::string& file, int line, int /*column*/,
                const std::string& message) override {
    ADD_FAILURE() << file << ":" << line + 1 << ": " << message;
  }
};

std::string TextOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The header of the class that stands for the service, found by what it says of itself.
fs::path HeaderOf(const ServiceDescriptor& service) {
  for (const auto& entry : fs::directory_iterator("clients/cpp")) {
    if (entry.path().extension() != ".h") continue;
    const std::string text = TextOf(entry.path());
    if (text.find(absl::StrCat("each RPC of ", service.name(), ".")) != std::string::npos) {
      return entry.path();
    }
  }
  return {};
}

TEST(EveryRpcTest, HasItsFunctionInTheClient) {
  google::protobuf::compiler::DiskSourceTree sources;
  sources.MapPath("", "proto");
  sources.MapPath("", "/usr/include");
  Faults faults;
  google::protobuf::compiler::Importer importer(&sources, &faults);
  const std::string services = TextOf("clients/cpp/services.h");
  int rpcs = 0;
  for (const auto& entry : fs::directory_iterator("proto/timecredit/v1")) {
    if (entry.path().extension() != ".proto") continue;
    const FileDescriptor* const file =
        importer.Import(absl::StrCat("timecredit/v1/", entry.path().filename().string()));
    ASSERT_NE(file, nullptr) << entry.path();
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor& service = *file->service(i);
      const fs::path header = HeaderOf(service);
      ASSERT_FALSE(header.empty()) << service.name();
      EXPECT_THAT(services, HasSubstr(absl::StrCat(" ", header.stem().string(), "() const")));
      const std::string text = TextOf(header);
      for (int j = 0; j < service.method_count(); ++j, ++rpcs) {
        const auto& method = *service.method(j);
        EXPECT_THAT(text, HasSubstr(absl::StrCat(" ", method.name(), "(v1::",
                                                 method.input_type()->name(), " request,")));
      }
    }
  }
  EXPECT_GT(rpcs, 50);
}

}  // namespace
}  // namespace timecredit::client
