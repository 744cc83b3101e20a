#ifndef TESTS_SYSTEM_HOURS_OVER_THE_WIRE_H_
#define TESTS_SYSTEM_HOURS_OVER_THE_WIRE_H_

#include <string>

#include "clients/cpp/hours.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {

inline constexpr char kNoSuchLog[] = "schemes/taff/hourLogs/999";

class HoursOverTheWire : public testing::Test {
 protected:
  const client::Hours& hours() { return town.client().hours(); }

  template <class Request>
  Request Named(const std::string& name) {
    Request request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::ApproveHoursRequest Approval(const std::string& name) {
    return Named<v1::ApproveHoursRequest>(name);
  }
  v1::RejectHoursRequest Rejection(const std::string& name, const std::string& reason) {
    auto request = Named<v1::RejectHoursRequest>(name);
    request.set_reason(reason);
    return request;
  }
  v1::ReverseHoursRequest Reversal(const std::string& name, const std::string& reason) {
    auto request = Named<v1::ReverseHoursRequest>(name);
    request.set_reason(reason);
    return request;
  }
  std::string RefusalOfLog(const v1::LogHoursRequest& request) {
    return town.RefusalOf([&] { return hours().LogHours(request); });
  }
  v1::HourLog Get(const std::string& name) {
    v1::GetHourLogRequest request;
    request.set_name(name);
    const auto log = hours().GetHourLog(request);
    EXPECT_TRUE(log.ok()) << log.error().message;
    return log.ok() ? *log : v1::HourLog();
  }

  ServedTown town;
};

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_HOURS_OVER_THE_WIRE_H_
