#include "ledger/wording/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::wording {
namespace {

using domain::CreditMinutes;
using domain::Minutes;
using testing::HasSubstr;
using testing::Not;

const Wording& Words() {
  static const auto* const kWords = [] {
    auto created = Wording::Create();
    EXPECT_TRUE(created.ok()) << created.status();
    return created.ok() ? created->release() : nullptr;
  }();
  return *kWords;
}

std::string Said(std::string_view language, std::string_view id,
                 const domain::Arguments& arguments = {}) {
  const auto sentence = Words().Say(language, id, arguments);
  return sentence.ok() ? *sentence : sentence.status().ToString();
}

TEST(WordingTest, ARefusalIsSaidInEachLanguageWithWhatItCarries) {
  const absl::Status status = domain::RefuseState("CREDITS_INSUFFICIENT", "credit_minutes",
                                                  {{"needed", CreditMinutes{120}},
                                                   {"available", CreditMinutes{90}},
                                                   {"overdraft", CreditMinutes{0}},
                                                   {"may_overdraw", "no"}});
  EXPECT_EQ(Words().SayRefusal("en", status),
            "This needs 2 credits, and the member has 1 credit 30 minutes for it today. Choose "
            "something smaller, or wait until more hours are approved.");
  EXPECT_EQ(
      Words().SayRefusal("cy", status),
      "Mae angen 2 gredyd ar gyfer hyn, ac mae gan yr aelod 1 credyd 30 munud ar ei gyfer heddiw. "
      "Dewiswch rywbeth llai, neu arhoswch nes bod rhagor o oriau wedi’u cymeradwyo.");
  EXPECT_EQ(Words().SayRefusal("fr", status),
            "Il faut 2 crédits, et le membre dispose aujourd’hui de 1 crédit 30 minutes pour cela. "
            "Choisissez moins, ou attendez que d’autres heures soient approuvées.");
}

TEST(WordingTest, AFullDayTellsAnOfficerWhatToDo) {
  EXPECT_EQ(
      Words().SayRefusal("en", domain::RefuseState("DAY_TOO_LONG", "duration_minutes",
                                                   {{"date", absl::CivilDay(2026, 5, 3)},
                                                    {"logged", Minutes{1290}},
                                                    {"added", Minutes{180}},
                                                    {"left", Minutes{150}}})),
      "On 3 May 2026 this member already has 21 h 30 min logged, and 3 h more would make a day of "
      "over 24 hours. At most 2 h 30 min can still be logged for that day. Were these hours "
      "perhaps logged before?");
}

// What follows an amount is about the amount, whatever its number.
TEST(WordingTest, SentencesAgreeWithAnyAmount) {
  for (const int64_t amount : {0, 60, 120, 180, 360, 660, 90}) {
    const domain::Arguments credits = {{"credits", CreditMinutes{amount}}};
    EXPECT_EQ(Said("en", "statement.balance_used_in_advance", credits),
              "You have used " + Words().SayCredits("en", amount) +
                  " in advance; your next hours make up for that.");
    EXPECT_EQ(Said("cy", "statement.balance_used_in_advance", credits),
              "Rydych wedi defnyddio " + Words().SayCredits("cy", amount) +
                  " ymlaen llaw; bydd eich oriau nesaf yn gwneud iawn am hynny.");
    EXPECT_EQ(Said("fr", "statement.balance_used_in_advance", credits),
              "Vous avez utilisé " + Words().SayCredits("fr", amount) +
                  " par avance\u00A0; vos prochaines heures compenseront cela.");
  }
  const domain::Arguments spent = {{"earned", CreditMinutes{120}},
                                   {"spent", CreditMinutes{60}},
                                   {"held", CreditMinutes{0}},
                                   {"where", "spent"}};
  EXPECT_THAT(Said("cy", "CREDITS_ALREADY_SPENT", spent),
              HasSubstr("wedi gwario 1 credyd, ac ni ellir tynnu hynny’n ôl."));
}

TEST(WordingTest, TheFieldAtFaultIsOneOfTheArguments) {
  EXPECT_EQ(Words().SayRefusal("en", domain::RefuseArgument("FIELD_REQUIRED", "member")),
            "“Member” is missing. Fill it in and send the request again.");
}

TEST(WordingTest, ARefusalThatCannotBeWordedIsStillSaid) {
  const auto unheard = domain::RefuseState("NEVER_HEARD_OF", "");
  EXPECT_THAT(Words().SayRefusal("en", unheard), HasSubstr("NEVER_HEARD_OF"));
  const auto half =
      domain::RefuseState("CREDITS_INSUFFICIENT", "", {{"needed", CreditMinutes{120}}});
  EXPECT_THAT(Words().SayRefusal("cy", half), HasSubstr("CREDITS_INSUFFICIENT"));
}

TEST(WordingTest, OtherErrorsSayNothingOfTheirInside) {
  for (const absl::Status& status :
       {absl::InternalError("the wallet row"), absl::DeadlineExceededError("the wallet row"),
        absl::ResourceExhaustedError("the wallet row"), absl::UnavailableError("the wallet row"),
        absl::UnauthenticatedError("the wallet row"), absl::DataLossError("the wallet row"),
        absl::PermissionDeniedError("the wallet row")}) {
    for (const std::string_view language : {"en", "cy", "fr"}) {
      EXPECT_THAT(Words().SayRefusal(language, status), Not(HasSubstr("wallet")));
      EXPECT_FALSE(Words().SayRefusal(language, status).empty());
    }
  }
  EXPECT_NE(Words().SayRefusal("en", absl::DeadlineExceededError("")),
            Words().SayRefusal("en", absl::InternalError("")));
}

TEST(WordingTest, AnUnknownLanguageFallsBackToEnglish) {
  EXPECT_EQ(Said("de", "PRICE_MISSING"), Said("en", "PRICE_MISSING"));
  EXPECT_EQ(Said("", "PRICE_MISSING"), Said("en", "PRICE_MISSING"));
  EXPECT_EQ(Said("cy-GB", "PRICE_MISSING"), Said("cy", "PRICE_MISSING"));
  EXPECT_NE(Said("cy", "PRICE_MISSING"), Said("en", "PRICE_MISSING"));
}

TEST(WordingTest, AnUnknownMessageAndAMissingArgumentAreErrors) {
  EXPECT_TRUE(absl::IsNotFound(Words().Say("en", "NEVER_HEARD_OF").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(Words().Say("en", "statement.redeemed").status()));
}

TEST(WordingTest, WishesAreHeardInTheirOrder) {
  EXPECT_EQ(Words().LanguageFor(""), "en");
  EXPECT_EQ(Words().LanguageFor("cy"), "cy");
  EXPECT_EQ(Words().LanguageFor("CY-gb"), "cy");
  EXPECT_EQ(Words().LanguageFor("de, fr;q=0.8, cy;q=0.9"), "cy");
  EXPECT_EQ(Words().LanguageFor("fr,cy"), "fr");
  EXPECT_EQ(Words().LanguageFor("cy;q=0, en;q=0.1"), "en");
  EXPECT_EQ(Words().LanguageFor("de;q=, *;q=1, ;;, cy;q=high"), "en");
}

TEST(WordingTest, CreditsAreSaidInCreditsAndMinutes) {
  const std::pair<int64_t, std::string_view> expected[] = {
      {0, "0 credits"},
      {1, "1 minute of credit"},
      {45, "45 minutes of credit"},
      {60, "1 credit"},
      {90, "1 credit 30 minutes"},
      {120, "2 credits"},
      {-90, "−1 credit 30 minutes"},
      {60'000'000, "1,000,000 credits"},
  };
  for (const auto& [credit_minutes, words] : expected) {
    EXPECT_EQ(Words().SayCredits("en", credit_minutes), words);
  }
  EXPECT_EQ(Words().SayCredits("cy", 362), "6 chredyd 2 funud");
  EXPECT_EQ(Words().SayCredits("fr", 60'000'000), "1\u202f000\u202f000 crédits");
}

TEST(WordingTest, TimeIsSaidInHoursAndMinutes) {
  EXPECT_EQ(Words().SayTime("en", 0), "0 min");
  EXPECT_EQ(Words().SayTime("en", 45), "45 min");
  EXPECT_EQ(Words().SayTime("en", 120), "2 h");
  EXPECT_EQ(Words().SayTime("en", 150), "2 h 30 min");
  EXPECT_EQ(Words().SayTime("en", -150), "−2 h 30 min");
  EXPECT_EQ(Words().SayTime("cy", 150), "2 awr 30 mun");
  EXPECT_EQ(Words().SayTime("fr", 150), "2\u00a0h\u00a030\u00a0min");
}

TEST(WordingTest, DatesHaveTheFormOfTheLanguage) {
  EXPECT_EQ(Words().SayDate("en", absl::CivilDay(2026, 5, 3)), "3 May 2026");
  EXPECT_EQ(Words().SayDate("cy", absl::CivilDay(2026, 8, 31)), "31 Awst 2026");
  EXPECT_EQ(Words().SayDate("fr", absl::CivilDay(2026, 8, 1)), "1er août 2026");
  EXPECT_THAT(Said("en", "HOLD_LAPSED", {{"deadline", absl::CivilMinute(2026, 12, 24, 9, 5)}}),
              HasSubstr("24 December 2026 at 09:05"));
}

TEST(WordingTest, PartiesAreCountedByAdultsAndChildren) {
  EXPECT_EQ(Words().SayParty("en", 2, 1), "2 adults and 1 child");
  EXPECT_EQ(Words().SayParty("en", 1, 0), "1 adult");
  EXPECT_EQ(Words().SayParty("en", 0, 3), "3 children");
  EXPECT_EQ(Words().SayParty("fr", 1, 2), "1 adulte et 2 enfants");
  EXPECT_EQ(Words().SayParty("cy", 2, 1), "2 oedolyn ac 1 plentyn");
  EXPECT_EQ(Words().SayParty("cy", 1, 2), "1 oedolyn a 2 blentyn");
  EXPECT_EQ(Words().SayParty("cy", 1, 3), "1 oedolyn a 3 phlentyn");
  EXPECT_EQ(Words().SayParty("cy", 1, 8), "1 oedolyn ac 8 plentyn");
}

TEST(WordingTest, ALineOfAStatementIsInWords) {
  EXPECT_EQ(Said("en", "statement.redeemed",
                 {{"partner", "Cardiff Castle"}, {"party", Words().SayParty("en", 2, 1)}}),
            "Spent at Cardiff Castle, for 2 adults and 1 child");
  EXPECT_EQ(Said("cy", "statement.hours_approved",
                 {{"activity", "Diwrnod garddio"}, {"time", Minutes{150}}}),
            "Oriau wedi’u cymeradwyo: Diwrnod garddio, 2 awr 30 mun");
}

}  // namespace
}  // namespace timecredit::wording
