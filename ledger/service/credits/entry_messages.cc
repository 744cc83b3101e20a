#include "ledger/service/credits/entry_messages.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/statement.h"
#include "ledger/service/award_messages.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::service {
namespace {

// What a record is called, and the message that says it with its arguments.
struct Telling {
  std::string_view operation;
  std::string_view message;
  domain::Arguments arguments;
};

// Tells a statement's line: what happened, in the words of the wording room.
class Teller {
 public:
  Teller(const Parts& parts, domain::MemberNumber member, const reporting::StatementLine& line,
         std::string language)
      : parts_(parts), member_(member), line_(line), language_(std::move(language)) {}

  const absl::Status& status() const { return status_; }

  Telling operator()(const journal::MemberCreated& /*body*/) {
    return {"CreateMember", "statement.member_joined", {}};
  }
  Telling operator()(const journal::HoursLogged& body) {
    return TellHours("LogHours", body.award.has_value() ? "approved" : "submitted", body);
  }
  Telling operator()(const journal::HoursUpdated& body) {
    auto logged = std::get<journal::HoursLogged>(line_.origin.body);
    logged.duration_minutes = body.duration_minutes;
    return TellHours("UpdateHourLog", "updated", logged);
  }
  Telling operator()(const journal::HoursApproved& /*body*/) {
    return TellHours("ApproveHours", "approved", DecidedHours());
  }
  Telling operator()(const journal::HoursRejected& /*body*/) {
    return TellHours("RejectHours", "rejected", DecidedHours());
  }
  Telling operator()(const journal::HoursReversed& body) {
    const auto logged = DecidedHours();
    if (body.written_off_credit_minutes == 0 || logged.duration_minutes == 0) {
      return TellHours("ReverseHours", "reversed", logged);
    }
    auto telling = TellHours("ReverseHours", "reversed", logged);
    telling.message = "statement.hours_reversed_in_part";
    telling.arguments["written_off"] = domain::CreditMinutes{body.written_off_credit_minutes};
    return telling;
  }
  Telling operator()(const journal::CreditsGranted& /*body*/) {
    return {"GrantCredits", "statement.granted", {}};
  }
  Telling operator()(const journal::CreditsTransferred& body) {
    const bool sent = body.from == member_;
    return {
        "TransferCredits", sent ? "statement.transfer_sent" : "statement.transfer_received", {}};
  }
  Telling operator()(const journal::HoldPlaced& body) {
    return {"PlaceHold",
            "statement.held",
            {{"partner", NameOf(body.partner)}, {"deadline", CivilMinuteOf(body.deadline)}}};
  }
  Telling operator()(const journal::HoldCaptured& body) {
    const auto& hold = HoldBehind();
    Telling telling{"CaptureHold",
                    "statement.captured",
                    {{"partner", NameOf(hold.partner)}, {"party", PartyOf(body.party)}}};
    const int64_t returned = Total(hold.portions) - Total(body.portions);
    if (returned > 0) {
      telling.message = "statement.captured_in_part";
      telling.arguments["returned"] = domain::CreditMinutes{returned};
    }
    return telling;
  }
  Telling operator()(const journal::HoldReleased& /*body*/) {
    return {"ReleaseHold", "statement.released", {{"partner", NameOf(HoldBehind().partner)}}};
  }
  Telling operator()(const journal::HoldExpired& /*body*/) {
    return {"ExpireHold", "statement.hold_expired", {{"partner", NameOf(HoldBehind().partner)}}};
  }
  Telling operator()(const journal::HoldReopened& /*body*/) {
    return {"ReverseEntry", "statement.hold_reopened", {{"partner", NameOf(HoldBehind().partner)}}};
  }
  Telling operator()(const journal::CreditsRedeemed& body) {
    return {"RedeemCredits",
            "statement.redeemed",
            {{"partner", NameOf(body.partner)}, {"party", PartyOf(body.party)}}};
  }
  Telling operator()(const journal::RedemptionRefunded& /*body*/) {
    return {"RefundRedemption", "statement.refunded", {{"partner", NameOf(PartnerPaid())}}};
  }
  Telling operator()(const journal::LotsExpired& /*body*/) {
    return {"ExpireLots", "statement.expired", {}};
  }
  Telling operator()(const journal::EntryReversed& /*body*/) {
    const auto& effective = line_.origin.effective;
    const domain::Date date = effective.has_value() ? effective->date : domain::Date();
    return {"ReverseEntry", "statement.entry_reversed", {{"date", date}}};
  }
  Telling operator()(const journal::MemberUpdated& /*body*/) {
    return {"UpdateMember", "statement.member_updated", {}};
  }
  Telling operator()(const journal::MemberSuspended& /*body*/) {
    return {"SuspendMember", "statement.member_suspended", {}};
  }
  Telling operator()(const journal::MemberResumed& /*body*/) {
    return {"ResumeMember", "statement.member_resumed", {}};
  }
  Telling operator()(const journal::MemberClosed& body) {
    return {"CloseMember", MessageForDeparture(body, "statement.member_closed"), {}};
  }
  Telling operator()(const journal::MembersMerged& body) {
    return {"MergeMembers",
            body.duplicate == member_ ? "statement.merged_into" : "statement.merged_from",
            {}};
  }
  Telling operator()(const journal::MemberErased& body) {
    return {"EraseMember", MessageForDeparture(body, "statement.member_erased"), {}};
  }
  // The rest leaves no line on a member's statement.
  Telling operator()(const auto& /*body*/) {
    status_.Update(absl::InternalError("a line of a record that is about no member"));
    return {};
  }

 private:
  Telling TellHours(std::string_view operation, std::string_view what,
                    const journal::HoursLogged& logged) {
    const auto activity =
        parts_.registers.Find<domain::Activity>({line_.record.scheme, logged.activity});
    status_.Update(activity.status());
    const std::string name = activity.ok() ? NameIn((*activity)->names, language_) : "";
    if (logged.duration_minutes == 0) {
      return {operation, MessageFor("contribution_", what), {{"activity", name}}};
    }
    return {operation,
            MessageFor("hours_", what),
            {{"activity", name}, {"time", domain::Minutes{logged.duration_minutes}}}};
  }

  // What became of the balance of somebody who left; `otherwise` where there was none.
  template <class Body>
  std::string_view MessageForDeparture(const Body& body, std::string_view otherwise) const {
    if (body.beneficiary == member_) return "statement.transfer_received";
    if (body.transferred_credit_minutes > 0) return "statement.balance_moved";
    return body.given_back_credit_minutes > 0 ? "statement.balance_given_back" : otherwise;
  }

  static std::string_view MessageFor(std::string_view kind, std::string_view what) {
    const bool hours = kind == "hours_";
    if (what == "submitted") {
      return hours ? "statement.hours_submitted" : "statement.contribution_submitted";
    }
    if (what == "approved") {
      return hours ? "statement.hours_approved" : "statement.contribution_approved";
    }
    if (what == "updated") {
      return hours ? "statement.hours_updated" : "statement.contribution_updated";
    }
    if (what == "rejected") {
      return hours ? "statement.hours_rejected" : "statement.contribution_rejected";
    }
    return hours ? "statement.hours_reversed" : "statement.contribution_reversed";
  }

  // As they were last corrected, which ends when they are decided.
  journal::HoursLogged DecidedHours() {
    auto logged = std::get<journal::HoursLogged>(line_.origin.body);
    const auto log =
        parts_.registers.Find<domain::HourLog>({line_.record.scheme, line_.origin.sequence});
    status_.Update(log.status());
    if (log.ok() && *log != nullptr) logged.duration_minutes = (*log)->duration_minutes;
    return logged;
  }
  const journal::HoldPlaced& HoldBehind() const {
    return std::get<journal::HoldPlaced>(line_.origin.body);
  }

  // Of the redemption that was refunded, which paid at once or from a hold.
  domain::OrganisationNumber PartnerPaid() {
    const auto redemption =
        parts_.registers.Find<domain::Redemption>({line_.record.scheme, line_.origin.sequence});
    status_.Update(redemption.status());
    return redemption.ok() && *redemption != nullptr ? (*redemption)->partner
                                                     : domain::OrganisationNumber();
  }

  std::string NameOf(domain::OrganisationNumber organisation) {
    const auto found =
        parts_.registers.Find<domain::Organisation>({line_.record.scheme, organisation});
    status_.Update(found.status());
    return found.ok() && *found != nullptr ? NameIn((*found)->names, language_) : "";
  }

  std::string PartyOf(const domain::Party& party) const {
    return parts_.wording.SayParty(language_, party.adults, party.under_16s);
  }

  absl::CivilMinute CivilMinuteOf(absl::Time instant) {
    const auto scheme = parts_.registers.Find<domain::Scheme>({line_.record.scheme});
    status_.Update(scheme.status());
    absl::TimeZone zone = absl::UTCTimeZone();
    if (scheme.ok()) absl::LoadTimeZone((*scheme)->calendar.zone, &zone);
    return absl::ToCivilMinute(instant, zone);
  }

  int64_t Total(const domain::Portions& portions) {
    const auto total = domain::TotalOf(portions);
    status_.Update(total.status());
    return total.value_or(0);
  }

  const Parts& parts_;
  const domain::MemberNumber member_;
  const reporting::StatementLine& line_;
  const std::string language_;
  absl::Status status_;
};

// The other member whom the record did something to or for; none where there is no other.
domain::MemberNumber CounterpartyOf(const journal::Body& body, domain::MemberNumber member) {
  const auto other = [member](domain::MemberNumber one, domain::MemberNumber two) {
    return one == member ? two : one;
  };
  if (const auto* transferred = std::get_if<journal::CreditsTransferred>(&body)) {
    return other(transferred->from, transferred->to);
  }
  if (const auto* reversed = std::get_if<journal::EntryReversed>(&body)) {
    return other(reversed->taken_from, reversed->given_to);
  }
  if (const auto* merged = std::get_if<journal::MembersMerged>(&body)) {
    return other(merged->duplicate, merged->into);
  }
  if (const auto* closed = std::get_if<journal::MemberClosed>(&body)) {
    return other(closed->member, closed->beneficiary);
  }
  if (const auto* erased = std::get_if<journal::MemberErased>(&body)) {
    return other(erased->member, erased->beneficiary);
  }
  return {};
}

}  // namespace

const domain::AwardPolicy* AwardIn(const journal::Body& body) {
  if (const auto* approved = std::get_if<journal::HoursApproved>(&body)) return &approved->policy;
  const auto* logged = std::get_if<journal::HoursLogged>(&body);
  return logged == nullptr || !logged->policy.has_value() ? nullptr : &*logged->policy;
}

domain::Portions LotsMoved(const journal::Record& record, domain::MemberNumber member) {
  domain::Portions moved;
  for (const journal::Posting& posting : record.postings) {
    const bool is_theirs = posting.account.owner == domain::OwnerOf(member) &&
                           posting.account.kind == domain::AccountKind::kWallet;
    if (!is_theirs) continue;
    moved.insert(moved.end(), posting.change.lots.begin(), posting.change.lots.end());
    if (posting.change.debt_change == 0) continue;
    moved.push_back({.lot = {}, .credit_minutes = std::abs(posting.change.debt_change)});
  }
  return moved;
}

void WriteEntry(const Parts& parts, domain::MemberNumber member,
                const reporting::StatementLine& line, const std::string& language,
                ReplyWriter& writer, v1::Entry& message) {
  const journal::Record& record = line.record;
  message.set_name(writer.Entry(member, record.sequence));
  *message.mutable_record_time() = ReplyWriter::Instant(record.recorded_at);
  if (record.effective.has_value()) message.set_date(ReplyWriter::Date(record.effective->date));
  Teller teller(parts, member, line, language);
  const Telling telling = std::visit(teller, record.body);
  writer.Keep(teller.status());
  message.set_operation(std::string(telling.operation));
  auto sentence = parts.wording.Say(language, telling.message, telling.arguments);
  writer.Keep(sentence.status());
  if (sentence.ok()) message.set_description(*std::move(sentence));
  message.set_credit_minutes(line.wallet_change);
  message.set_held_credit_minutes(line.held_change);
  message.set_posted_after_credit_minutes(line.wallet_after);
  message.set_held_after_credit_minutes(line.held_after);
  message.set_reverses(static_cast<int64_t>(record.reverses.value));
  message.set_text(line.text);
  message.set_counterparty(writer.Member(CounterpartyOf(record.body, member)));
  if (const auto* award = AwardIn(record.body)) WriteAward(*award, message);
}

}  // namespace timecredit::service
