#ifndef CLIENTS_CLI_BATCH_H_
#define CLIENTS_CLI_BATCH_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/error.h"
#include "clients/cpp/result.h"
#include "proto/timecredit/v1/hours.pb.h"

namespace timecredit::cli {

// The view of an hour log, which several nouns show.
View HourLogView();

// As many as one request may hold.
inline constexpr size_t kMostRows = 1'000;

// Sends rows in batches, prints the hour logs that came of them, says of each other row why not,
// and at the end how many were done. `send` carries out one batch and gives its results in order;
// `label` says what people call a row.
template <class Row>
ExitCode SendRows(
    Context& context, const std::vector<Row>& rows,
    const std::function<client::Result<std::vector<v1::HourLogResult>>(std::vector<Row>)>& send,
    const std::function<std::string(const Row&)>& label) {
  std::vector<v1::HourLog> done;
  ExitCode worst = ExitCode::kDone;
  std::map<std::string, client::Error> refused;  // one of each reason
  for (size_t at = 0; at < rows.size(); at += kMostRows) {
    const auto end =
        rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), at + kMostRows));
    const auto results = send({rows.begin() + static_cast<std::ptrdiff_t>(at), end});
    if (!results.ok()) {
      worst = context.Fail(results.error());
      break;
    }
    for (size_t row = 0; row < results->size(); ++row) {
      const v1::HourLogResult& result = (*results)[row];
      if (result.has_hour_log()) {
        done.push_back(result.hour_log());
      } else {
        const client::Error error = client::ErrorOf(result.error());
        context.Say(
            absl::StrCat(label(rows[at + row]), ": ", error.message, " (", error.reason, ")"));
        worst = ExitCodeOf(error);
        refused.try_emplace(error.reason, error);
      }
    }
  }
  for (const auto& [reason, error] : refused) context.SayNearest(error);
  const bool is_table = context.settings().output == Output::kTable;
  if (!done.empty() || !is_table) context.ShowAll(HourLogView(), done);
  context.Say(
      context.words().Say(context.asked().is_dry_run ? "cli.rows_would_be_done" : "cli.rows_done",
                          {{"done", std::ssize(done)}, {"all", std::ssize(rows)}}));
  return worst == ExitCode::kDone || done.empty() ? worst : ExitCode::kPartlyDone;
}

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_BATCH_H_
