#ifndef LEDGER_SERVICE_REQUEST_READER_H_
#define LEDGER_SERVICE_REQUEST_READER_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"

namespace timecredit::service {

// Which page of a list is asked for.
struct PageAsked {
  size_t limit = 0;
  std::string from;     // what the last page's token carries; empty for the first page
  std::string request;  // what is listed, without the page: tokens are good for it only
};

// A line of a member's statement.
struct EntryNamed {
  domain::MemberNumber member;
  domain::Sequence sequence;
};

// Takes the fields of one request: checks their shape and turns resource names into numbers. The
// first failure is kept, so that a recipe can take all fields and then look at status() once; what
// follows a failure is taken as empty. All resources of a request lie in one scheme: the first that
// is named says which, and nothing in it is looked for before it is known to be the caller's. Not
// thread-safe.
class RequestReader {
 public:
  RequestReader(const Caller& caller, const reporting::Names& names, reporting::Look look)
      : caller_(caller), names_(names), look_(look) {}

  const absl::Status& status() const { return status_; }
  const Caller& caller() const { return caller_; }
  domain::SchemeNumber scheme() const { return scheme_; }

  // Resources that must be there. `field` is the path of the field in the request.
  domain::SchemeNumber Scheme(std::string_view name, std::string_view field);
  domain::MemberNumber Member(std::string_view name, std::string_view field);
  // The member whom the request is about; AnySubject: or none, which is everybody. To a member, all
  // others are the same, whether they are there or not: PERMISSION_DENIED, NOT_YOURSELF.
  domain::MemberNumber Subject(std::string_view name, std::string_view field);
  domain::MemberNumber AnySubject(std::string_view name, std::string_view field);
  domain::OrganisationNumber Organisation(std::string_view name, std::string_view field);
  // None for "schemes/ID/organisations/-".
  domain::OrganisationNumber AnyOrganisation(std::string_view name, std::string_view field);
  // A confidential one is unknown to callers who may not know of courts.
  domain::ActivityNumber Activity(std::string_view name, std::string_view field);
  domain::OfferNumber Offer(std::string_view name, std::string_view field);
  // What is named by the sequence of the record that made it: "schemes/ID/holds/ID".
  domain::Sequence Recorded(std::string_view name, std::string_view collection,
                            std::string_view field);
  // What is named by a number of its own: "schemes/ID/obligations/NUMBER".
  uint64_t Numbered(std::string_view name, std::string_view collection, std::string_view field);

  // A line of the statement of the member whom the request is about.
  EntryNamed Entry(std::string_view name, std::string_view field);

  // For what belongs to a member and is named by a number: the row, null where there is none, is
  // the caller's to see unless they are a member and it is not theirs. PERMISSION_DENIED,
  // NOT_YOURSELF, also where there is none: a number tells a member nothing about others.
  template <class RowType>  // a pointer to the row
  void CheckAbout(RowType row) {
    CheckAboutMember(row == nullptr ? domain::MemberNumber() : row->member);
  }

  // Values of fields whose form was checked (ledger/validation).
  static domain::Date Date(std::string_view text);
  static std::optional<domain::Date> OptionalDate(std::string_view text);
  static std::optional<int32_t> StartMinute(std::string_view text);
  static domain::Sequence Sequence(int64_t sequence) {
    return domain::Sequence(static_cast<uint64_t>(sequence));
  }
  static absl::Time Instant(const google::protobuf::Timestamp& instant);
  // PAGE_TOKEN_INVALID also for a token of another request.
  template <class Request>
  PageAsked Page(const Request& request) {
    Request listed = request;
    listed.clear_page_size();
    listed.clear_page_token();
    return Page(request.page_size(), request.page_token(),
                listed.GetTypeName() + listed.SerializeAsString());
  }

  // Whether the recipe may read from the store now. Where not, it returns, and is called again.
  bool MayLook();

  // Keeps a failure found elsewhere.
  void Keep(const absl::Status& status) { status_.Update(status); }

 private:
  PageAsked Page(int32_t page_size, std::string_view page_token, std::string request);
  domain::MemberNumber MemberWithId(const std::string& id, std::string_view field);
  domain::MemberNumber SubjectWithId(const std::string& id, std::string_view field);
  void CheckAboutMember(domain::MemberNumber subject);
  std::vector<std::string> Ids(std::string_view name, std::string_view field,
                               std::initializer_list<std::string_view> collections);
  void TakeScheme(const std::string& id, std::string_view field);
  uint64_t Known(journal::AliasKind kind, const std::string& id, std::string_view field);

  const Caller& caller_;
  const reporting::Names& names_;
  const reporting::Look look_;
  absl::Status status_;
  domain::SchemeNumber scheme_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REQUEST_READER_H_
