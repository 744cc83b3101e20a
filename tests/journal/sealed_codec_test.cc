#include "ledger/journal/sealed_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "google/protobuf/text_format.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "proto/timecredit/storage/v1/confidential.pb.h"
#include "proto/timecredit/storage/v1/personal.pb.h"
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

std::vector<GoldenEntry> FrozenEntries() {
  std::ifstream file("tests/journal/golden/sealed_v2.txt");
  std::ostringstream text;
  text << file.rdbuf();
  return tests::ReadGolden(text.str());
}

// Each kind of value with its pair of functions, for what is to hold of all of them.
struct RecordCodec {
  using Value = ConfidentialRecord;
  static constexpr std::string_view kMessage = "timecredit.storage.v1.ConfidentialRecord";
  static std::string Encode(const Value& value) { return EncodeConfidentialRecord(value); }
  static absl::StatusOr<Value> Decode(std::string_view bytes) {
    return DecodeConfidentialRecord(bytes);
  }
  static auto Golden() { return tests::GoldenConfidentialRecords(); }
};
struct ObligationCodec {
  using Value = domain::Obligation;
  static constexpr std::string_view kMessage = "timecredit.storage.v1.Obligation";
  static std::string Encode(const Value& value) { return EncodeObligation(value); }
  static absl::StatusOr<Value> Decode(std::string_view bytes) { return DecodeObligation(bytes); }
  static auto Golden() { return tests::GoldenObligations(); }
};
struct HoursCodec {
  using Value = ConfidentialHours;
  static constexpr std::string_view kMessage = "timecredit.storage.v1.ConfidentialHours";
  static std::string Encode(const Value& value) { return EncodeConfidentialHours(value); }
  static absl::StatusOr<Value> Decode(std::string_view bytes) {
    return DecodeConfidentialHours(bytes);
  }
  static auto Golden() { return tests::GoldenConfidentialHours(); }
};
struct EnvelopeCodec {
  using Value = Envelope;
  static constexpr std::string_view kMessage = "timecredit.storage.v1.Envelope";
  static std::string Encode(const Value& value) { return EncodeEnvelope(value); }
  static absl::StatusOr<Value> Decode(std::string_view bytes) { return DecodeEnvelope(bytes); }
  static auto Golden() { return tests::GoldenEnvelopes(); }
};
struct FieldsCodec {
  using Value = domain::MemberFields;
  static constexpr std::string_view kMessage = "timecredit.storage.v1.MemberFields";
  static std::string Encode(const Value& value) { return EncodeMemberFields(value); }
  static absl::StatusOr<Value> Decode(std::string_view bytes) { return DecodeMemberFields(bytes); }
  static auto Golden() { return tests::GoldenMemberFields(); }
};

template <class Codec>
class SealedValues : public testing::Test {
 protected:
  static std::vector<GoldenEntry> Frozen() {
    std::vector<GoldenEntry> frozen;
    for (const GoldenEntry& entry : FrozenEntries()) {
      if (entry.message == Codec::kMessage) frozen.push_back(entry);
    }
    return frozen;
  }

  static void ExpectRefusedOrCanonical(const std::string& bytes) {
    const auto decoded = Codec::Decode(bytes);
    if (decoded.ok()) {
      EXPECT_EQ(Codec::Encode(*decoded), bytes);
    } else {
      EXPECT_EQ(decoded.status().code(), absl::StatusCode::kDataLoss) << decoded.status();
    }
  }
};

using Codecs = testing::Types<RecordCodec, ObligationCodec, HoursCodec, EnvelopeCodec, FieldsCodec>;
TYPED_TEST_SUITE(SealedValues, Codecs);

TYPED_TEST(SealedValues, AreEncodedAndDecodedAsFrozen) {
  const auto frozen = this->Frozen();
  const auto values = TypeParam::Golden();
  ASSERT_EQ(frozen.size(), values.size());
  for (size_t index = 0; index < values.size(); ++index) {
    EXPECT_EQ(frozen[index].name, values[index].name);
    EXPECT_EQ(absl::BytesToHexString(TypeParam::Encode(values[index].value)),
              absl::BytesToHexString(frozen[index].bytes))
        << frozen[index].name;
    const auto decoded = TypeParam::Decode(frozen[index].bytes);
    ASSERT_TRUE(decoded.ok()) << frozen[index].name << ": " << decoded.status();
    EXPECT_EQ(*decoded, values[index].value) << frozen[index].name;
  }
}

TYPED_TEST(SealedValues, SayInTextWhatTheirBytesSay) {
  for (const GoldenEntry& entry : this->Frozen()) {
    const auto message = tests::NewMessage(entry.message);
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(entry.text, message.get()))
        << entry.name;
    EXPECT_EQ(absl::BytesToHexString(message->SerializeAsString()),
              absl::BytesToHexString(entry.bytes))
        << entry.name;
  }
}

TYPED_TEST(SealedValues, ComeBackFromTheirBytes) {
  EXPECT_TRUE(rc::check([] {
    const auto value = tests::Any<typename TypeParam::Value>();
    const auto other = tests::Any<typename TypeParam::Value>();
    const std::string bytes = TypeParam::Encode(value);
    const auto decoded = TypeParam::Decode(bytes);
    RC_ASSERT(decoded.ok());
    RC_ASSERT(*decoded == value);
    RC_ASSERT((TypeParam::Encode(other) == bytes) == (other == value));
  }));
}

TYPED_TEST(SealedValues, DamagedAreRefusedOrReadAsWhatTheyAreNow) {
  tests::DamagedBytes damage(20240501);
  for (const GoldenEntry& entry : this->Frozen()) {
    for (int round = 0; round < 2000; ++round) {
      this->ExpectRefusedOrCanonical(damage.Next(entry.bytes));
    }
    for (size_t length = 0; length < entry.bytes.size(); ++length) {
      this->ExpectRefusedOrCanonical(entry.bytes.substr(0, length));
    }
  }
}

TYPED_TEST(SealedValues, WithUnknownFieldsAreRefused) {
  for (const GoldenEntry& entry : this->Frozen()) {
    EXPECT_EQ(TypeParam::Decode(entry.bytes + "\x98\x06\x01").status().code(),  // field 99 = 1
              absl::StatusCode::kDataLoss)
        << entry.name;
  }
}

TEST(SealedGoldenValues, HaveEveryBodyAndEveryField) {
  std::set<size_t> bodies;
  for (const auto& [name, record] : tests::GoldenConfidentialRecords()) {
    bodies.insert(record.body.index());
  }
  EXPECT_EQ(bodies.size(), std::variant_size_v<ConfidentialBody>);

  std::set<std::string> present = tests::FieldsIn(FrozenEntries());
  for (const std::string_view message :
       {RecordCodec::kMessage, ObligationCodec::kMessage, HoursCodec::kMessage,
        EnvelopeCodec::kMessage, FieldsCodec::kMessage}) {
    for (const std::string& field : tests::FieldsOf(message)) {
      // record_v2.txt has all fields of these, some of which confidential records never have.
      if (field.starts_with("timecredit.storage.v1.Posting.") ||
          field.starts_with("timecredit.storage.v1.Portion.") ||
          field.starts_with("timecredit.storage.v1.Principal.") ||
          field.starts_with("timecredit.storage.v1.Verdict.")) {
        continue;
      }
      EXPECT_TRUE(present.contains(field)) << field;
    }
  }
}

TEST(ConfidentialRecords, CutShortAreRefused) {
  for (const auto& [name, record] : tests::GoldenConfidentialRecords()) {
    const std::string bytes = EncodeConfidentialRecord(record);
    for (size_t length = 0; length < bytes.size(); ++length) {
      EXPECT_EQ(DecodeConfidentialRecord(bytes.substr(0, length)).status().code(),
                absl::StatusCode::kDataLoss)
          << name << " at " << length;
    }
  }
}

TEST(ConfidentialRecords, OfAnotherVersionOrWithoutABodyAreRefused) {
  stored::ConfidentialRecord message;
  ASSERT_TRUE(message.ParseFromString(
      EncodeConfidentialRecord(tests::GoldenConfidentialRecords().front().value)));
  message.set_format_version(1);
  EXPECT_THAT(DecodeConfidentialRecord(message.SerializeAsString()).status().message(),
              HasSubstr("format version"));
  message.set_format_version(2);
  message.clear_body();
  EXPECT_THAT(DecodeConfidentialRecord(message.SerializeAsString()).status().message(),
              HasSubstr("what was done"));
}

TEST(MemberFields, OfAnotherVersionAreRefused) {
  stored::MemberFields message;
  ASSERT_TRUE(
      message.ParseFromString(EncodeMemberFields(tests::GoldenMemberFields().front().value)));
  message.set_format_version(1);
  EXPECT_THAT(DecodeMemberFields(message.SerializeAsString()).status().message(),
              HasSubstr("format version"));
}

TEST(MemberFields, AreNotRepeatedInWhatIsSaidOfDamage) {
  domain::MemberFields fields;
  fields.name = "Siân Example";
  const std::string bytes = EncodeMemberFields(fields);
  for (const std::string& damaged : {bytes + "\x98\x06\x01", bytes.substr(0, bytes.size() - 1)}) {
    const absl::Status status = DecodeMemberFields(damaged).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(status.ToString(), testing::Not(HasSubstr("Example")));
  }
}

}  // namespace
}  // namespace timecredit::journal
