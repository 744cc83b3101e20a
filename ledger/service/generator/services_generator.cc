#include "ledger/service/generator/services_generator.h"

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/printer.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace timecredit::service {
namespace {

using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using google::protobuf::io::Printer;

using Services = std::vector<const ServiceDescriptor*>;
using Words = std::map<std::string, std::string>;

constexpr char kProtoFolder[] = "proto/";

std::vector<const MethodDescriptor*> MethodsOf(const ServiceDescriptor& service) {
  std::vector<const MethodDescriptor*> methods;
  methods.reserve(static_cast<size_t>(service.method_count()));
  for (int i = 0; i < service.method_count(); ++i) methods.push_back(service.method(i));
  return methods;
}

// What stands for a method in the texts below.
Words WordsOf(const MethodDescriptor& method) {
  return {{"service", method.service()->name()},
          {"method", method.name()},
          {"request", method.input_type()->name()},
          {"reply", method.output_type()->name()}};
}

std::string_view DeclarationOf(const MethodDescriptor& method) {
  if (method.client_streaming()) {
    return "grpc::ServerReadReactor<v1::$request$>* Serve$method$(\n"
           "    const Parts& parts, grpc::CallbackServerContext* context, v1::$reply$* "
           "response);\n";
  }
  if (method.server_streaming()) {
    return "grpc::ServerWriteReactor<v1::$reply$>* Serve$method$(\n"
           "    const Parts& parts, grpc::CallbackServerContext* context,\n"
           "    const v1::$request$* request);\n";
  }
  return "Recipe RecipeFor(const Parts& parts, const v1::$request$& request,\n"
         "                 v1::$reply$& response);\n";
}

std::string_view HandlerOf(const MethodDescriptor& method) {
  if (method.client_streaming()) {
    return "  grpc::ServerReadReactor<v1::$request$>* $method$(\n"
           "      grpc::CallbackServerContext* context, v1::$reply$* response) override {\n"
           "    return Serve$method$(parts_, context, response);\n"
           "  }\n";
  }
  if (method.server_streaming()) {
    return "  grpc::ServerWriteReactor<v1::$reply$>* $method$(\n"
           "      grpc::CallbackServerContext* context, const v1::$request$* request) override {\n"
           "    return Serve$method$(parts_, context, request);\n"
           "  }\n";
  }
  return "  grpc::ServerUnaryReactor* $method$(\n"
         "      grpc::CallbackServerContext* context, const v1::$request$* request,\n"
         "      v1::$reply$* response) override {\n"
         "    return Serve(parts_, context, \"$service$/$method$\",\n"
         "                 RecipeFor(parts_, *request, *response));\n"
         "  }\n";
}

void WriteDeclarations(const Services& services, Printer& printer) {
  std::set<std::string> messages;
  for (const ServiceDescriptor* service : services) {
    for (const MethodDescriptor* method : MethodsOf(*service)) {
      messages.insert(method->input_type()->name());
      messages.insert(method->output_type()->name());
    }
  }
  printer.Print(
      "// What must be there for each method of the API. Generated: do not edit.\n"
      "#ifndef LEDGER_SERVICE_RECIPES_H_\n"
      "#define LEDGER_SERVICE_RECIPES_H_\n"
      "\n"
      "#include \"ledger/service/recipe.h\"\n"
      "\n"
      "namespace grpc {\n"
      "class CallbackServerContext;\n"
      "template <class Request>\n"
      "class ServerReadReactor;\n"
      "template <class Reply>\n"
      "class ServerWriteReactor;\n"
      "}  // namespace grpc\n"
      "\n"
      "namespace timecredit::v1 {\n");
  for (const std::string& message : messages) {
    printer.Print("class $message$;\n", "message", message);
  }
  printer.Print(
      "}  // namespace timecredit::v1\n"
      "\n"
      "namespace timecredit::service {\n");
  for (const ServiceDescriptor* service : services) {
    printer.Print("\n");
    for (const MethodDescriptor* method : MethodsOf(*service)) {
      printer.Print(WordsOf(*method), std::string(DeclarationOf(*method)).c_str());
    }
  }
  printer.Print(
      "\n"
      "}  // namespace timecredit::service\n"
      "\n"
      "#endif  // LEDGER_SERVICE_RECIPES_H_\n");
}

void WriteServices(const Services& services, Printer& printer) {
  printer.Print(
      "// gRPC's handlers of the API. Generated: do not edit.\n"
      "#include \"ledger/service/services.h\"\n"
      "\n"
      "#include \"google/protobuf/descriptor.h\"\n"
      "#include \"grpcpp/server_context.h\"\n"
      "#include \"grpcpp/support/server_callback.h\"\n"
      "\n"
      "#include \"ledger/service/recipes.h\"\n"
      "#include \"ledger/service/serve.h\"\n");
  for (const ServiceDescriptor* service : services) {
    printer.Print("#include \"$file$.grpc.pb.h\"\n", "file",
                  absl::StrCat(kProtoFolder, absl::StripSuffix(service->file()->name(), ".proto")));
  }
  printer.Print(
      "\n"
      "namespace timecredit::service {\n"
      "namespace {\n");
  for (const ServiceDescriptor* service : services) {
    printer.Print(
        "\n"
        "class $service$ final : public v1::$service$::CallbackService {\n"
        " public:\n"
        "  explicit $service$(const Parts& parts) : parts_(parts) {}\n"
        "\n",
        "service", service->name());
    for (const MethodDescriptor* method : MethodsOf(*service)) {
      printer.Print(WordsOf(*method), std::string(HandlerOf(*method)).c_str());
    }
    printer.Print(
        "\n"
        " private:\n"
        "  const Parts& parts_;\n"
        "};\n");
  }
  printer.Print(
      "\n"
      "}  // namespace\n"
      "\n"
      "std::vector<std::unique_ptr<grpc::Service>> MakeServices(const Parts& parts) {\n"
      "  std::vector<std::unique_ptr<grpc::Service>> services;\n");
  for (const ServiceDescriptor* service : services) {
    printer.Print("  services.push_back(std::make_unique<$service$>(parts));\n", "service",
                  service->name());
  }
  printer.Print(
      "  return services;\n"
      "}\n"
      "\n"
      "std::vector<const google::protobuf::ServiceDescriptor*> DescribeServices() {\n"
      "  const auto* pool = google::protobuf::DescriptorPool::generated_pool();\n"
      "  return {\n");
  for (const ServiceDescriptor* service : services) {
    printer.Print("      pool->FindServiceByName(\"$service$\"),\n", "service",
                  service->full_name());
  }
  printer.Print(
      "  };\n"
      "}\n"
      "\n"
      "}  // namespace timecredit::service\n");
}

}  // namespace

bool ServicesGenerator::Generate(const FileDescriptor* file, const std::string& parameter,
                                 google::protobuf::compiler::GeneratorContext* context,
                                 std::string* error) const {
  return GenerateAll({file}, parameter, context, error);
}

bool ServicesGenerator::GenerateAll(const std::vector<const FileDescriptor*>& files,
                                    const std::string& /*parameter*/,
                                    google::protobuf::compiler::GeneratorContext* context,
                                    std::string* /*error*/) const {
  Services services;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  std::sort(services.begin(), services.end(),
            [](const auto* left, const auto* right) { return left->name() < right->name(); });
  const auto write = [&](const char* name, void (*body)(const Services&, Printer&)) {
    const std::unique_ptr<google::protobuf::io::ZeroCopyOutputStream> stream(context->Open(name));
    Printer printer(stream.get(), '$');
    body(services, printer);
  };
  write("recipes.h", WriteDeclarations);
  write("services.cc", WriteServices);
  return true;
}

}  // namespace timecredit::service
