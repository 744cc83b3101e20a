#include "clients/cpp/generator/client_generator.h"

#include <gmock/gmock.h>
#include <google/protobuf/compiler/importer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace timecredit::client {
namespace {

using google::protobuf::FileDescriptor;
using testing::AllOf;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;

// Files in memory: those that are read, and those that are written.
class Sources : public google::protobuf::compiler::SourceTree {
 public:
  google::protobuf::io::ZeroCopyInputStream* Open(const std::string& name) override {
    const auto found = files.find(name);
    if (found == files.end()) return nullptr;
    return new google::protobuf::io::ArrayInputStream(found->second.data(),
                                                      static_cast<int>(found->second.size()));
  }
  std::string GetLastErrorMessage() override { return "no such file"; }

  std::map<std::string, std::string> files;
};

class Written : public google::protobuf::compiler::GeneratorContext {
 public:
  google::protobuf::io::ZeroCopyOutputStream* Open(const std::string& name) override {
    return new google::protobuf::io::StringOutputStream(&files[name]);
  }

  std::map<std::string, std::string> files;
};

class Faults : public google::protobuf::compiler::MultiFileErrorCollector {
 public:
  void AddError(const std::string& file, int line, int /*column*/,
                const std::string& message) override {
    ADD_FAILURE() << file << ":" << line + 1 << ": " << message;
  }
};

constexpr char kMessages[] = R"(
message Tea { string name = 1; }
message AskRequest { string name = 1; int32 page_size = 2; string page_token = 3; }
message Leaves { string name = 1; bytes leaf = 2; }
message AskResponse { repeated Tea teas = 1; repeated string words = 2; string next_page_token = 3; }
message BatchResponse { repeated Tea teas = 1; }
message TwoListsResponse {
  repeated Tea teas = 1; repeated Tea others = 2; string next_page_token = 3;
}
)";

class ClientGeneratorTest : public testing::Test {
 protected:
  // Generates from tea.proto with such a service; the error, empty if all went well.
  std::string Generate(const std::string& rpcs, const std::string& parameter = "teas=tea.proto") {
    Sources sources;
    sources.files["timecredit/v1/tea.proto"] =
        absl::StrCat("syntax = 'proto3'; package timecredit.v1;", kMessages,
                     "// What is drunk.\nservice TeaService {", rpcs, "}");
    sources.files["timecredit/v1/words.proto"] = "syntax = 'proto3'; package timecredit.v1;";
    Faults faults;
    google::protobuf::compiler::Importer importer(&sources, &faults);
    const std::vector<const FileDescriptor*> files = {importer.Import("timecredit/v1/tea.proto"),
                                                      importer.Import("timecredit/v1/words.proto")};
    if (files[0] == nullptr || files[1] == nullptr) return "not parsed";
    std::string error;
    const bool is_done = ClientGenerator().GenerateAll(files, parameter, &written_, &error);
    EXPECT_EQ(is_done, error.empty());
    return error;
  }

  std::string header() { return written_.files["teas.h"]; }
  std::string source() { return written_.files["teas.cc"]; }

  Written written_;
};

TEST_F(ClientGeneratorTest, AUnaryRpcGivesItsResponse) {
  ASSERT_THAT(Generate("\n// How it is made.\n// FAILS.\nrpc Make(AskRequest) returns (Tea);"),
              IsEmpty());
  EXPECT_THAT(header(), AllOf(HasSubstr("// What is drunk.\n"), HasSubstr("class Teas {"),
                              HasSubstr("#include \"proto/timecredit/v1/tea.pb.h\"\n"),
                              HasSubstr(R"(  // How it is made.
  // FAILS.
  Result<v1::Tea> Make(v1::AskRequest request,
                       const CallOptions& options = {}) const;
)")));
  EXPECT_THAT(source(), HasSubstr(R"(caller_->Call<v1::Tea>(
      "/timecredit.v1.TeaService/Make", std::move(request), options);)"));
}

TEST_F(ClientGeneratorTest, AListIsPagesOfItsOneKindOfMessages) {
  ASSERT_THAT(Generate("rpc ListTeas(AskRequest) returns (AskResponse);"), IsEmpty());
  EXPECT_THAT(header(), HasSubstr("  Pages<v1::Tea> ListTeas(v1::AskRequest request,\n"));
  EXPECT_THAT(source(), HasSubstr("&v1::AskResponse::mutable_teas)"));
}

TEST_F(ClientGeneratorTest, ABatchWithoutPagesIsNoList) {
  ASSERT_THAT(Generate("rpc BatchMake(AskRequest) returns (BatchResponse);"), IsEmpty());
  EXPECT_THAT(header(), HasSubstr("Result<v1::BatchResponse> BatchMake("));
}

TEST_F(ClientGeneratorTest, AStreamOfResponsesIsVisited) {
  ASSERT_THAT(Generate("rpc Pour(AskRequest) returns (stream Tea);"), IsEmpty());
  EXPECT_THAT(header(), HasSubstr("absl::FunctionRef<void(const v1::Tea&)> visit,\n"));
  EXPECT_THAT(source(), HasSubstr("caller_->Stream<v1::Tea>("));
}

TEST_F(ClientGeneratorTest, AStreamOfRequestsIsOneRequestInPieces) {
  ASSERT_THAT(Generate("rpc Pick(stream Leaves) returns (Tea);"), IsEmpty());
  EXPECT_THAT(header(), HasSubstr("Result<v1::Tea> Pick(v1::Leaves request,\n"));
  EXPECT_THAT(source(), HasSubstr("&v1::Leaves::mutable_leaf, options)"));
}

TEST_F(ClientGeneratorTest, AllClassesAreInServices) {
  ASSERT_THAT(Generate("rpc Make(AskRequest) returns (Tea);", "green_teas=tea.proto"), IsEmpty());
  EXPECT_THAT(written_.files["services.h"],
              HasSubstr("const GreenTeas& green_teas() const { return green_teas_; }"));
}

TEST_F(ClientGeneratorTest, WhatHasNoFormIsRefused) {
  EXPECT_THAT(Generate("rpc Talk(stream Leaves) returns (stream Tea);"),
              Eq("timecredit.v1.TeaService.Talk has no form in the C++ client: "
                 "it streams both ways"));
  EXPECT_THAT(Generate("rpc Pick(stream Tea) returns (Tea);"), HasSubstr("one field of bytes"));
  EXPECT_THAT(Generate("rpc ListTeas(AskRequest) returns (TwoListsResponse);"),
              HasSubstr("one repeated field"));
  EXPECT_THAT(Generate("rpc ListTeas(Tea) returns (AskResponse);"), HasSubstr("page_token"));
}

TEST_F(ClientGeneratorTest, AServiceWithoutANameIsRefused) {
  EXPECT_THAT(Generate("rpc Make(AskRequest) returns (Tea);", ""),
              Eq("TeaService has no class in the C++ client: give it a name in "
                 "clients/cpp/BUILD, \"...\": \"tea.proto\""));
}

TEST_F(ClientGeneratorTest, ANameWithoutAServiceIsRefused) {
  EXPECT_THAT(Generate("rpc Make(AskRequest) returns (Tea);", "teas=tea.proto,words=words.proto"),
              Eq("no service of its own is in words.proto, for the class Words"));
}

}  // namespace
}  // namespace timecredit::client
