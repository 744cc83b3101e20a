#include "clients/cpp/generator/client_generator.h"

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cpp/generator/rpc.h"

namespace timecredit::client {
namespace {

using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using google::protobuf::compiler::GeneratorContext;

// A service, and what its class is called: "redemptions", Redemptions.
struct NamedService {
  std::string name;
  std::string class_name;
  const ServiceDescriptor* service;
};

constexpr char kHeader[] = R"(// Generated from $0.
#ifndef $1
#define $1

#include <memory>
#include <utility>

#include "absl/functional/function_ref.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/result.h"
$2
namespace timecredit::client {

$3
}  // namespace timecredit::client

#endif  // $1
)";

constexpr char kClass[] = R"($0// One function for each RPC of $1. Thread-safe.
class $2 {
 public:
  explicit $2(std::shared_ptr<const Caller> caller) : caller_(std::move(caller)) {}

$3
 private:
  std::shared_ptr<const Caller> caller_;
};
)";

constexpr char kSource[] = R"(// Generated from $0.
#include "clients/cpp/$1.h"

#include <utility>

namespace timecredit::client {
$2
}  // namespace timecredit::client
)";

constexpr char kServices[] =
    R"(// One class for each service. Thread-safe; copies share the connection.
class Services {
 public:
  explicit Services(const std::shared_ptr<const Caller>& caller)
      : $0 {}

$1
 private:
$2};
)";

void Write(GeneratorContext& context, const std::string& name, const std::string& text) {
  const std::unique_ptr<google::protobuf::io::ZeroCopyOutputStream> out(context.Open(name));
  for (size_t written = 0; written < text.size();) {
    void* space = nullptr;
    int size = 0;
    if (!out->Next(&space, &size)) return;
    const size_t count = std::min(text.size() - written, static_cast<size_t>(size));
    std::memcpy(space, text.data() + written, count);
    written += count;
    out->BackUp(size - static_cast<int>(count));
  }
}

std::string ClassName(absl::string_view name) {
  std::string result;
  for (const absl::string_view word : absl::StrSplit(name, '_')) {
    if (word.empty()) continue;
    result += absl::ascii_toupper(static_cast<unsigned char>(word[0]));
    absl::StrAppend(&result, word.substr(1));
  }
  return result;
}

std::string Guard(absl::string_view name) {
  return absl::StrCat("CLIENTS_CPP_", absl::AsciiStrToUpper(name), "_H_");
}

std::string HeaderText(const std::string& origin, const std::string& name,
                       const std::set<std::string>& includes, const std::string& content) {
  std::string lines;
  for (const std::string& include : includes) {
    absl::StrAppend(&lines, "#include \"", include, "\"\n");
  }
  return absl::Substitute(kHeader, origin, Guard(name), lines, content);
}

// The headers of the messages that a service's functions take and give.
std::set<std::string> MessageHeaders(const ServiceDescriptor& service) {
  std::set<std::string> headers;
  for (int i = 0; i < service.method_count(); ++i) {
    for (const auto* message :
         {service.method(i)->input_type(), service.method(i)->output_type()}) {
      headers.insert(
          absl::StrCat("proto/", absl::StripSuffix(message->file()->name(), ".proto"), ".pb.h"));
    }
  }
  return headers;
}

// A function's head, each parameter on a line of its own.
std::string Head(const Rpc& rpc, const std::string& name, const std::string& indent,
                 const std::string& options) {
  const std::string start = absl::StrCat(indent, rpc.answer, " ", name, "(");
  const std::string between = absl::StrCat(",\n", std::string(start.size(), ' '));
  return absl::StrCat(start, absl::StrJoin(rpc.parameters, between), between, "const CallOptions& ",
                      options, ") const");
}

absl::Status WriteClass(const NamedService& named, GeneratorContext& context) {
  const ServiceDescriptor& service = *named.service;
  std::string functions;
  std::string definitions;
  for (int i = 0; i < service.method_count(); ++i) {
    const MethodDescriptor& method = *service.method(i);
    const absl::StatusOr<Rpc> rpc = RpcOf(method);
    if (!rpc.ok()) return rpc.status();
    absl::StrAppend(&functions, rpc->comment, Head(*rpc, method.name(), "  ", "options = {}"),
                    ";\n");
    absl::StrAppend(&definitions, "\n",
                    Head(*rpc, absl::StrCat(named.class_name, "::", method.name()), "", "options"),
                    " {\n  return ", rpc->call, ";\n}\n");
  }
  const std::string& origin = service.file()->name();
  Write(context, named.name + ".h",
        HeaderText(origin, named.name, MessageHeaders(service),
                   absl::Substitute(kClass, CommentOf(service, ""), service.name(),
                                    named.class_name, functions)));
  Write(context, named.name + ".cc", absl::Substitute(kSource, origin, named.name, definitions));
  return absl::OkStatus();
}

void WriteServices(const std::vector<NamedService>& services, GeneratorContext& context) {
  std::set<std::string> includes;
  std::vector<std::string> initialisers;
  std::string accessors;
  std::string members;
  for (const auto& [name, class_name, service] : services) {
    includes.insert(absl::StrCat("clients/cpp/", name, ".h"));
    initialisers.push_back(absl::StrCat(name, "_(caller)"));
    absl::StrAppend(&accessors, "  const ", class_name, "& ", name, "() const { return ", name,
                    "_; }\n");
    absl::StrAppend(&members, "  ", class_name, " ", name, "_;\n");
  }
  Write(context, "services.h",
        HeaderText("all services", "services", includes,
                   absl::Substitute(kServices, absl::StrJoin(initialisers, ",\n        "),
                                    accessors, members)));
}

// The services of the files, under the names that the parameter gives them; in its order.
absl::StatusOr<std::vector<NamedService>> Named(const std::vector<const FileDescriptor*>& files,
                                                const std::string& parameter) {
  std::map<std::string, const ServiceDescriptor*> unnamed;  // by the file's name alone
  for (const FileDescriptor* const file : files) {
    if (file->service_count() == 0) continue;
    if (file->service_count() > 1) {
      return absl::InvalidArgumentError(absl::StrCat(file->name(), " has more than one service"));
    }
    const std::string& path = file->name();
    unnamed.emplace(path.substr(path.rfind('/') + 1), file->service(0));
  }
  std::vector<std::pair<std::string, std::string>> names;
  google::protobuf::compiler::ParseGeneratorParameter(parameter, &names);
  std::vector<NamedService> services;
  for (const auto& [name, file] : names) {
    const auto found = unnamed.extract(file);
    if (found.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("no service of its own is in ", file, ", for the class ", ClassName(name)));
    }
    services.push_back({name, ClassName(name), found.mapped()});
  }
  if (!unnamed.empty()) {
    const auto& [file, service] = *unnamed.begin();
    return absl::InvalidArgumentError(
        absl::StrCat(service->name(), " has no class in the C++ client: give it a name in ",
                     "clients/cpp/BUILD, \"...\": \"", file, "\""));
  }
  return services;
}

}  // namespace

bool ClientGenerator::Generate(const FileDescriptor* file, const std::string& parameter,
                               GeneratorContext* context, std::string* error) const {
  return GenerateAll({file}, parameter, context, error);
}

bool ClientGenerator::GenerateAll(const std::vector<const FileDescriptor*>& files,
                                  const std::string& parameter, GeneratorContext* context,
                                  std::string* error) const {
  const auto services = Named(files, parameter);
  absl::Status status = services.status();
  if (services.ok()) {
    for (const NamedService& service : *services) {
      status = WriteClass(service, *context);
      if (!status.ok()) break;
    }
    WriteServices(*services, *context);
  }
  *error = std::string(status.message());
  return status.ok();
}

}  // namespace timecredit::client
