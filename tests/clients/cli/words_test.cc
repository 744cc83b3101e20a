// What the command line says and shows has its words in every language. Reads the API's files and
// the sources of clients/cli.

#include "clients/cli/words.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cli/views.h"
#include "ledger/wording/catalogue/catalogue.h"
#include "ledger/wording/catalogue/sentences.h"
#include "tests/clients/api_files.h"

namespace timecredit::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using testing::ElementsAre;
using testing::IsEmpty;

// The texts of the sources of clients/cli, one after the other.
std::string SourcesOfTheCommandLine() {
  const auto top = std::filesystem::canonical("WORKSPACE").parent_path();
  std::string sources;
  for (const auto& entry : std::filesystem::directory_iterator(top / "clients" / "cli")) {
    if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
    std::ifstream file(entry.path());
    sources.append(std::istreambuf_iterator<char>(file), {});
  }
  return sources;
}

// What a pattern's first group finds in a text.
std::set<std::string> FoundBy(const std::string& pattern, const std::string& text) {
  const std::regex searched(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), searched), end; at != end; ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

// Every message that a request or an answer can hold.
class Reachable {
 public:
  explicit Reachable(const client::ApiFiles& files) {
    for (const auto* const service : files.services()) {
      for (int i = 0; i < service->method_count(); ++i) {
        Add(*service->method(i)->input_type());
        Add(*service->method(i)->output_type());
        AddShown(*service->method(i)->output_type());
      }
    }
  }

  const std::set<const EnumDescriptor*>& enums() const { return enums_; }
  // What a table can be of: an answer, or the items of a list in one.
  const std::set<const Descriptor*>& shown() const { return shown_; }

 private:
  void Add(const Descriptor& message) {
    if (!messages_.insert(&message).second) return;
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      if (field.enum_type() != nullptr) enums_.insert(field.enum_type());
      if (field.message_type() != nullptr) Add(*field.message_type());
    }
  }
  void AddShown(const Descriptor& answer) {
    shown_.insert(&answer);
    for (int i = 0; i < answer.field_count(); ++i) {
      const FieldDescriptor& field = *answer.field(i);
      if (field.is_repeated() && field.message_type() != nullptr) {
        shown_.insert(field.message_type());
      }
    }
  }

  std::set<const Descriptor*> messages_;
  std::set<const EnumDescriptor*> enums_;
  std::set<const Descriptor*> shown_;
};

TEST(WordsTest, TheLanguagesAreThoseOfTheCatalogue) {
  EXPECT_THAT(Languages(), ElementsAre("en", "cy", "fr"));
}

TEST(WordsTest, EveryValueOfTheApisEnumsHasATitle) {
  const client::ApiFiles files;
  const Reachable reachable(files);
  EXPECT_GT(reachable.enums().size(), 10U);
  for (const std::string& language : Languages()) {
    const Words words(language);
    std::vector<std::string> untitled;
    for (const EnumDescriptor* const type : reachable.enums()) {
      for (int i = 0; i < type->value_count(); ++i) {
        const auto& value = *type->value(i);
        if (value.number() != 0 && words.TitleOf(value).empty()) {
          untitled.push_back(value.full_name());
        }
      }
    }
    EXPECT_THAT(untitled, IsEmpty()) << language;
  }
}

TEST(WordsTest, EveryFieldThatIsShownHasATitle) {
  const auto paths = FoundBy(R"re(\.path = "([a-z_0-9.]+)")re", SourcesOfTheCommandLine());
  EXPECT_GT(paths.size(), 50U) << "is it reading the sources at all?";
  const client::ApiFiles files;
  const Reachable reachable(files);
  for (const std::string& language : Languages()) {
    const Words words(language);
    for (const std::string& path : paths) {
      int fields = 0;
      for (const Descriptor* const message : reachable.shown()) {
        const FieldDescriptor* const field = FieldAt(*message, path);
        if (field == nullptr) continue;
        ++fields;
        EXPECT_NE(words.TitleOf(*field), "") << language << " " << field->full_name();
      }
      EXPECT_GT(fields, 0) << path << " is a field of nothing that is shown";
    }
  }
}

TEST(WordsTest, EveryMessageOfTheSourcesIsInTheCatalogueAndTheOtherWayRound) {
  const std::string kinds = R"re("((?:cli|show|field)\.[a-z_0-9]+)")re";
  const auto used = FoundBy(kinds, SourcesOfTheCommandLine());
  EXPECT_GT(used.size(), 50U) << "is it reading the sources at all?";
  const wording::Catalogue original = wording::ReadCatalogue(wording::Sentences().front());
  for (const std::string& id : used) EXPECT_TRUE(original.patterns.contains(id)) << id;
  for (const auto& [id, pattern] : original.patterns) {
    if (id.starts_with("cli.") || id.starts_with("show.")) {
      EXPECT_TRUE(used.contains(id)) << id << " is said nowhere";
    }
  }
}

TEST(WordsTest, AFieldIsCalledAsItsMessageCallsItElseAsAllDo) {
  const client::ApiFiles files;
  const Reachable reachable(files);
  std::map<std::string, const Descriptor*> by_name;
  for (const Descriptor* const message : reachable.shown()) by_name[message->name()] = message;
  const Words words("fr");
  EXPECT_EQ(words.TitleOf(*FieldAt(*by_name.at("Quote"), "credit_minutes")), "Prix");
  EXPECT_EQ(words.TitleOf(*FieldAt(*by_name.at("Hold"), "credit_minutes")), "Montant");
  EXPECT_EQ(words.TitleOf(*FieldAt(*by_name.at("Hold"), "name")), "Réservation");
  EXPECT_EQ(words.TitleOf("policies.grace_days"), "Jours de grâce");
}

// Expected values from the languages' grammars: credyd is masculine and mutates after 2 (soft) and
// 3 and 6 (spirant); plentyn likewise.
TEST(WordsTest, AmountsAndPeopleAgreeInNumber) {
  struct Expected {
    int64_t count;
    std::string english;
    std::string welsh;
    std::string french;
  };
  const Expected credits[] = {
      {0, "0 credits", "0 credyd", "0 crédit"},
      {60, "1 credit", "1 credyd", "1 crédit"},
      {120, "2 credits", "2 gredyd", "2 crédits"},
      {180, "3 credits", "3 chredyd", "3 crédits"},
      {360, "6 credits", "6 chredyd", "6 crédits"},
      {660, "11 credits", "11 credyd", "11 crédits"},
      {90, "1 credit 30 minutes", "1 credyd 30 munud", "1 crédit 30 minutes"}};
  for (const auto& [count, english, welsh, french] : credits) {
    EXPECT_EQ(Words("en").Credits(count), english);
    EXPECT_EQ(Words("cy").Credits(count), welsh);
    EXPECT_EQ(Words("fr").Credits(count), french);
  }
  const Expected children[] = {
      {1, "2 adults and 1 child", "2 oedolyn ac 1 plentyn", "2 adultes et 1 enfant"},
      {2, "2 adults and 2 children", "2 oedolyn a 2 blentyn", "2 adultes et 2 enfants"},
      {3, "2 adults and 3 children", "2 oedolyn a 3 phlentyn", "2 adultes et 3 enfants"},
      {6, "2 adults and 6 children", "2 oedolyn a 6 phlentyn", "2 adultes et 6 enfants"},
      {11, "2 adults and 11 children", "2 oedolyn ac 11 plentyn", "2 adultes et 11 enfants"}};
  for (const auto& [count, english, welsh, french] : children) {
    EXPECT_EQ(Words("en").Party(2, count), english);
    EXPECT_EQ(Words("cy").Party(2, count), welsh);
    EXPECT_EQ(Words("fr").Party(2, count), french);
  }
  const wording::Fillings rows = {{"done", 1}, {"all", 2}};
  EXPECT_EQ(Words("en").Say("cli.rows_done", rows), "1 of 2 rows done.");
  EXPECT_EQ(Words("cy").Say("cli.rows_done", rows), "gwnaed 1 o 2 res.");
  EXPECT_EQ(Words("fr").Say("cli.rows_done", rows), "fait\u00A0: 1 sur 2 lignes.");
}

TEST(WordsTest, HeadingsAreCapitalsOfTheLanguage) {
  EXPECT_EQ(Words("fr").Capitals("État"), "ÉTAT");
  EXPECT_EQ(Words("cy").Capitals("Grŵp"), "GRŴP");
}

TEST(WordsTest, DaysAndInstantsAreInWords) {
  EXPECT_EQ(Words("cy").Date(absl::CivilDay(2026, 5, 31)), "31 Mai 2026");
  absl::TimeZone london;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/London", &london));
  const absl::Time noon = absl::FromCivil(absl::CivilMinute(2026, 5, 1, 12, 5), london);
  Words english("en");
  english.SetZone(london);
  EXPECT_EQ(english.Instant(noon), "1 May 2026 at 12:05 BST");
  Words french("fr");
  french.SetZone(absl::UTCTimeZone());
  EXPECT_EQ(french.Instant(noon),
            "1er mai 2026 à 11\u00A0h\u00A0"
            "05 UTC");
}

}  // namespace
}  // namespace timecredit::cli
