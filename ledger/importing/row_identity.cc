#include "ledger/importing/row_identity.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "sodium.h"

namespace timecredit::importing {
namespace {

// Each field behind its length, so that no two lists of fields look the same.
void Add(std::string& fields, std::string_view field) {
  absl::StrAppend(&fields, field.size(), ":", absl::string_view(field.data(), field.size()), ",");
}

std::string DigestOf(const std::string& fields) {
  std::array<unsigned char, 16> digest{};
  crypto_generichash(digest.data(), digest.size(),
                     reinterpret_cast<const unsigned char*>(fields.data()), fields.size(), nullptr,
                     0);
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

}  // namespace

std::string IdentityByReference(std::string_view source, std::string_view reference) {
  std::string fields;
  Add(fields, "reference");
  Add(fields, source);
  Add(fields, reference);
  return DigestOf(fields);
}

std::string IdentityByContent(std::string_view source, std::string_view content_digest,
                              int64_t equals_before) {
  std::string fields;
  Add(fields, "content");
  Add(fields, source);
  Add(fields, content_digest);
  Add(fields, absl::StrCat(equals_before));
  return DigestOf(fields);
}

}  // namespace timecredit::importing
