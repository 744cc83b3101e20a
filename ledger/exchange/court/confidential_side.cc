#include "ledger/exchange/court/confidential_side.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

using domain::AccountKind;
using Side = std::optional<ConfidentialDraft>;

ConfidentialDraft CoverOf(journal::ConfidentialBody body) {
  return {.court_case = {}, .body = std::move(body), .postings = {}};
}

// What a cover would read of the obligation that it does not have.
absl::StatusOr<domain::ObligationNumber> Decoy(domain::Sequence hour_log, const Desk& desk) {
  const auto head = desk.confidential_head();
  if (!head.ok()) return head.status();
  return journal::DecoyFor(hour_log, head->obligations);
}

bool IsTheirs(const domain::Obligation& obligation, const domain::Member& member) {
  return obligation.member == member.member ||
         std::find(member.duplicates.begin(), member.duplicates.end(), obligation.member) !=
             member.duplicates.end();
}

absl::StatusOr<Side> Confide(const Confiding& confiding,
                             const absl::StatusOr<domain::Obligation>& obligation,
                             const Desk& desk) {
  if (!obligation.ok()) return obligation.status();
  // One answer for what is not there and what is somebody else's.
  if (!IsTheirs(*obligation, confiding.member)) {
    return domain::RefuseMissing("OBLIGATION_UNKNOWN", "obligation");
  }
  journal::HoursConfided confided{.hour_log = desk.next_sequence(),
                                  .member = confiding.member.member,
                                  .activity = confiding.activity.activity,
                                  .host = confiding.activity.host,
                                  .obligation = obligation->obligation,
                                  .quantity = confiding.discharges};
  const bool follows_duration = confided.quantity == 0 && obligation->unit == domain::kMinutes;
  const int64_t wanted = follows_duration ? confiding.duration_minutes : confided.quantity;
  if (auto status = CheckPositive(wanted, "discharges"); !status.ok()) return status;
  return ConfidentialDraft{.court_case = obligation->court_case, .body = confided, .postings = {}};
}

// Hours and the obligation that they are to discharge; none of it for covers.
struct Confided {
  journal::ConfidentialHours hours;
  domain::Obligation obligation;
};

// What the hours' confidential side says, or nullopt where they have none.
absl::StatusOr<std::optional<Confided>> Find(const domain::HourLog& log,
                                             const domain::Activity& face, const Desk& desk) {
  if (!face.is_face) return std::nullopt;
  const auto hours = desk.ConfidentialHoursOf(log.hour_log);
  const bool is_unreadable = absl::IsFailedPrecondition(hours.status());
  if (!hours.ok() && !is_unreadable) return hours.status();
  // Logged before anything appeared as the activity.
  if (!is_unreadable && !hours->has_value()) return std::nullopt;
  const auto decoy = Decoy(log.hour_log, desk);
  if (!decoy.ok()) return decoy.status();
  const bool is_cover = is_unreadable || (*hours)->IsCover();
  const auto obligation = desk.ObligationNamed(is_cover ? *decoy : (*hours)->confided.obligation);
  if (is_cover) return Confided();
  if (!obligation.ok()) return obligation.status();
  return Confided{.hours = **hours, .obligation = *obligation};
}

std::vector<journal::Posting> Moved(const domain::Obligation& obligation, AccountKind from,
                                    AccountKind to, int64_t quantity) {
  const domain::Owner owner = domain::OwnerOf(obligation.obligation);
  Entry entry;
  entry.Move({owner, from, obligation.unit}, {owner, to, obligation.unit}, quantity);
  return std::move(entry).Finish();
}

}  // namespace

absl::StatusOr<Side> SideOfLogged(const Confiding& confiding, const Desk& desk) {
  const bool is_confidential = confiding.activity.IsConfidential();
  if (!is_confidential && (!confiding.obligation.IsNone() || confiding.discharges != 0)) {
    return domain::RefuseArgument("OBLIGATION_NOT_DISCHARGED", "obligation");
  }
  if (!confiding.face.is_face) return std::nullopt;
  const auto decoy = Decoy(desk.next_sequence(), desk);
  if (!decoy.ok()) return decoy.status();
  const auto obligation = desk.ObligationNamed(is_confidential ? confiding.obligation : *decoy);
  if (is_confidential) return Confide(confiding, obligation, desk);
  return CoverOf(journal::HoursCovered{.hour_log = desk.next_sequence()});
}

absl::StatusOr<Side> SideOfApproved(const domain::HourLog& log, const domain::Activity& face,
                                    const Desk& desk) {
  const auto confided = Find(log, face, desk);
  if (!confided.ok()) return confided.status();
  if (!confided->has_value()) return std::nullopt;
  const auto& [hours, obligation] = **confided;
  const int64_t wanted =
      hours.confided.quantity == 0 ? log.duration_minutes : hours.confided.quantity;
  const int64_t quantity = std::min(wanted, obligation.outstanding());
  if (quantity == 0) return CoverOf(journal::DischargeCovered{.hour_log = log.hour_log});
  return ConfidentialDraft{
      .court_case = hours.court_case,
      .body =
          journal::ObligationDischarged{
              .hour_log = log.hour_log, .obligation = obligation.obligation, .quantity = quantity},
      .postings = Moved(obligation, AccountKind::kOutstanding, AccountKind::kDischarged, quantity)};
}

absl::StatusOr<Side> SideOfReversed(const domain::HourLog& log, const domain::Activity& face,
                                    const Desk& desk) {
  const auto confided = Find(log, face, desk);
  if (!confided.ok()) return confided.status();
  if (!confided->has_value()) return std::nullopt;
  const auto& [hours, obligation] = **confided;
  if (hours.discharged == 0) return CoverOf(journal::DischargeCovered{.hour_log = log.hour_log});
  return ConfidentialDraft{.court_case = hours.court_case,
                           .body = journal::DischargeReversed{.hour_log = log.hour_log,
                                                              .obligation = obligation.obligation,
                                                              .quantity = hours.discharged},
                           .postings = Moved(obligation, AccountKind::kDischarged,
                                             AccountKind::kOutstanding, hours.discharged)};
}

}  // namespace timecredit::exchange
