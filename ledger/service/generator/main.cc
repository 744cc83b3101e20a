#include <google/protobuf/compiler/plugin.h>

#include "ledger/service/generator/services_generator.h"

int main(int argc, char** argv) {
  const timecredit::service::ServicesGenerator generator;
  return google::protobuf::compiler::PluginMain(argc, argv, &generator);
}
