#include "ledger/service/mask.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "google/protobuf/field_mask.pb.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

Mask CheckMask(const google::protobuf::FieldMask& mask,
               std::initializer_list<std::string_view> updatable, RequestReader& reader) {
  Mask taken;
  if (mask.paths().empty()) {
    for (const std::string_view path : updatable) taken.paths.emplace(path);
    return taken;
  }
  for (const std::string& path : mask.paths()) {
    if (std::find(updatable.begin(), updatable.end(), path) == updatable.end()) {
      reader.Keep(domain::RefuseState("CHANGE_NOT_POSSIBLE", path));
    }
    taken.paths.insert(path);
  }
  return taken;
}

}  // namespace timecredit::service
