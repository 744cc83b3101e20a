#ifndef LEDGER_EXCHANGE_COMMAND_H_
#define LEDGER_EXCHANGE_COMMAND_H_

#include <variant>

#include "ledger/exchange/activities/create_activity.h"
#include "ledger/exchange/activities/update_activity.h"
#include "ledger/exchange/court/impose_obligation.h"
#include "ledger/exchange/credits/expire_lots.h"
#include "ledger/exchange/credits/grant_credits.h"
#include "ledger/exchange/credits/reverse_entry.h"
#include "ledger/exchange/credits/transfer_credits.h"
#include "ledger/exchange/hours/approve_hours.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/exchange/hours/reject_hours.h"
#include "ledger/exchange/hours/reverse_hours.h"
#include "ledger/exchange/hours/update_hour_log.h"
#include "ledger/exchange/members/close_member.h"
#include "ledger/exchange/members/create_member.h"
#include "ledger/exchange/members/erase_member.h"
#include "ledger/exchange/members/merge_members.h"
#include "ledger/exchange/members/resume_member.h"
#include "ledger/exchange/members/suspend_member.h"
#include "ledger/exchange/members/update_member.h"
#include "ledger/exchange/offers/create_offer.h"
#include "ledger/exchange/offers/resume_offer.h"
#include "ledger/exchange/offers/suspend_offer.h"
#include "ledger/exchange/offers/update_offer.h"
#include "ledger/exchange/operations/confirm_clock.h"
#include "ledger/exchange/organisations/create_organisation.h"
#include "ledger/exchange/organisations/update_organisation.h"
#include "ledger/exchange/redemption/capture_hold.h"
#include "ledger/exchange/redemption/expire_hold.h"
#include "ledger/exchange/redemption/place_hold.h"
#include "ledger/exchange/redemption/redeem_credits.h"
#include "ledger/exchange/redemption/refund_redemption.h"
#include "ledger/exchange/redemption/release_hold.h"
#include "ledger/exchange/schemes/create_scheme.h"
#include "ledger/exchange/schemes/update_scheme.h"
#include "ledger/exchange/sessions/close_session.h"
#include "ledger/exchange/sessions/create_session.h"
#include "ledger/exchange/sessions/record_attendance.h"

namespace timecredit::exchange {

// Everything that can be asked of the exchange: the one catalogue. A new operation is a struct with
// FieldsOf and Decide, in a file of its own, named here.
using Command =
    std::variant<CreateScheme, CreateOrganisation, CreateActivity, CreateMember, EraseMember,
                 LogHours, ApproveHours, RejectHours, ReverseHours, GrantCredits, TransferCredits,
                 PlaceHold, CaptureHold, ReleaseHold, ExpireHold, RedeemCredits, RefundRedemption,
                 ExpireLots, ImposeObligation, ConfirmClock, CreateOffer, UpdateOffer, SuspendOffer,
                 ResumeOffer, CreateSession, RecordAttendance, CloseSession, UpdateScheme,
                 UpdateOrganisation, UpdateActivity, UpdateMember, SuspendMember, ResumeMember,
                 CloseMember, MergeMembers, ReverseEntry, UpdateHourLog>;

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_COMMAND_H_
