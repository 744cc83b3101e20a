#ifndef CLIENTS_CLI_LOTS_H_
#define CLIENTS_CLI_LOTS_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "clients/cli/views.h"
#include "clients/cli/words.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/award.pb.h"
#include "proto/timecredit/v1/lot.pb.h"

namespace timecredit::cli {

// The view of a lot, which several nouns show.
View LotView();

// Shows a message with the lots that it has: for people below it, as a table of their own.
template <class Message>
ExitCode ShowWithLots(Context& context, View view, const client::Result<Message>& result) {
  const ExitCode code = context.Show(view, result);
  if (!result.ok() || context.settings().output != Output::kTable) return code;
  if (result->lots().empty()) return code;
  context.out() << '\n';
  context.ShowAll(LotView(), std::vector<v1::Lot>(result->lots().begin(), result->lots().end()));
  return code;
}

// By which award something was earned, in words: "1 credit an hour, nearest quarter of an hour"; of
// any message that has an award.
template <class Message>
std::string ShowAward(const google::protobuf::Message& message, const Words& words) {
  const auto& earned = As<Message>(message);
  if (earned.has_fixed()) {
    return words.Say("show.award_each_time",
                     {{"credits", words.Credits(earned.fixed().credit_minutes())}});
  }
  if (!earned.has_per_hour()) return "";
  const auto& award = earned.per_hour();
  return words.Say(
      "show.award_per_hour_rounded",
      {{"credits", words.Credits(award.credit_minutes_per_hour())},
       {"rounding",
        words.TitleOf(*v1::Rounding_descriptor()->FindValueByNumber(award.rounding()))}});
}

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_LOTS_H_
