#include "tests/model/model.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "tests/model/calendar.h"
#include "tests/model/deed.h"
#include "tests/model/steps.h"
#include "tests/model/words.h"

namespace timecredit::model {
namespace {

// Records keep whole microseconds.
absl::Time Microsecond(absl::Time instant) {
  return absl::FromUnixMicros(absl::ToUnixMicros(instant));
}

bool IsRequestId(const exchange::Call& call) {
  if (call.request_id.empty()) return call.acting.kind == domain::PrincipalKind::kSystem;
  return call.request_id.size() <= 128 && IsReadable(call.request_id);
}

// Whether whoever acts belongs to the scheme, or to the whole server.
bool IsInScope(const exchange::Call& call) {
  const domain::PrincipalKind kind = call.acting.kind;
  return call.scheme.IsNone() || kind == domain::PrincipalKind::kSystem ||
         kind == domain::PrincipalKind::kOperator || call.acting.scheme == call.scheme;
}

void Record(const Deed& deed, Expected& expected) {
  Scheme& scheme = deed.scheme;
  const absl::Time recorded_at =
      std::max(Microsecond(deed.now), scheme.LastRecorded() + absl::Microseconds(1));
  if (deed.body.has_value()) {
    journal::Record& record = expected.record.emplace();
    record.scheme = scheme.number();
    record.sequence = domain::Sequence(++scheme.sequence);
    record.recorded_at = recorded_at;
    record.acting = deed.call.acting;
    const auto& hat = deed.call.acting.member;
    const bool is_own = hat.has_value() && hat->value == deed.done_for;
    record.on_behalf_of = domain::MemberNumber(is_own ? 0 : deed.done_for);
    record.effective = deed.effective;
    record.reverses = domain::Sequence(deed.reverses);
    record.body = *deed.body;
    expected.has_request = !deed.call.request_id.empty();
    scheme.last_recorded = recorded_at;
    if (deed.effective.has_value()) {
      scheme.effective.emplace_back(deed.effective->date, scheme.sequence);
    }
    if (std::holds_alternative<journal::HoursLogged>(*deed.body)) {
      scheme.hour_logs.back().logged_on = DateIn(scheme.definition.calendar.zone, recorded_at);
    }
    if (std::holds_alternative<journal::ClockConfirmed>(*deed.body)) {
      scheme.clock_confirmed_until = recorded_at;
    }
  }
  if (deed.confidential.has_value()) {
    journal::ConfidentialRecord& record = expected.confidential.emplace();
    record.scheme = scheme.number();
    record.sequence = domain::ConfidentialSequence(++scheme.confidential_sequence);
    record.recorded_at = recorded_at;
    record.acting = deed.call.acting;
    record.court_case = domain::CaseNumber(deed.court_case);
    if (deed.body.has_value()) record.public_record = domain::Sequence(scheme.sequence);
    record.body = *deed.confidential;
    expected.confidential_has_request = !deed.body.has_value() && !deed.call.request_id.empty();
    scheme.last_confidential = recorded_at;
  }
}

// Whether a command carries texts, or fields of a member: by what its fields are called.
template <class Command>
bool IsPersonal(const Command& command) {
  if constexpr (requires { command.reason; }) {
    return !command.reason.empty();
  } else if constexpr (requires { command.text; }) {
    return !command.text.empty();
  } else {
    return (requires { command.fields; }) || (requires { command.edit; });
  }
}

}  // namespace

Model::RequestKey Model::KeyOf(const exchange::Call& call, const exchange::Command& command) {
  return {call.scheme.value,  call.acting.scheme.value, static_cast<int>(call.acting.kind),
          call.acting.number, command.index(),          call.request_id};
}

std::optional<Expected> Model::FindEarlier(const exchange::Call& call,
                                           const exchange::Command& command) const {
  if (call.request_id.empty() || fault_ == Fault::kForgetsRequests) return std::nullopt;
  const auto found = answered_.find(KeyOf(call, command));
  if (found == answered_.end()) return std::nullopt;
  const Answered& answered = found->second;
  Expected expected;
  if (std::visit([](const auto& operation) { return IsPersonal(operation); }, command)) {
    // Texts about somebody who was erased cannot be compared any more.
    const Scheme& scheme = schemes_[call.scheme.value - 1];
    const Member* member = scheme.FindMember(answered.answer.texts_about);
    if (member != nullptr && member->is_erased) {
      expected.refusals = {"MEMBER_ERASED"};
      return expected;
    }
  }
  if (answered.request != InWords(command)) {
    expected.refusals = {"REQUEST_ID_REUSED"};
    return expected;
  }
  expected = answered.answer;
  expected.replayed = true;
  return expected;
}

void Model::Reopen() {
  believed_.reset();
  last_before_ = absl::InfinitePast();
  for (const Scheme& scheme : schemes_) {
    last_before_ = std::max(last_before_, scheme.last_recorded);
  }
}

bool Model::IsClockAhead(absl::Time now) {
  if (!passed_.has_value()) return false;
  if (!believed_.has_value()) {
    if (last_before_ != absl::InfinitePast() && now > last_before_ + 92 * absl::Hours(24)) {
      return true;
    }
    believed_.emplace(now, *passed_);
    return false;
  }
  const absl::Duration since = *passed_ - believed_->second;
  const absl::Duration ahead = now - (believed_->first + since);
  if (ahead > absl::Minutes(10)) return true;
  if (since >= absl::Hours(1) && ahead > -absl::Minutes(10)) believed_.emplace(now, *passed_);
  return false;
}

Expected Model::Decide(const exchange::Call& call, const exchange::Command& command, absl::Time now,
                       bool clock_is_ahead, Scheme& scheme) const {
  Deed deed{.call = call,
            .now = now,
            .clock_is_ahead = clock_is_ahead,
            .today = DateIn(scheme.definition.calendar.zone, now),
            .schemes = schemes_,
            .scheme = scheme,
            .fault = fault_,
            .refusals = {},
            .body = {},
            .effective = {},
            .about = {},
            .confidential = {}};
  const bool confirms = std::holds_alternative<exchange::ConfirmClock>(command);
  deed.Require(confirms || !IsClockBehind(scheme, now), "CLOCK_BEHIND");
  std::visit([&](const auto& operation) { Do(operation, deed); }, command);
  Expected expected;
  expected.refusals = deed.refusals;
  if (deed.IsRefused()) return expected;
  expected.has_text = deed.has_text;
  expected.about = deed.about;
  expected.texts_about = deed.texts_about;
  Record(deed, expected);
  return expected;
}

Expected Model::CarryOut(const exchange::Call& call, const exchange::Command& command,
                         absl::Time now) {
  Expected expected;
  if (!IsInScope(call)) {
    expected.refusals = {"SCHEME_NOT_YOURS"};
    return expected;
  }
  if (!IsRequestId(call)) {
    expected.refusals = {"REQUEST_ID_INVALID"};
    return expected;
  }
  if (auto earlier = FindEarlier(call, command); earlier.has_value()) return *earlier;
  const bool is_ahead = IsClockAhead(now);
  const bool confirms = std::holds_alternative<exchange::ConfirmClock>(command);
  if (is_ahead && !confirms) {
    expected.refusals = {"CLOCK_AHEAD"};
    return expected;
  }
  const bool creates_scheme = std::holds_alternative<exchange::CreateScheme>(command);
  const uint64_t number = call.scheme.value;
  if (!creates_scheme && (number == 0 || number > schemes_.size())) {
    expected.refusals = {"SCHEME_UNKNOWN"};
    return expected;
  }
  Scheme scheme = creates_scheme ? Scheme() : schemes_[number - 1];
  expected = Decide(call, command, now, is_ahead, scheme);
  if (!expected.IsAccepted() || call.validate_only) return expected;
  if (confirms && passed_.has_value()) believed_.emplace(now, *passed_);
  if (!call.request_id.empty()) {
    answered_[KeyOf(call, command)] = {.request = InWords(command), .answer = expected};
  }
  if (creates_scheme) {
    schemes_.push_back(std::move(scheme));
  } else {
    schemes_[number - 1] = std::move(scheme);
  }
  return expected;
}

std::multiset<Model::Answer> Model::Answers() const {
  std::multiset<Answer> answers;
  for (const auto& [key, answered] : answered_) {
    const Expected& answer = answered.answer;
    const bool is_public = answer.record.has_value();
    answers.insert({std::get<0>(key),
                    is_public ? answer.record->scheme.value : answer.confidential->scheme.value,
                    is_public ? answer.record->sequence.value : 0,
                    is_public ? 0 : answer.confidential->sequence.value});
  }
  return answers;
}

}  // namespace timecredit::model
