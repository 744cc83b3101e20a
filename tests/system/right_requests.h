#ifndef TESTS_SYSTEM_RIGHT_REQUESTS_H_
#define TESTS_SYSTEM_RIGHT_REQUESTS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "proto/buf/validate/validate.pb.h"
#include "proto/timecredit/v1/limits.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {

// What fields declare.
bool IsMask(const google::protobuf::FieldDescriptor& field);
bool IsTimestamp(const google::protobuf::FieldDescriptor& field);
const buf::validate::FieldRules& RulesOf(const google::protobuf::FieldDescriptor& field);
v1::Form FormOf(const google::protobuf::FieldDescriptor& field);

// A text of a form; of as many bytes as asked where the form leaves that open.
std::string TextOf(v1::Form form, uint64_t length);

// Adds a pair to a map of texts by texts.
void AddPair(const google::protobuf::FieldDescriptor& field, const std::string& key,
             const std::string& value, google::protobuf::Message& message);

// Requests of every method with which nothing is wrong in themselves, made from what their fields
// declare to be required, about things that are there in the town; dry runs where there are any.
class RightRequests {
 public:
  explicit RightRequests(ServedTown& town);

  std::unique_ptr<google::protobuf::Message> For(const google::protobuf::MethodDescriptor& method);

 private:
  // Settles what requests are to be about, beside what the town has.
  void Settle();
  std::string NameOf(const std::string& pattern);
  std::string TextFor(const google::protobuf::FieldDescriptor& field);
  void Fill(google::protobuf::Message& message);
  void Set(const google::protobuf::FieldDescriptor& field, google::protobuf::Message& message);
  void SetAsWell(google::protobuf::Message& message, const char* name);
  void Complete(google::protobuf::Message& request);
  void CompleteMessage(google::protobuf::Message& message);
  void CompleteResource(google::protobuf::Message& message);
  void CompleteRequest(google::protobuf::Message& message);

  ServedTown& town_;
  std::map<std::string, std::string> names_;  // by pattern: "schemes/*/members/*"
  bool is_definition_ = false;                // whose activities name hosts by their ids alone
};

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_RIGHT_REQUESTS_H_
