#include "ledger/journal/record_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/time/time.h"
#include "google/protobuf/text_format.h"
#include "ledger/journal/record.h"
#include "proto/timecredit/storage/v1/record.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"
#include "tests/journal/any_value.h"
#include "tests/journal/damaged_bytes.h"
#include "tests/journal/golden_coverage.h"
#include "tests/journal/golden_file.h"
#include "tests/journal/golden_values.h"

namespace timecredit::journal {
namespace {

namespace stored = ::timecredit::storage::v1;

using testing::HasSubstr;
using tests::GoldenEntry;

std::string FileText(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<GoldenEntry> FrozenEntries() {
  return tests::ReadGolden(FileText("tests/journal/golden/record_v2.txt"));
}

// The stored message of the golden record with that name, to be spoilt.
stored::Record GoldenMessage(std::string_view name) {
  for (const GoldenEntry& entry : tests::RecordEntries()) {
    stored::Record message;
    if (entry.name == name && message.ParseFromString(entry.bytes)) return message;
  }
  ADD_FAILURE() << "there is no golden record " << name;
  return {};
}

absl::Status StatusOf(const stored::Record& message) {
  return DecodeRecord(message.SerializeAsString()).status();
}

// ---- Version 2 is frozen.

TEST(GoldenRecords, AreEncodedAsFrozen) {
  const std::vector<GoldenEntry> frozen = FrozenEntries();
  const std::vector<GoldenEntry> today = tests::RecordEntries();
  ASSERT_EQ(frozen.size(), today.size());
  for (size_t index = 0; index < frozen.size(); ++index) {
    EXPECT_EQ(frozen[index].name, today[index].name);
    EXPECT_EQ(frozen[index].message, today[index].message);
    EXPECT_EQ(absl::BytesToHexString(frozen[index].bytes),
              absl::BytesToHexString(today[index].bytes))
        << frozen[index].name;
  }
}

TEST(GoldenRecords, AreDecodedAsFrozen) {
  const std::vector<GoldenEntry> frozen = FrozenEntries();
  const auto records = tests::GoldenRecords();
  ASSERT_EQ(frozen.size(), records.size());
  for (size_t index = 0; index < frozen.size(); ++index) {
    const absl::StatusOr<Record> decoded = DecodeRecord(frozen[index].bytes);
    ASSERT_TRUE(decoded.ok()) << frozen[index].name << ": " << decoded.status();
    EXPECT_EQ(*decoded, records[index].value) << frozen[index].name;
  }
}

TEST(GoldenRecords, SayInTextWhatTheirBytesSay) {
  for (const GoldenEntry& entry : FrozenEntries()) {
    const auto message = tests::NewMessage(entry.message);
    ASSERT_NE(message, nullptr) << entry.message;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(entry.text, message.get()))
        << entry.name;
    EXPECT_EQ(absl::BytesToHexString(message->SerializeAsString()),
              absl::BytesToHexString(entry.bytes))
        << entry.name;
  }
}

TEST(GoldenRecords, HaveEveryBodyAndEveryField) {
  std::set<size_t> bodies;
  for (const auto& [name, record] : tests::GoldenRecords()) bodies.insert(record.body.index());
  EXPECT_EQ(bodies.size(), std::variant_size_v<Body>);
  EXPECT_EQ(tests::FieldsIn(FrozenEntries()), tests::FieldsOf("timecredit.storage.v1.Record"));
}

// ---- One value, one encoding.

RC_GTEST_PROP(Records, ComeBackFromTheirBytes, ()) {
  const auto record = tests::Any<Record>();
  const absl::StatusOr<Record> decoded = DecodeRecord(EncodeRecord(record));
  RC_ASSERT(decoded.ok());
  RC_ASSERT(*decoded == record);
}

RC_GTEST_PROP(Records, HaveTheSameBytesWhateverWasEncodedBefore, ()) {
  const auto record = tests::Any<Record>();
  const auto other = tests::Any<Record>();
  const std::string bytes = EncodeRecord(record);
  RC_ASSERT((EncodeRecord(other) == bytes) == (other == record));
  RC_ASSERT(EncodeRecord(Record(record)) == bytes);
  std::string elsewhere;
  std::thread([&] { elsewhere = EncodeRecord(record); }).join();
  RC_ASSERT(elsewhere == bytes);
}

TEST(Records, AreKeptToTheMicrosecond) {
  Record record = tests::GoldenRecords().front().value;
  const std::string bytes = EncodeRecord(record);
  record.recorded_at += absl::Nanoseconds(999);
  EXPECT_EQ(EncodeRecord(record), bytes);
}

// ---- Whatever else the bytes may be.

RC_GTEST_PROP(Records, AreReadFromTheirOwnBytesOnly, ()) {
  const std::string bytes = EncodeRecord(tests::Any<Record>());
  tests::DamagedBytes damage(*rc::gen::arbitrary<uint64_t>());
  const std::string damaged = damage.Next(bytes);
  const absl::StatusOr<Record> decoded = DecodeRecord(damaged);
  if (decoded.ok()) {
    RC_ASSERT(EncodeRecord(*decoded) == damaged);
  } else {
    RC_ASSERT(decoded.status().code() == absl::StatusCode::kDataLoss);
  }
}

TEST(Records, DamagedAreRefusedOrReadAsWhatTheyAreNow) {
  tests::DamagedBytes damage(20240501);
  int refused = 0;
  int read = 0;
  for (const GoldenEntry& entry : FrozenEntries()) {
    for (int round = 0; round < 2000; ++round) {
      const std::string damaged = damage.Next(entry.bytes);
      const absl::StatusOr<Record> decoded = DecodeRecord(damaged);
      if (decoded.ok()) {
        ++read;
        ASSERT_EQ(EncodeRecord(*decoded), damaged) << entry.name;
      } else {
        ++refused;
        ASSERT_EQ(decoded.status().code(), absl::StatusCode::kDataLoss) << decoded.status();
      }
    }
  }
  // Both ways were tried: one changed digit of an amount is a record as good as any.
  EXPECT_GT(refused, 10'000);
  EXPECT_GT(read, 1'000);
}

TEST(Records, CutShortAreRefused) {
  for (const GoldenEntry& entry : FrozenEntries()) {
    for (size_t length = 0; length < entry.bytes.size(); ++length) {
      const absl::Status status = DecodeRecord(entry.bytes.substr(0, length)).status();
      ASSERT_EQ(status.code(), absl::StatusCode::kDataLoss) << entry.name << " at " << length;
    }
  }
}

TEST(Records, OfAnotherVersionAreRefused) {
  for (const uint32_t version : {0U, 1U, 3U, 1U << 31}) {
    stored::Record message = GoldenMessage("hours_approved");
    message.set_format_version(version);
    EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(StatusOf(message).message(), HasSubstr("format version"));
  }
}

TEST(Records, WithFieldsOfALaterVersionAreRefused) {
  const std::string bytes = GoldenMessage("hours_approved").SerializeAsString();
  EXPECT_TRUE(DecodeRecord(bytes).ok());
  EXPECT_EQ(DecodeRecord(bytes + "\x98\x06\x01").status().code(),  // field 99 = 1
            absl::StatusCode::kDataLoss);
  stored::Record message = GoldenMessage("hours_approved");
  message.GetReflection()
      ->MutableUnknownFields(message.mutable_hours_approved()->mutable_award())
      ->AddVarint(99, 1);
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
}

TEST(Records, WithUnknownEnumNumbersAreRefusedByName) {
  for (const int number : {0, -1, 9, 15, 18, 256 + 1, 1 << 30}) {
    stored::Record message = GoldenMessage("hours_approved");
    message.mutable_postings(1)->set_account_kind(static_cast<stored::AccountKind>(number));
    EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss) << number;
    EXPECT_THAT(StatusOf(message).message(), HasSubstr("account kind")) << number;
  }
  stored::Record message = GoldenMessage("scheme_created");
  message.mutable_scheme_created()->mutable_scheme()->mutable_calendar()->set_week_start(
      static_cast<stored::Weekday>(8));
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("start of the week"));
  message = GoldenMessage("credits_redeemed");
  message.mutable_verdicts(0)->set_kind(static_cast<stored::VerdictKind>(4));
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("verdict kind"));
  message = GoldenMessage("activity_updated");
  message.mutable_activity_updated()->mutable_activity()->set_category(
      static_cast<stored::ServiceCategory>(11));
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("service category"));
  message = GoldenMessage("offer_created");
  message.mutable_offer_created()->mutable_offer()->set_state(static_cast<stored::OfferState>(3));
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("offer state"));
  message = GoldenMessage("credits_redeemed");
  message.mutable_acting()->set_kind(static_cast<stored::PrincipalKind>(7));
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("principal kind"));
}

TEST(Records, WithDigestsOfAnotherLengthAreRefusedByName) {
  for (const size_t length : {size_t{0}, size_t{1}, size_t{15}, size_t{17}, size_t{1000}}) {
    stored::Record message = GoldenMessage("hours_logged");
    message.mutable_request()->set_key(std::string(length, 'k'));
    EXPECT_THAT(StatusOf(message).message(), HasSubstr("request key")) << length;
    message = GoldenMessage("hours_logged");
    message.mutable_request()->set_body(std::string(length, 'b'));
    EXPECT_THAT(StatusOf(message).message(), HasSubstr("request body")) << length;
    if (length == 0) continue;  // no commitment
    message = GoldenMessage("hours_logged");
    message.set_text_commitment(std::string(length, 't'));
    EXPECT_THAT(StatusOf(message).message(), HasSubstr("text commitment")) << length;
  }
}

TEST(Records, WithoutABodyOrAnActorAreRefused) {
  stored::Record message = GoldenMessage("hours_rejected");
  message.clear_body();
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("what was done"));
  message = GoldenMessage("hours_rejected");
  message.clear_acting();
  EXPECT_THAT(StatusOf(message).message(), HasSubstr("principal kind"));
}

// Bytes that protobuf reads as the same message, but that EncodeRecord would not write.
TEST(Records, InAnotherFormAreRefused) {
  const std::string bytes = GoldenMessage("clock_confirmed").SerializeAsString();
  ASSERT_TRUE(DecodeRecord(bytes).ok());
  ASSERT_EQ(absl::BytesToHexString(bytes.substr(0, 6)), "080210031820");
  const std::string rest = bytes.substr(6);
  const std::vector<std::string> forms = {
      std::string("\x10\x03\x08\x02\x18\x20") + rest,          // fields out of order
      std::string("\x08\x02\x10\x03\x10\x03\x18\x20") + rest,  // a field twice
      std::string("\x08\x02\x10\x83\x00\x18\x20", 7) + rest,   // a longer number
      std::string("\x88\x00\x02\x10\x03\x18\x20", 7) + rest,   // a longer tag
      bytes.substr(0, 6) + rest + std::string("\x48\x00", 2),  // a zero, written out
      bytes + bytes,                                           // itself twice
      bytes + std::string("\xa2\x02\x00", 3),                  // another body as well
  };
  for (const std::string& form : forms) {
    stored::Record message;
    EXPECT_TRUE(message.ParseFromString(form)) << absl::BytesToHexString(form);
    const absl::Status status = DecodeRecord(form).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << absl::BytesToHexString(form);
  }
}

TEST(Records, WithNumbersThatDoNotFitAreRefused) {
  // 2^32 + 30 minutes: a reader that cuts it to 32 bits would see half past midnight.
  stored::Record message = GoldenMessage("hours_logged");
  message.mutable_effective()->clear_start_minute();
  message.GetReflection()
      ->MutableUnknownFields(message.mutable_effective())
      ->AddVarint(2, (uint64_t{1} << 32) + 30);
  stored::Record read;
  ASSERT_TRUE(read.ParseFromString(message.SerializeAsString()));
  ASSERT_EQ(read.effective().start_minute(), 30);
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
}

TEST(Records, ThatWriteOutThePartyThatIsUsualAreRefused) {
  stored::Record message = GoldenMessage("hold_placed");
  ASSERT_FALSE(message.hold_placed().has_party());
  message.mutable_hold_placed()->mutable_party()->set_adults(1);
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
}

TEST(Records, WithNamesOutOfOrderOrTwiceAreRefused) {
  stored::Record message = GoldenMessage("organisation_created");
  auto& names = *message.mutable_organisation_created()->mutable_organisation()->mutable_names();
  ASSERT_EQ(names.size(), 2);
  names.SwapElements(0, 1);
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
  names.Mutable(0)->set_language(names[1].language());
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
}

TEST(Records, WithPartsOfALotButNoLotAreRefused) {
  stored::Record message = GoldenMessage("credits_redeemed");
  auto& overdraft = *message.mutable_credits_redeemed()->mutable_portions(1);
  ASSERT_FALSE(overdraft.has_source_sequence());
  overdraft.set_programme_activity_number(1);
  EXPECT_EQ(StatusOf(message).code(), absl::StatusCode::kDataLoss);
}

TEST(Records, WithTextThatIsNotUtf8AreRefused) {
  std::string bytes = GoldenMessage("organisation_created").SerializeAsString();
  const size_t at = bytes.find("Pwll");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = '\xff';
  EXPECT_EQ(DecodeRecord(bytes).status().code(), absl::StatusCode::kDataLoss);
}

// ---- The document.

TEST(TheWorkedExample, IsAGoldenRecord) {
  const std::string document = FileText("proto/timecredit/storage/v1/README.md");
  const std::vector<GoldenEntry> entries = FrozenEntries();
  const auto example = std::find_if(entries.begin(), entries.end(), [](const GoldenEntry& entry) {
    return entry.name == "hours_approved";
  });
  ASSERT_NE(example, entries.end());
  std::string hex = absl::BytesToHexString(example->bytes);
  std::transform(hex.begin(), hex.end(), hex.begin(), ::toupper);
  EXPECT_THAT(document, HasSubstr(hex));
  EXPECT_THAT(document, HasSubstr(example->text));
}

}  // namespace
}  // namespace timecredit::journal
