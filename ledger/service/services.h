#ifndef LEDGER_SERVICE_SERVICES_H_
#define LEDGER_SERVICE_SERVICES_H_

#include <memory>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "grpcpp/impl/codegen/service_type.h"
#include "ledger/service/parts.h"

namespace timecredit::service {

// gRPC's handlers of all services of the API, each of which serves its methods by their recipes.
// services.cc is generated from the API's protos (generator/). `parts` outlives them. Thread-safe.
std::vector<std::unique_ptr<grpc::Service>> MakeServices(const Parts& parts);

// The same services as their files describe them, in the order of their names.
std::vector<const google::protobuf::ServiceDescriptor*> DescribeServices();

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SERVICES_H_
