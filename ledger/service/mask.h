#ifndef LEDGER_SERVICE_MASK_H_
#define LEDGER_SERVICE_MASK_H_

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "google/protobuf/field_mask.pb.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

// Which fields an update is about.
struct Mask {
  std::set<std::string, std::less<>> paths;
  bool Has(std::string_view path) const { return paths.contains(path); }
};

// The paths of an update's mask; all that can be updated when it is empty. The reader keeps
// CHANGE_NOT_POSSIBLE (FAILED_PRECONDITION) for a path that is not among them.
Mask CheckMask(const google::protobuf::FieldMask& mask,
               std::initializer_list<std::string_view> updatable, RequestReader& reader);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_MASK_H_
