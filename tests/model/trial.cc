#include "tests/model/trial.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "ledger/domain/refusal.h"
#include "tests/model/calendar.h"
#include "tests/model/clock_moves.h"
#include "tests/model/steps.h"
#include "tests/model/words.h"

namespace timecredit::model {
namespace {

// Some weeks before a change of the clocks, in 2023.
const absl::Time kBeginning = absl::FromUnixSeconds(1'696'500'000);
// Long before clocks of 64-bit nanoseconds end.
const absl::Time kEnd = absl::FromUnixSeconds(7'000'000'000);

absl::Status Wrong(absl::string_view what) { return absl::InternalError(what); }

std::string InWords(const Expected& expected) {
  std::string words = expected.replayed ? "the same answer again" : "acceptance";
  for (const std::string& reason : expected.refusals) {
    words = words == "acceptance" ? reason : absl::StrCat(words, " or ", reason);
  }
  return words;
}

std::string InWords(const absl::StatusOr<exchange::Committed>& answer) {
  if (!answer.ok()) {
    const auto refusal = domain::RefusalOf(answer.status());
    return refusal.has_value()
               ? absl::StrCat("refused: ", refusal->reason, " (", refusal->field, ")")
               : absl::StrCat("failed: ", answer.status().ToString());
  }
  const uint64_t sequence = answer->record.has_value() ? answer->record->sequence.value
                                                       : answer->confidential->sequence.value;
  return absl::StrCat(answer->replayed ? "answered before" : "done",
                      answer->record.has_value() ? ", record " : ", confidential record ",
                      sequence);
}

// The answer as it is counted.
std::string KindOf(const absl::StatusOr<exchange::Committed>& answer, bool is_dry_run) {
  if (answer.ok()) return answer->replayed ? "answered before" : is_dry_run ? "dry run" : "done";
  const auto refusal = domain::RefusalOf(answer.status());
  return refusal.has_value() ? refusal->reason : "failed";
}

// What falls due, in the order of the ledger's sweeps.
std::vector<exchange::Command> DueAt(const Scheme& scheme, absl::Time now, domain::Date today,
                                     bool of_holds) {
  std::vector<std::tuple<absl::Time, uint64_t, exchange::Command>> due;
  if (of_holds) {
    for (const Hold& hold : scheme.holds) {
      if (hold.state != domain::HoldState::kOpen || hold.deadline > now) continue;
      due.emplace_back(hold.deadline, hold.sequence,
                       exchange::ExpireHold{domain::Sequence(hold.sequence)});
    }
  } else {
    for (uint64_t number = 1; number <= scheme.members.size(); ++number) {
      const Pieces pieces = scheme.members[number - 1].wallet.InOrder();
      const auto expires_on = pieces.empty() ? std::nullopt : pieces.front().expires_on;
      if (!expires_on.has_value() || *expires_on > today) continue;
      due.emplace_back(absl::FromCivil(*expires_on, absl::UTCTimeZone()), number,
                       exchange::ExpireLots{domain::MemberNumber(number)});
    }
  }
  std::sort(due.begin(), due.end(), [](const auto& left, const auto& right) {
    return std::tie(std::get<0>(left), std::get<1>(left)) <
           std::tie(std::get<0>(right), std::get<1>(right));
  });
  std::vector<exchange::Command> commands;
  for (auto& [when, number, command] : due) commands.push_back(command);
  return commands;
}

}  // namespace

Trial::Trial(const TrialOptions& options)
    : options_(options),
      now_(kBeginning),
      clock_(kBeginning, absl::ZeroDuration()),
      model_(options.model_fault) {
  model_.SetPassed(passed_);
}

std::optional<Violation> Trial::Run(const History& history, const TrialOptions& options) {
  Trial trial(options);
  auto ledger = Ledger::Start(options.ledger, trial.clock_);
  if (!ledger.ok()) return Violation{0, ledger.status().ToString()};
  trial.ledger_ = *std::move(ledger);
  if (auto status = trial.audit_.Begin(*trial.ledger_); !status.ok()) {
    return Violation{0, status.ToString()};
  }
  for (size_t i = 0; i < history.size(); ++i) {
    const auto status = trial.Live(history[i]);
    if (!status.ok()) return Violation{i, std::string(status.message())};
  }
  const auto status = trial.LookThoroughly();
  if (!status.ok()) return Violation{history.size(), std::string(status.message())};
  return std::nullopt;
}

void Trial::SetClock(absl::Time now) {
  const absl::Time before = now_;
  now_ = std::clamp(now, kBeginning - absl::Hours(24 * 365), kEnd);
  clock_.Set(now_);
  passed_ += std::max(absl::ZeroDuration(), now_ - before);
  model_.SetPassed(passed_);
  Tell(absl::StrCat("the clock shows ", InWords(now_)));
}

void Trial::JumpAhead(Choices& choices) {
  const absl::Duration by =
      jumped_ > absl::ZeroDuration()
          ? -jumped_
          : absl::Hours(24) * choices.Among({1, 31, 93, 3 * 365}) + absl::Minutes(11);
  if (now_ + by > kEnd) return;
  jumped_ += by;
  now_ += by;
  clock_.Jump(by);
  Tell(absl::StrCat("the clock jumps to ", InWords(now_)));
}

absl::Status Trial::Live(const Step& step) {
  Choices choices(step.choices);
  if (const auto* event = std::get_if<Event>(&step.move)) return Happen(*event, choices);
  const Operation& operation = *std::get<const Operation*>(step.move);
  asked_.push_back(MakeUpRequest(operation, model_.schemes(), now_, ++serial_, choices));
  return Ask(Request(asked_.back()));
}

absl::Status Trial::Happen(Event event, Choices& choices) {
  const std::vector<Scheme>& schemes = model_.schemes();
  switch (event) {
    case Event::kWait:
      SetClock(WaitFrom(now_, AnyScheme(schemes, choices), choices));
      return absl::OkStatus();
    case Event::kStepBack:
      SetClock(StepBackFrom(now_, AnyScheme(schemes, choices), choices));
      return absl::OkStatus();
    case Event::kJump:
      JumpAhead(choices);
      return absl::OkStatus();
    case Event::kSweepHolds:
    case Event::kSweepLots:
      return Sweep(domain::SchemeNumber(1 + choices.Below(schemes.size() + 1)),
                   event == Event::kSweepHolds);
    case Event::kReopen:
      return Reopen();
    case Event::kRebuild:
      Tell("everything is looked at");
      return LookThoroughly();
    case Event::kRepeat:
      if (asked_.empty()) return absl::OkStatus();
      return Ask(Repeat(asked_[asked_.size() - 1 - choices.Below(asked_.size())], choices));
  }
  return absl::OkStatus();
}

absl::Status Trial::Ask(const Request& request) {
  Tell(absl::StrCat(model::InWords(request.call), ": ", model::InWords(request.command)));
  // The key of a member about to be erased must be gone afterwards.
  std::optional<domain::KeyId> key;
  if (const auto* erasure = std::get_if<exchange::EraseMember>(&request.command)) {
    const auto* sealed =
        audit_.tables().Find<journal::SealedMember>({request.call.scheme, erasure->member});
    if (sealed != nullptr) key = sealed->sealed_under;
  }
  const Expected expected = model_.CarryOut(request.call, request.command, now_);
  const auto answer = ledger_->exchange().Execute(request.call, request.command);
  Tell(absl::StrCat("  ", InWords(answer)));
  if (options_.tally != nullptr) {
    options_.tally->Count(std::string(OperationOf(request.command).name),
                          KindOf(answer, request.call.validate_only));
  }
  const bool is_committed =
      expected.IsAccepted() && !expected.replayed && !request.call.validate_only;
  if (is_committed) Note(expected);
  if (auto status = Follow(); !status.ok()) {
    return Wrong(
        absl::StrCat(InWords(answer), "; expected ", InWords(expected), "; ", status.message()));
  }
  if (auto status = CheckAnswer(expected, request.call, answer); !status.ok()) return status;
  if (is_committed && key.has_value() && ledger_->keys().Find(*key).ok()) {
    return Wrong("the key of an erased member still exists");
  }
  return absl::OkStatus();
}

absl::Status Trial::CheckAnswer(const Expected& expected, const exchange::Call& call,
                                const absl::StatusOr<exchange::Committed>& answer) {
  const auto wrong = [&](absl::string_view what) {
    return Wrong(absl::StrCat(InWords(answer), "; expected ", InWords(expected), what));
  };
  if (!answer.ok()) {
    const auto refusal = domain::RefusalOf(answer.status());
    const bool is_right = refusal.has_value() && expected.refusals.contains(refusal->reason);
    return is_right ? absl::OkStatus() : wrong("");
  }
  if (!expected.IsAccepted() || answer->replayed != expected.replayed) return wrong("");
  if (answer->record.has_value() != expected.record.has_value()) {
    return wrong("; the wrong journal");
  }
  if (answer->record.has_value()) {
    if (!(Blank(*answer->record) == *expected.record)) return wrong("; the record differs");
    if (answer->confidential.has_value()) return wrong("; confidential matters are told");
  } else if (!answer->confidential.has_value() ||
             !(Blank(*answer->confidential) == *expected.confidential)) {
    return wrong("; the confidential record differs");
  }
  if (options_.only_answers) return absl::OkStatus();
  if (call.validate_only && !expected.replayed) return absl::OkStatus();
  const bool is_stored =
      answer->record.has_value()
          ? *answer->record == *audit_.RecordAt(answer->record->scheme, answer->record->sequence)
          : *answer->confidential ==
                *audit_.RecordAt(answer->confidential->scheme, answer->confidential->sequence);
  return is_stored ? absl::OkStatus() : wrong("; another record is stored");
}

absl::Status Trial::Sweep(domain::SchemeNumber scheme, bool of_holds) {
  Tell(absl::StrCat("a sweep of ", of_holds ? "holds" : "lots", " in scheme ", scheme.value));
  int64_t expected = 0;
  exchange::Exchange& exchange = ledger_->exchange();
  if (model_.IsClockAhead(now_)) {
    const auto refused = of_holds ? exchange.SweepHolds(scheme) : exchange.SweepLots(scheme);
    return absl::IsFailedPrecondition(refused.status()) ? Follow()
                                                        : Wrong("swept by a wrong clock");
  }
  if (scheme.value <= model_.schemes().size()) {
    const Scheme& state = model_.schemes()[scheme.value - 1];
    const domain::Date today = DateIn(state.definition.calendar.zone, now_);
    auto due = DueAt(state, now_, today, of_holds);
    // So many wallets at once are left until somebody asks for it.
    if (!of_holds && due.size() > std::max<size_t>(10, state.members.size() / 10)) due.clear();
    for (const exchange::Command& command : due) {
      exchange::Call call;
      call.scheme = scheme;
      const Expected swept = model_.CarryOut(call, command, now_);
      if (!swept.IsAccepted()) continue;
      Note(swept);
      ++expected;
    }
  }
  const auto swept = of_holds ? exchange.SweepHolds(scheme) : exchange.SweepLots(scheme);
  if (!swept.ok()) return swept.status();
  if (swept->done != expected || swept->failed != 0) {
    return Wrong(absl::StrCat("swept ", swept->done, " instead of ", expected));
  }
  return Follow();
}

absl::Status Trial::Reopen() {
  Tell("the ledger is closed and opened again");
  if (auto status = ledger_->Reopen(); !status.ok()) return status;
  model_.Reopen();
  return Follow();
}

void Trial::Note(const Expected& expected) {
  if (!options_.only_answers) audit_.Note(expected, model_);
}

absl::Status Trial::Follow() {
  return options_.only_answers ? absl::OkStatus() : audit_.Follow(*ledger_, model_);
}

absl::Status Trial::LookThoroughly() const {
  return options_.only_answers ? absl::OkStatus() : audit_.LookThoroughly(*ledger_, model_);
}

}  // namespace timecredit::model
