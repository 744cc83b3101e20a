#ifndef TESTS_CLIENTS_API_FILES_H_
#define TESTS_CLIENTS_API_FILES_H_

#include <google/protobuf/compiler/importer.h>
#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace timecredit::client {

// The files of the API, read as they stand, so that a test sees also what was added yesterday.
class ApiFiles {
 public:
  // Fails the test where a file cannot be read.
  ApiFiles();

  const std::vector<const google::protobuf::ServiceDescriptor*>& services() const {
    return services_;
  }

 private:
  class Faults : public google::protobuf::compiler::MultiFileErrorCollector {
   public:
    void AddError(const std::string& file, int line, int column,
                  const std::string& message) override;
  };

  google::protobuf::compiler::DiskSourceTree sources_;
  Faults faults_;
  google::protobuf::compiler::Importer importer_{&sources_, &faults_};
  std::vector<const google::protobuf::ServiceDescriptor*> services_;
};

}  // namespace timecredit::client

#endif  // TESTS_CLIENTS_API_FILES_H_
