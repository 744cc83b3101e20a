#include "clients/cli/context.h"

#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cli/csv.h"
#include "clients/cli/display_width.h"
#include "clients/cli/existing.h"
#include "clients/cli/quantities.h"
#include "clients/cli/suggestion.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/retry.h"
#include "clients/cpp/schemes.h"

namespace timecredit::cli {
namespace {

// Whoever waits longer than this wants to know why.
constexpr absl::Duration kSilence = absl::Seconds(1);
// Between attempts: somebody sits and waits, and --timeout is used to its end.
constexpr absl::Duration kLongestWait = absl::Seconds(1);
// To find what was meant by what is not there: no more than a courtesy.
constexpr absl::Duration kLongestLookup = absl::Seconds(10);
constexpr size_t kMostListed = 3'000;

// Fields as the API's files write them, those with nothing in them too, so that a program that
// reads them finds them.
// A dry run is marked as it is asked for, by `validate_only`.
std::string JsonOf(const google::protobuf::Message& message, bool is_dry_run) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) return "null";
  while (!json.empty() && json.back() == '\n') json.pop_back();
  if (is_dry_run && json.starts_with("{\n")) json.insert(2, " \"validate_only\": true,\n");
  return json;
}

}  // namespace

const std::shared_ptr<const client::Caller>& Context::caller() {
  if (caller_ == nullptr) {
    client::Surroundings around = client::RealSurroundings();
    around.wait = [this, wait = around.wait](absl::Duration time) {
      SayWaiting(time);
      wait(time);
    };
    caller_ = std::make_shared<const client::Caller>(
        client::OpenChannel(settings_.server),
        client::Caller::Settings{.timeout = absl::Seconds(settings_.timeout_seconds),
                                 .language = settings_.language,
                                 .retry = {.longest_wait = kLongestWait},
                                 .around = std::move(around)});
  }
  return caller_;
}

const Words& Context::words() {
  if (!words_.has_value()) words_.emplace(settings_.language);
  return *words_;
}

void Context::SayWaiting(absl::Duration time) {
  const bool was_silent = waited_ < kSilence;
  waited_ += time;
  if (!was_silent || waited_ < kSilence) return;
  Say(words().Say("cli.still_trying", {{"server", settings_.server},
                                       {"seconds", absl::StrCat(settings_.timeout_seconds)}}));
}

std::string Context::Scheme() const {
  if (settings_.scheme.starts_with("schemes/")) return settings_.scheme;
  return absl::StrCat("schemes/", settings_.scheme);
}

std::string Context::Name(std::string_view collection, const std::string& id) const {
  if (id.empty() || id.starts_with("schemes/")) return id;
  return absl::StrCat(Scheme(), "/", absl::string_view(collection.data(), collection.size()), "/",
                      id);
}

std::string Context::OfferName(const std::string& offer) const {
  const size_t slash = offer.find('/');
  if (offer.starts_with("schemes/") || slash == std::string::npos) return offer;
  return absl::StrCat(Name("organisations", offer.substr(0, slash)), "/offers/",
                      offer.substr(slash + 1));
}

void Context::Print(View view, const google::protobuf::Descriptor& type,
                    const std::vector<const google::protobuf::Message*>& messages, bool is_list) {
  if (asked_.is_dry_run) Say(words().Say("cli.dry_run_first"));
  switch (settings_.output) {
    case Output::kTable: {
      LearnZone(view, type);
      const Table table = TableOf(view, type, messages, words());
      is_list ? PrintList(table) : PrintCard(table, out_);
      break;
    }
    case Output::kCsv:
      if (settings_.has_byte_order_mark) out_ << "\xEF\xBB\xBF";
      PrintCsv(type, messages, out_);
      break;
    case Output::kJson: {
      std::string_view before = is_list ? "[\n" : "";
      for (const auto* message : messages) {
        out_ << before << JsonOf(*message, asked_.is_dry_run);
        before = ",\n";
      }
      if (is_list) out_ << (messages.empty() ? "[]" : "\n]");
      out_ << '\n';
      break;
    }
  }
  if (asked_.is_dry_run) Say(words().Say("cli.dry_run_last"));
}

ExitCode Context::SettleDates(const std::vector<std::string*>& dates) {
  const bool counts_from_today = std::any_of(
      dates.begin(), dates.end(), [](const std::string* date) { return CountsFromToday(*date); });
  if (!counts_from_today) return ExitCode::kDone;
  v1::GetSchemeRequest request;
  request.set_name(Scheme());
  const auto scheme = client::Schemes(caller()).GetScheme(request);
  if (!scheme.ok()) return Fail(scheme.error());
  absl::CivilDay today;
  if (!absl::ParseCivilTime(scheme->current_date(), &today)) return FailUsage("cli.today_unknown");
  for (std::string* date : dates) {
    if (!CountsFromToday(*date)) continue;
    const auto settled = ParseDate(*date, today, words());
    if (settled.ok()) *date = absl::FormatCivilTime(*settled);
  }
  return ExitCode::kDone;
}

void Context::LearnZone(View view, const google::protobuf::Descriptor& type) {
  const bool tells_instants = std::any_of(view.begin(), view.end(), [&](const Column& column) {
    const auto* message = FieldAt(type, column.path)->message_type();
    return message != nullptr && message->full_name() == "google.protobuf.Timestamp";
  });
  if (has_asked_zone_ || !tells_instants || settings_.scheme.empty()) return;
  has_asked_zone_ = true;
  v1::GetSchemeRequest request;
  request.set_name(Scheme());
  const auto scheme = client::Schemes(caller()).GetScheme(request);
  absl::TimeZone zone;
  // What was done is shown all the same, by the clock at hand.
  if (!scheme.ok() || !absl::LoadTimeZone(scheme->time_zone(), &zone)) return;
  words();
  words_->SetZone(zone);
}

void Context::PrintList(const Table& table) {
  std::ostringstream printed;
  PrintTable(table, printed, screen_.has_value() ? screen_->columns : 0);
  const std::string text = printed.str();
  const bool is_long = screen_.has_value() && !settings_.without_pager &&
                       std::count(text.begin(), text.end(), '\n') > screen_->lines;
  if (!is_long || !screen_->page(text)) out_ << text;
}

std::string Context::SentenceOf(const client::Error& error) {
  if (!error.reason.empty()) return error.message;
  const wording::Fillings server = {{"server", settings_.server}};
  switch (error.code) {
    case grpc::StatusCode::UNAVAILABLE:
      return words().Say("cli.no_server", server);
    case grpc::StatusCode::CANCELLED:
      return words().Say("cli.server_closing", server);
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return words().Say("cli.no_answer", server);
    case grpc::StatusCode::UNIMPLEMENTED:
      return words().Say("cli.command_not_served", server);
    default:
      return error.message;
  }
}

void Context::Add(std::string_view id, const std::string& name, std::string_view value) {
  err_ << "  " << words().Say(id, {{name, OneLine(value)}}) << '\n';
}

ExitCode Context::Fail(const client::Error& error) {
  if (error.fields.empty() && !SayNearest(error)) Say(SentenceOf(error));
  for (const auto& fault : error.fields) {
    Say(fault.description);
    if (!fault.field.empty()) Add("cli.at_fault", "field", fault.field);
  }
  if (!error.reason.empty()) Add("cli.reason", "reason", error.reason);
  const ExitCode code = ExitCodeOf(error);
  if (code == ExitCode::kTryAgain && !asked_.request_id.empty()) {
    Add("cli.repeat_safely", "id", asked_.request_id);
  }
  return code;
}

bool Context::SayNearest(const client::Error& error) {
  if (error.code != grpc::StatusCode::NOT_FOUND) return false;
  const Lookup lookup(
      caller(),
      {.scheme = settings_.scheme.empty() ? "" : Scheme(),
       .timeout = std::min(absl::Seconds(settings_.timeout_seconds), kLongestLookup),
       .most = kMostListed},
      words());
  const auto suggestions = Suggestions(error.reason, declarations_, lookup, words());
  for (const std::string& suggestion : suggestions) Say(suggestion);
  return !suggestions.empty();
}

bool Context::Confirm(std::string_view what, const Change& change) {
  if (terminal_ == nullptr || change.is_agreed || change.dry_run) return true;
  err_ << "timecredit: " << OneLine(what) << ' ' << words().Say("cli.go_on") << ' ' << std::flush;
  std::string answer;
  std::getline(*terminal_, answer);
  const std::vector<std::string> agreeing = absl::StrSplit(words().Say("cli.yes"), ' ');
  const bool goes_on =
      std::find(agreeing.begin(), agreeing.end(), absl::AsciiStrToLower(answer)) != agreeing.end();
  if (!goes_on) Say(words().Say("cli.nothing_changed"));
  return goes_on;
}

ExitCode Context::FailUsage(std::string_view id, const wording::Fillings& fillings) {
  return FailUsageInWords(words().Say(id, fillings));
}

ExitCode Context::FailUsageInWords(std::string_view why) {
  Say(why);
  return ExitCode::kUsage;
}

void Context::Say(std::string_view remark) { err_ << "timecredit: " << OneLine(remark) << '\n'; }

void Context::ShowProgress(int64_t done, int64_t all) {
  constexpr int64_t kWidth = 40;
  if (isatty(STDERR_FILENO) == 0 || all == 0) return;
  const auto full = static_cast<size_t>(kWidth * done / all);
  err_ << "\r[" << std::string(full, '#') << std::string(kWidth - full, ' ') << "] "
       << words().Say("cli.progress", {{"done", done}, {"all", all}}) << std::flush;
}

void Context::ShowProgress(std::string_view done) {
  if (isatty(STDERR_FILENO) != 0) err_ << '\r' << done << std::flush;
}

void Context::EndProgress() {
  if (isatty(STDERR_FILENO) != 0) err_ << '\n';
}

}  // namespace timecredit::cli
