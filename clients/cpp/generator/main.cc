#include <google/protobuf/compiler/plugin.h>

#include "clients/cpp/generator/client_generator.h"

int main(int argc, char* argv[]) {
  const timecredit::client::ClientGenerator generator;
  return google::protobuf::compiler::PluginMain(argc, argv, &generator);
}
