#include "ledger/exchange/commitment.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/request_digest.h"
#include "ledger/journal/apply.h"
#include "ledger/journal/confidential_apply.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/erasure.h"
#include "ledger/personal/pairing.h"

namespace timecredit::exchange {
namespace {

// Writes one draft. Lives for one Commit.
class Writer {
 public:
  Writer(const Call& call, const Command& command, const Prepared& prepared, const Desk& desk,
         const Surroundings& around)
      : call_(call), command_(command), prepared_(prepared), desk_(desk), around_(around) {}

  absl::StatusOr<Committed> Write(Draft draft) {
    recorded_at_ = ChooseTime();
    Committed committed;
    if (draft.body.has_value()) {
      auto record = WriteRecord(draft);
      if (!record.ok()) return record.status();
      committed.record = *std::move(record);
      if (draft.updated_member.has_value()) committed.member_fields = draft.updated_member->fields;
    }
    if (draft.confidential.has_value()) {
      const auto public_record =
          committed.record.has_value() ? committed.record->sequence : domain::Sequence();
      auto record = WriteConfidential(*std::move(draft.confidential), public_record);
      if (!record.ok()) return record.status();
      if (!committed.record.has_value()) committed.confidential = *std::move(record);
    }
    return committed;
  }

 private:
  bool creates_scheme() const { return std::holds_alternative<CreateScheme>(command_); }

  // Whole microseconds, after everything recorded in either journal before.
  absl::Time ChooseTime() const {
    const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(desk_.now()));
    if (creates_scheme()) return now;
    return std::max(now, desk_.last_recorded_at() + absl::Microseconds(1));
  }

  absl::StatusOr<journal::Record> WriteRecord(Draft& draft) {
    journal::Record record;
    record.scheme = creates_scheme() ? std::get<journal::SchemeCreated>(*draft.body).scheme.scheme
                                     : call_.scheme;
    record.sequence = creates_scheme() ? domain::Sequence(1) : desk_.next_sequence();
    record.recorded_at = recorded_at_;
    record.acting = call_.acting;
    if (call_.acting.member != draft.done_for) record.on_behalf_of = draft.done_for;
    record.effective = draft.effective;
    record.reverses = draft.reverses;
    record.postings = std::move(draft.postings);
    record.verdicts = std::move(draft.verdicts);
    record.body = *std::move(draft.body);
    if (auto status = WritePersonal(draft, record); !status.ok()) return status;
    if (!call_.request_id.empty()) {
      auto mark = MarkOf(draft);
      if (!mark.ok()) return mark.status();
      record.request = *mark;
    }
    if (auto status = journal::Append(record, around_.rows); !status.ok()) return status;
    return record;
  }

  absl::Status WritePersonal(const Draft& draft, journal::Record& record) {
    const personal::Compartment& compartment = around_.compartment;
    if (draft.new_member.has_value()) {
      const auto& created = std::get<journal::MemberCreated>(record.body);
      auto status = personal::RelyOnKeys(around_.rows, prepared_.key_changes);
      if (!status.ok()) return status;
      return compartment.CreateMember(around_.rows, record.scheme, created.member, *prepared_.key,
                                      *draft.new_member);
    }
    if (draft.updated_member.has_value()) {
      return compartment.UpdateMember(around_.rows, record.scheme, draft.updated_member->member,
                                      draft.updated_member->fields);
    }
    for (const domain::MemberNumber member : draft.erased_members) {
      if (auto status = BeginErasure(record.scheme, member); !status.ok()) return status;
    }
    if (!draft.text.has_value()) return absl::OkStatus();
    const TextAbout& text = *draft.text;
    const auto commitment = compartment.CommitmentTo(around_.rows, record.scheme, text.member,
                                                     record.sequence, text.text);
    if (!commitment.ok()) return commitment.status();
    record.text = *commitment;
    return compartment.PutText(around_.rows, record.scheme, text.member, record.sequence,
                               text.text);
  }

  // Of somebody who was merged after the rows were looked for, they are found when the erasure is
  // finished.
  absl::Status BeginErasure(domain::SchemeNumber scheme, domain::MemberNumber member) const {
    personal::ErasableRows erasable{
        .scheme = scheme, .member = member, .texts = {}, .aliases = std::nullopt};
    for (const personal::ErasableRows& prepared : prepared_.erasable) {
      if (prepared.member == member) erasable = prepared;
    }
    return personal::BeginErasure(around_.rows, around_.compartment, erasable);
  }

  // The member whom what is personal of the command is about; none when nothing is.
  domain::MemberNumber MemberOfTexts(const Draft& draft) const {
    if (draft.text.has_value()) return draft.text->member;
    if (draft.updated_member.has_value()) return draft.updated_member->member;
    if (draft.new_member.has_value()) return domain::MemberNumber(desk_.head().members + 1);
    return {};
  }

  absl::StatusOr<journal::RequestMark> MarkOf(const Draft& draft) const {
    std::shared_ptr<const personal::SecretKey> key;
    if (const auto member = MemberOfTexts(draft); !member.IsNone()) {
      auto found = around_.compartment.KeyOf(around_.rows, call_.scheme, member);
      if (!found.ok()) return found.status();
      key = *std::move(found);
    }
    return journal::RequestMark{.key = RequestKeyOf(call_, command_, around_.digests),
                                .body = RequestBodyOf(command_, around_.digests, key.get())};
  }

  absl::StatusOr<journal::ConfidentialRecord> WriteConfidential(ConfidentialDraft draft,
                                                                domain::Sequence public_record) {
    const auto head = desk_.confidential_head();
    if (!head.ok()) return head.status();
    if (draft.court_case.value > head->cases) {
      auto status = personal::RelyOnKeys(around_.rows, prepared_.key_changes);
      if (!status.ok()) return status;
      status = around_.confidential.OpenCase(call_.scheme, draft.court_case, *prepared_.key);
      if (!status.ok()) return status;
    }
    journal::ConfidentialRecord record;
    record.scheme = call_.scheme;
    record.sequence = domain::ConfidentialSequence(head->last_sequence.value + 1);
    record.recorded_at = recorded_at_;
    record.acting = call_.acting;
    record.court_case = draft.court_case;
    record.public_record = public_record;
    record.postings = std::move(draft.postings);
    record.body = std::move(draft.body);
    if (public_record.IsNone() && !call_.request_id.empty()) {
      record.request =
          journal::RequestMark{.key = RequestKeyOf(call_, command_, around_.digests),
                               .body = RequestBodyOf(command_, around_.digests, nullptr)};
    }
    auto status = journal::AppendConfidential(record, around_.confidential);
    if (!status.ok()) return status;
    return record;
  }

  const Call& call_;
  const Command& command_;
  const Prepared& prepared_;
  const Desk& desk_;
  const Surroundings& around_;
  absl::Time recorded_at_;
};

}  // namespace

absl::StatusOr<Committed> Commit(const Call& call, const Command& command, const Prepared& prepared,
                                 Draft draft, const Desk& desk, const Surroundings& around) {
  return Writer(call, command, prepared, desk, around).Write(std::move(draft));
}

}  // namespace timecredit::exchange
