#include "ledger/journal/body_codec.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/record.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

// The alternatives of Body are those of the stored record's "body", and the fields of each those of
// its stored message, in the same order: so nothing is said here of any of them. A field of a type
// that cannot be stored does not compile; one too many, too few or out of order fails
// tests/journal, which holds the bytes to those that were published and has a value for every
// field.
namespace timecredit::journal {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::OneofDescriptor;
using google::protobuf::Reflection;

// Goes through the fields of a stored message.
class StoredFields {
 public:
  StoredFields(domain::SchemeNumber scheme, const Message& message)
      : scheme_(scheme),
        descriptor_(*message.GetDescriptor()),
        reflection_(*message.GetReflection()) {}

 protected:
  const FieldDescriptor* Next() { return descriptor_.field(next_++); }
  domain::SchemeNumber scheme() const { return scheme_; }
  const Reflection& reflection() const { return reflection_; }

 private:
  const domain::SchemeNumber scheme_;
  const google::protobuf::Descriptor& descriptor_;
  const Reflection& reflection_;
  int next_ = 0;
};

class Writer : public StoredFields {
 public:
  Writer(domain::SchemeNumber scheme, Message& message)
      : StoredFields(scheme, message), message_(message) {}

  void Write(bool value) { reflection().SetBool(&message_, Next(), value); }
  void Write(int32_t value) { reflection().SetInt32(&message_, Next(), value); }
  void Write(int64_t value) { reflection().SetInt64(&message_, Next(), value); }
  template <class Tag>
  void Write(domain::Number<Tag> number) {
    reflection().SetUInt64(&message_, Next(), number.value);
  }
  void Write(domain::Date date) { Write(DaysOf(date)); }
  void Write(absl::Time instant) {
    const auto microseconds = MicrosecondsOf(instant);
    if (microseconds.has_value()) return Write(*microseconds);
    Next();
  }
  template <class Value>
  void Write(const std::optional<Value>& value) {
    if (value.has_value()) return Write(*value);
    Next();
  }
  void Write(const std::vector<domain::MemberNumber>& numbers) {
    const FieldDescriptor* field = Next();
    for (const domain::MemberNumber number : numbers) {
      reflection().AddUInt64(&message_, field, number.value);
    }
  }
  void Write(const domain::Portions& portions) {
    const FieldDescriptor* field = Next();
    for (const domain::Portion& portion : portions) {
      ToMessage(portion, static_cast<stored::Portion&>(*reflection().AddMessage(&message_, field)));
    }
  }
  void Write(const domain::Award& award) { ToMessage(award, Part<stored::Award>()); }
  void Write(const domain::AwardPolicy& policy) { ToMessage(policy, Part<stored::AwardPolicy>()); }
  void Write(const domain::Party& party) { ToMessage(party, Part<stored::Party>()); }
  void Write(const domain::Scheme& value) { WriteOwn(value, Part<stored::Scheme>()); }
  void Write(const domain::Organisation& value) {
    Write(value.organisation);
    WriteOwn(value, Part<stored::Organisation>());
  }
  void Write(const domain::Activity& value) {
    Write(value.activity);
    WriteOwn(value, Part<stored::Activity>());
  }
  void Write(const domain::Offer& value) {
    Write(value.offer);
    WriteOwn(value, Part<stored::Offer>());
  }

 private:
  template <class Stored>
  Stored& Part() {
    return static_cast<Stored&>(*reflection().MutableMessage(&message_, Next()));
  }
  // Of the record's own scheme, which is not repeated.
  template <class Value, class Stored>
  void WriteOwn(const Value& value, Stored& part) {
    assert(value.scheme == scheme());
    ToMessage(value, part);
  }

  Message& message_;
};

class Reader : public StoredFields {
 public:
  Reader(domain::SchemeNumber scheme, const Message& message, Fault& fault)
      : StoredFields(scheme, message), message_(message), fault_(fault) {}

  void Read(bool& value) { value = reflection().GetBool(message_, Next()); }
  void Read(int32_t& value) { value = reflection().GetInt32(message_, Next()); }
  void Read(int64_t& value) { value = reflection().GetInt64(message_, Next()); }
  template <class Tag>
  void Read(domain::Number<Tag>& number) {
    number = domain::Number<Tag>(reflection().GetUInt64(message_, Next()));
  }
  void Read(domain::Date& date) {
    int32_t days = 0;
    Read(days);
    date = DateFrom(days);
  }
  void Read(absl::Time& instant) {
    const FieldDescriptor* field = Next();
    instant =
        InstantFrom(reflection().HasField(message_, field), reflection().GetInt64(message_, field));
  }
  void Read(std::optional<domain::Award>& award) {
    if (const auto* part = PartIfPresent<stored::Award>()) award = FromMessage(*part);
  }
  void Read(std::optional<domain::AwardPolicy>& policy) {
    if (const auto* part = PartIfPresent<stored::AwardPolicy>()) {
      policy = FromMessage(*part, fault_);
    }
  }
  void Read(std::vector<domain::MemberNumber>& numbers) {
    const FieldDescriptor* field = Next();
    for (int i = 0; i < reflection().FieldSize(message_, field); ++i) {
      numbers.emplace_back(reflection().GetRepeatedUInt64(message_, field, i));
    }
  }
  void Read(domain::Portions& portions) {
    const FieldDescriptor* field = Next();
    const int count = reflection().FieldSize(message_, field);
    portions.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
      portions.push_back(FromMessage(static_cast<const stored::Portion&>(
          reflection().GetRepeatedMessage(message_, field, i))));
    }
  }
  void Read(domain::Party& party) {
    if (const auto* part = PartIfPresent<stored::Party>()) party = FromMessage(*part);
  }
  void Read(domain::AwardPolicy& policy) {
    policy = FromMessage(Part<stored::AwardPolicy>(), fault_);
  }
  void Read(domain::Award& award) { award = FromMessage(Part<stored::Award>()); }
  void Read(domain::Scheme& value) {
    value = FromMessage(scheme(), Part<stored::Scheme>(), fault_);
  }
  void Read(domain::Organisation& value) {
    Read(value.organisation);
    value = FromMessage({scheme(), value.organisation}, Part<stored::Organisation>());
  }
  void Read(domain::Activity& value) {
    Read(value.activity);
    value = FromMessage({scheme(), value.activity}, Part<stored::Activity>(), fault_);
  }
  void Read(domain::Offer& value) {
    Read(value.offer);
    value = FromMessage({scheme(), value.offer}, Part<stored::Offer>(), fault_);
  }

 private:
  // A clear message where it is absent, as in damaged bytes.
  template <class Stored>
  const Stored& Part() {
    return static_cast<const Stored&>(reflection().GetMessage(message_, Next()));
  }
  template <class Stored>
  const Stored* PartIfPresent() {
    const FieldDescriptor* field = Next();
    if (!reflection().HasField(message_, field)) return nullptr;
    return static_cast<const Stored*>(&reflection().GetMessage(message_, field));
  }

  const Message& message_;
  Fault& fault_;
};

const OneofDescriptor& StoredBodies() {
  static const OneofDescriptor& bodies = []() -> const OneofDescriptor& {
    const auto* found = stored::Record::descriptor()->FindOneofByName("body");
    assert(found->field_count() == std::variant_size_v<Body>);
    return *found;
  }();
  return bodies;
}

using ReadAlternative = Body (*)(domain::SchemeNumber, const Message&, Fault&);

template <size_t... kIndex>
constexpr std::array<ReadAlternative, sizeof...(kIndex)> ReadersOf(
    std::index_sequence<kIndex...> /*all*/) {
  return {[](domain::SchemeNumber scheme, const Message& message, Fault& fault) {
    Body body(std::in_place_index<kIndex>);
    Reader reader(scheme, message, fault);
    domain::ForEachField(std::get<kIndex>(body), [&reader](auto& field) { reader.Read(field); });
    return body;
  }...};
}

}  // namespace

void WriteBody(const Body& body, stored::Record& record) {
  const FieldDescriptor* field = StoredBodies().field(static_cast<int>(body.index()));
  Writer writer(domain::SchemeNumber(record.scheme_number()),
                *stored::Record::GetReflection()->MutableMessage(&record, field));
  const auto write = [&writer](const auto& alternative) {
    domain::ForEachField(alternative, [&writer](const auto& value) { writer.Write(value); });
  };
  std::visit(write, body);
  // A hold for one adult, as is usual, does not say so.
  const auto* placed = std::get_if<HoldPlaced>(&body);
  if (placed != nullptr && placed->party == domain::Party{}) {
    record.mutable_hold_placed()->clear_party();
  }
}

Body ReadBody(domain::SchemeNumber scheme, const stored::Record& record, Fault& fault) {
  static constexpr auto kReaders = ReadersOf(std::make_index_sequence<std::variant_size_v<Body>>());
  const Reflection& reflection = *stored::Record::GetReflection();
  const FieldDescriptor* field = reflection.GetOneofFieldDescriptor(record, &StoredBodies());
  if (field == nullptr) {
    fault.Note("what was done");
    return ClockConfirmed{};
  }
  const auto index = static_cast<size_t>(field->index_in_oneof());
  return kReaders.at(index)(scheme, reflection.GetMessage(record, field), fault);
}

}  // namespace timecredit::journal
