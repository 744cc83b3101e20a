#include "ledger/exchange/replay.h"

#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/request_digest.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::exchange {
namespace {

absl::Status Lost() { return absl::DataLossError("the record of an answered request is missing"); }

absl::StatusOr<journal::Record> RecordOf(const journal::Outcome& outcome,
                                         const journal::ProjectionReader& rows) {
  const auto stored = rows.Find<journal::StoredRecord>({outcome.committed_in, outcome.sequence});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr) return Lost();
  return journal::DecodeRecord((*stored)->bytes);
}

absl::StatusOr<Committed> AnswerOf(const journal::Outcome& outcome, const Surroundings& around) {
  Committed answer;
  answer.replayed = true;
  if (outcome.sequence.IsNone()) {
    const personal::CaseReader cases(around.rows, around.keyring, around.digests);
    auto record = cases.FindRecord(outcome.committed_in, outcome.confidential_sequence);
    if (!record.ok()) return record.status();
    if (!record->has_value()) return Lost();
    answer.confidential = **std::move(record);
    return answer;
  }
  auto record = RecordOf(outcome, around.rows);
  if (!record.ok()) return record.status();
  answer.record = *std::move(record);
  return answer;
}

template <class RowType>
absl::StatusOr<domain::MemberNumber> MemberOfRow(const journal::ProjectionReader& rows,
                                                 const typename RowType::Key& key) {
  const auto row = rows.Find<RowType>(key);
  if (!row.ok()) return row.status();
  return *row == nullptr ? domain::MemberNumber() : (*row)->member;
}

// The member whom the texts of a record are about; none for records that have no texts.
struct MemberOfTexts {
  const journal::Record& record;
  const journal::ProjectionReader& rows;

  template <class Body>
  absl::StatusOr<domain::MemberNumber> operator()(const Body& body) const {
    if constexpr (requires { domain::MemberNumber(body.member); }) {
      return body.member;
    } else if constexpr (requires { body.hour_log; }) {
      return MemberOfRow<domain::HourLog>(rows, {record.scheme, body.hour_log});
    } else if constexpr (requires { body.hold; }) {
      return MemberOfRow<domain::Hold>(rows, {record.scheme, body.hold});
    } else if constexpr (requires { body.redemption; }) {
      return MemberOfRow<domain::Redemption>(rows, {record.scheme, body.redemption});
    } else {
      return domain::MemberNumber();
    }
  }
  absl::StatusOr<domain::MemberNumber> operator()(const journal::CreditsTransferred& body) const {
    return body.from;
  }
  absl::StatusOr<domain::MemberNumber> operator()(const journal::MembersMerged& body) const {
    return body.into;
  }
  absl::StatusOr<domain::MemberNumber> operator()(const journal::EntryReversed& body) const {
    return body.taken_from.IsNone() ? body.given_to : body.taken_from;
  }
};

absl::StatusOr<domain::Digest> BodyAsBefore(const Command& command, const Committed& earlier,
                                            const Surroundings& around) {
  if (!IsPersonal(command) || !earlier.record.has_value()) {
    return RequestBodyOf(command, around.digests, nullptr);
  }
  const auto member = std::visit(MemberOfTexts{*earlier.record, around.rows}, earlier.record->body);
  if (!member.ok()) return member.status();
  const auto key = around.compartment.KeyOf(around.rows, earlier.record->scheme, *member);
  if (!key.ok()) return key.status();
  return RequestBodyOf(command, around.digests, key->get());
}

}  // namespace

absl::StatusOr<std::optional<Committed>> FindEarlier(const Call& call, const Command& command,
                                                     const Surroundings& around) {
  if (call.request_id.empty()) return std::nullopt;
  const auto outcome = around.rows.Find<journal::Outcome>(
      {call.scheme, RequestKeyOf(call, command, around.digests)});
  if (!outcome.ok()) return outcome.status();
  if (*outcome == nullptr) return std::nullopt;
  auto earlier = AnswerOf(**outcome, around);
  if (!earlier.ok()) return earlier.status();
  const auto body = BodyAsBefore(command, *earlier, around);
  if (!body.ok()) return body.status();
  if (*body != (*outcome)->body) {
    return domain::RefuseExisting("REQUEST_ID_REUSED", "request_id");
  }
  return std::optional<Committed>(*std::move(earlier));
}

absl::StatusOr<domain::MemberNumber> FindMemberAnswered(const Call& call, const Command& command,
                                                        const journal::ProjectionReader& rows,
                                                        const personal::StoreDigests& digests) {
  if (call.request_id.empty()) return domain::MemberNumber();
  const auto outcome =
      rows.Find<journal::Outcome>({call.scheme, RequestKeyOf(call, command, digests)});
  if (!outcome.ok()) return outcome.status();
  if (*outcome == nullptr || (*outcome)->sequence.IsNone()) return domain::MemberNumber();
  const auto record = RecordOf(**outcome, rows);
  if (!record.ok()) return record.status();
  if (const auto* updated = std::get_if<journal::MemberUpdated>(&record->body)) {
    return updated->member;
  }
  if (const auto* erased = std::get_if<journal::MemberErased>(&record->body)) {
    return erased->member;
  }
  return domain::MemberNumber();
}

absl::StatusOr<domain::Sequence> FindSequenceUnder(const Call& call, const Command& command,
                                                   const journal::ProjectionReader& rows,
                                                   const personal::StoreDigests& digests) {
  const auto outcome =
      rows.Find<journal::Outcome>({call.scheme, RequestKeyOf(call, command, digests)});
  if (!outcome.ok()) return outcome.status();
  return *outcome == nullptr ? domain::Sequence() : (*outcome)->sequence;
}

}  // namespace timecredit::exchange
