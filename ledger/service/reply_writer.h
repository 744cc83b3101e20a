#ifndef LEDGER_SERVICE_REPLY_WRITER_H_
#define LEDGER_SERVICE_REPLY_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"

namespace timecredit::service {

// Writes the values of a reply: resource names, dates, instants. May read the ids of what is named
// from the store. The first failure is kept; what follows it is written as empty. Not thread-safe.
class ReplyWriter {
 public:
  // `language`: of the caller, where something is put into words.
  ReplyWriter(const reporting::Names& names, domain::SchemeNumber scheme, std::string language = "")
      : names_(names), scheme_(scheme), language_(std::move(language)) {}

  const absl::Status& status() const { return status_; }
  domain::SchemeNumber scheme() const { return scheme_; }
  const std::string& language() const { return language_; }
  void Keep(const absl::Status& status) { status_.Update(status); }

  // What a dry run would have recorded has no name: another record will have that number.
  void LeaveOut(domain::Sequence record) { left_out_ = record; }

  // Empty for the number "none".
  std::string Scheme();
  std::string Member(domain::MemberNumber member);
  std::string Organisation(domain::OrganisationNumber organisation);
  std::string Activity(domain::ActivityNumber activity);
  std::string Offer(domain::OrganisationNumber partner, domain::OfferNumber offer);
  std::string Recorded(std::string_view collection, domain::Sequence sequence);
  std::string Entry(domain::MemberNumber member, domain::Sequence sequence);
  std::string Numbered(std::string_view collection, uint64_t number);

  static std::string Date(const std::optional<domain::Date>& date);
  static std::string StartTime(const std::optional<int32_t>& start_minute);
  static google::protobuf::Timestamp Instant(absl::Time instant);

 private:
  std::string IdOf(journal::AliasKind kind, uint64_t number);

  const reporting::Names& names_;
  const domain::SchemeNumber scheme_;
  const std::string language_;
  domain::Sequence left_out_;
  absl::Status status_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REPLY_WRITER_H_
