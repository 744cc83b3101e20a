#ifndef LEDGER_SERVICE_HOURS_RECIPES_H_
#define LEDGER_SERVICE_HOURS_RECIPES_H_

#include "ledger/service/parts.h"
#include "ledger/service/write_call.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::service {

// How hours are logged and decided, one at a time or as rows of a batch: the same recipe for both.
// Parts, requests and replies outlive the recipe.
// A row of a batch may leave its parent to the batch.
WriteRecipe LogHoursRecipe(const v1::LogHoursRequest& request, v1::HourLog& response,
                           bool is_row = false);
WriteRecipe ApproveHoursRecipe(const Parts& parts, const v1::ApproveHoursRequest& request,
                               v1::HourLog& response);
WriteRecipe RejectHoursRecipe(const Parts& parts, const v1::RejectHoursRequest& request,
                              v1::HourLog& response);
WriteRecipe ReverseHoursRecipe(const Parts& parts, const v1::ReverseHoursRequest& request,
                               v1::HourLog& response);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_HOURS_RECIPES_H_
