#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/clients/api_files.h"

namespace timecredit::client {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;

std::string TextOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The header of the class that stands for the service, found by what it says of itself.
fs::path HeaderOf(const google::protobuf::ServiceDescriptor& service) {
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
  const std::string all = TextOf("clients/cpp/services.h");
  int rpcs = 0;
  const ApiFiles files;
  for (const auto* const service : files.services()) {
    const fs::path header = HeaderOf(*service);
    ASSERT_FALSE(header.empty()) << service->name();
    EXPECT_THAT(all, HasSubstr(absl::StrCat(" ", header.stem().string(), "() const")));
    const std::string text = TextOf(header);
    for (int i = 0; i < service->method_count(); ++i, ++rpcs) {
      const auto& method = *service->method(i);
      EXPECT_THAT(text, HasSubstr(absl::StrCat(" ", method.name(),
                                               "(v1::", method.input_type()->name(), " request,")));
    }
  }
  EXPECT_GT(rpcs, 50);
}

}  // namespace
}  // namespace timecredit::client
