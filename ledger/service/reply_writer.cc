#include "ledger/service/reply_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"

namespace timecredit::service {

using journal::AliasKind;

std::string ReplyWriter::IdOf(AliasKind kind, uint64_t number) {
  auto id = names_.IdOf(scheme_, kind, number);
  if (id.ok()) return *std::move(id);
  status_.Update(id.status());
  return "";
}

std::string ReplyWriter::Scheme() {
  return absl::StrCat("schemes/", IdOf(AliasKind::kScheme, scheme_.value));
}

std::string ReplyWriter::Member(domain::MemberNumber member) {
  return member.IsNone() ? "" : absl::StrCat(Scheme(), "/members/", member.value);
}

std::string ReplyWriter::Organisation(domain::OrganisationNumber organisation) {
  if (organisation.IsNone()) return "";
  return absl::StrCat(Scheme(), "/organisations/",
                      IdOf(AliasKind::kOrganisation, organisation.value));
}

std::string ReplyWriter::Activity(domain::ActivityNumber activity) {
  if (activity.IsNone()) return "";
  return absl::StrCat(Scheme(), "/activities/", IdOf(AliasKind::kActivity, activity.value));
}

std::string ReplyWriter::Offer(domain::OrganisationNumber partner, domain::OfferNumber offer) {
  if (offer.IsNone()) return "";
  return absl::StrCat(Organisation(partner), "/offers/", IdOf(AliasKind::kOffer, offer.value));
}

std::string ReplyWriter::Recorded(std::string_view collection, domain::Sequence sequence) {
  return sequence == left_out_ ? "" : Numbered(collection, sequence.value);
}

std::string ReplyWriter::Entry(domain::MemberNumber member, domain::Sequence sequence) {
  if (sequence == left_out_) return "";
  return absl::StrCat(Member(member), "/entries/", sequence.value);
}

std::string ReplyWriter::Numbered(std::string_view collection, uint64_t number) {
  if (number == 0) return "";
  return absl::StrCat(Scheme(), "/", absl::string_view(collection.data(), collection.size()), "/",
                      number);
}

std::string ReplyWriter::Date(const std::optional<domain::Date>& date) {
  return date.has_value() ? absl::FormatCivilTime(*date) : "";
}

std::string ReplyWriter::StartTime(const std::optional<int32_t>& start_minute) {
  if (!start_minute.has_value()) return "";
  return absl::StrFormat("%02d:%02d", *start_minute / 60, *start_minute % 60);
}

google::protobuf::Timestamp ReplyWriter::Instant(absl::Time instant) {
  const int64_t microseconds = absl::ToUnixMicros(instant);
  int64_t seconds = microseconds / 1'000'000;
  int64_t rest = microseconds % 1'000'000;
  if (rest < 0) {
    seconds -= 1;
    rest += 1'000'000;
  }
  google::protobuf::Timestamp written;
  written.set_seconds(seconds);
  written.set_nanos(static_cast<int32_t>(rest * 1000));
  return written;
}

}  // namespace timecredit::service
