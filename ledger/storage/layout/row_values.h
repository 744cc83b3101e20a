#ifndef LEDGER_STORAGE_LAYOUT_ROW_VALUES_H_
#define LEDGER_STORAGE_LAYOUT_ROW_VALUES_H_

#include <string>
#include <string_view>

#include "ledger/domain/activity.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/session.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"

// The value of each row type that has one: what rows.cc chooses from. RowFrom does not notice
// superfluous or unordered fields: rows.cc encodes again and compares. Thread-safe.
namespace timecredit::storage {

// The parsed value, valid until the next message of its type is used on this thread.
template <class Message>
const Message& Parsed(std::string_view value, journal::Fault& fault) {
  auto& message = journal::Cleared<Message>();
  journal::Parse(value, message, fault);
  return message;
}

// In register_rows.cc.
std::string ValueOf(const journal::Registry& row);
journal::Registry RowFrom(const journal::Registry::Key& key, std::string_view value,
                          journal::Fault& fault);
std::string ValueOf(const journal::Alias& row);
journal::Alias RowFrom(const journal::Alias::Key& key, std::string_view value,
                       journal::Fault& fault);
std::string ValueOf(const journal::Head& row);
journal::Head RowFrom(const journal::Head::Key& key, std::string_view value, journal::Fault& fault);
std::string ValueOf(const domain::Scheme& row);
domain::Scheme RowFrom(const domain::Scheme::Key& key, std::string_view value,
                       journal::Fault& fault);
std::string ValueOf(const domain::Organisation& row);
domain::Organisation RowFrom(const domain::Organisation::Key& key, std::string_view value,
                             journal::Fault& fault);
std::string ValueOf(const domain::Activity& row);
domain::Activity RowFrom(const domain::Activity::Key& key, std::string_view value,
                         journal::Fault& fault);
std::string ValueOf(const domain::Offer& row);
domain::Offer RowFrom(const domain::Offer::Key& key, std::string_view value, journal::Fault& fault);
std::string ValueOf(const domain::Member& row);
domain::Member RowFrom(const domain::Member::Key& key, std::string_view value,
                       journal::Fault& fault);
std::string ValueOf(const journal::Outcome& row);
journal::Outcome RowFrom(const journal::Outcome::Key& key, std::string_view value,
                         journal::Fault& fault);

// In hour_and_credit_rows.cc.
std::string ValueOf(const domain::HourLog& row);
domain::HourLog RowFrom(const domain::HourLog::Key& key, std::string_view value,
                        journal::Fault& fault);
std::string ValueOf(const domain::Hold& row);
domain::Hold RowFrom(const domain::Hold::Key& key, std::string_view value, journal::Fault& fault);
std::string ValueOf(const domain::Redemption& row);
domain::Redemption RowFrom(const domain::Redemption::Key& key, std::string_view value,
                           journal::Fault& fault);
std::string ValueOf(const domain::Session& row);
domain::Session RowFrom(const domain::Session::Key& key, std::string_view value,
                        journal::Fault& fault);
std::string ValueOf(const journal::Attendance& row);
journal::Attendance RowFrom(const journal::Attendance::Key& key, std::string_view value,
                            journal::Fault& fault);
std::string ValueOf(const journal::MemberDay& row);
journal::MemberDay RowFrom(const journal::MemberDay::Key& key, std::string_view value,
                           journal::Fault& fault);
std::string ValueOf(const journal::ReversedEntry& row);
journal::ReversedEntry RowFrom(const journal::ReversedEntry::Key& key, std::string_view value,
                               journal::Fault& fault);

// In balance_rows.cc.
std::string ValueOf(const journal::Accounts& row);
journal::Accounts RowFrom(const journal::Accounts::Key& key, std::string_view value,
                          journal::Fault& fault);
std::string ValueOf(const journal::Line& row);
journal::Line RowFrom(const journal::Line::Key& key, std::string_view value, journal::Fault& fault);

// In sealed_rows.cc.
std::string ValueOf(const journal::SealedRecord& row);
journal::SealedRecord RowFrom(const journal::SealedRecord::Key& key, std::string_view value,
                              journal::Fault& fault);
std::string ValueOf(const journal::ConfidentialHead& row);
journal::ConfidentialHead RowFrom(const journal::ConfidentialHead::Key& key, std::string_view value,
                                  journal::Fault& fault);
std::string ValueOf(const journal::CaseKey& row);
journal::CaseKey RowFrom(const journal::CaseKey::Key& key, std::string_view value,
                         journal::Fault& fault);
std::string ValueOf(const journal::SealedObligation& row);
journal::SealedObligation RowFrom(const journal::SealedObligation::Key& key, std::string_view value,
                                  journal::Fault& fault);
std::string ValueOf(const journal::SealedHours& row);
journal::SealedHours RowFrom(const journal::SealedHours::Key& key, std::string_view value,
                             journal::Fault& fault);
std::string ValueOf(const journal::SealedMember& row);
journal::SealedMember RowFrom(const journal::SealedMember::Key& key, std::string_view value,
                              journal::Fault& fault);
std::string ValueOf(const journal::SealedText& row);
journal::SealedText RowFrom(const journal::SealedText::Key& key, std::string_view value,
                            journal::Fault& fault);
std::string ValueOf(const journal::MemberAlias& row);
journal::MemberAlias RowFrom(const journal::MemberAlias::Key& key, std::string_view value,
                             journal::Fault& fault);
std::string ValueOf(const journal::PendingErasure& row);
journal::PendingErasure RowFrom(const journal::PendingErasure::Key& key, std::string_view value,
                                journal::Fault& fault);
std::string ValueOf(const journal::ErasedKey& row);
journal::ErasedKey RowFrom(const journal::ErasedKey::Key& key, std::string_view value,
                           journal::Fault& fault);
std::string ValueOf(const journal::KeyMark& row);
journal::KeyMark RowFrom(const journal::KeyMark::Key& key, std::string_view value,
                         journal::Fault& fault);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_LAYOUT_ROW_VALUES_H_
