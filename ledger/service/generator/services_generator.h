#ifndef LEDGER_SERVICE_GENERATOR_SERVICES_GENERATOR_H_
#define LEDGER_SERVICE_GENERATOR_SERVICES_GENERATOR_H_

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace timecredit::service {

// Writes, for all services of the files it is given, recipes.h, which declares what must be there
// for each method, and services.cc, where gRPC's handlers call it: a unary method has a recipe
// (recipe.h), a streaming one a function of its own. So a method that nobody wrote fails to link,
// by its name.
class ServicesGenerator : public google::protobuf::compiler::CodeGenerator {
 public:
  uint64_t GetSupportedFeatures() const override { return FEATURE_PROTO3_OPTIONAL; }
  bool Generate(const google::protobuf::FileDescriptor* file, const std::string& parameter,
                google::protobuf::compiler::GeneratorContext* context,
                std::string* error) const override;
  bool GenerateAll(const std::vector<const google::protobuf::FileDescriptor*>& files,
                   const std::string& parameter,
                   google::protobuf::compiler::GeneratorContext* context,
                   std::string* error) const override;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_GENERATOR_SERVICES_GENERATOR_H_
