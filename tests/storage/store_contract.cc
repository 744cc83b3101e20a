#include "tests/storage/store_contract.h"

#include <utility>

namespace timecredit::storage {

StoreContract::Blocked::Blocked(Store& store) {
  const auto entered = std::make_shared<Gate>();
  store.Submit({.decide =
                    [entered, release = release_](Transaction&) {
                      entered->Open();
                      release->Wait();
                      return absl::OkStatus();
                    },
                .done = [](const absl::Status& status) { EXPECT_TRUE(status.ok()) << status; }});
  entered->Wait();
}

}  // namespace timecredit::storage
