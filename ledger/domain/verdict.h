#ifndef LEDGER_DOMAIN_VERDICT_H_
#define LEDGER_DOMAIN_VERDICT_H_

#include <cstdint>
#include <string>

namespace timecredit::domain {

// Stored numbers: only append.
enum class VerdictKind : uint8_t { kAllow = 1, kRefuse = 2, kPrice = 3 };

// What one redemption rule said. Kept in the record of the decision, so that it can be explained
// later from the journal alone.
struct Verdict {
  std::string rule_set;
  int32_t version = 0;  // of the rule set
  std::string rule;     // the rule's persisted name
  VerdictKind kind = VerdictKind::kAllow;
  std::string reason;          // stable; empty unless refused
  int64_t credit_minutes = 0;  // the price, for kPrice

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_VERDICT_H_
