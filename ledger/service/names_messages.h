#ifndef LEDGER_SERVICE_NAMES_MESSAGES_H_
#define LEDGER_SERVICE_NAMES_MESSAGES_H_

#include <string>

#include "google/protobuf/map.h"
#include "ledger/domain/localized_text.h"

namespace timecredit::service {

// Names in several languages, as the ledger and as messages have them.
using NamesMessage = google::protobuf::Map<std::string, std::string>;

inline domain::LocalizedText NamesFrom(const NamesMessage& message) {
  return {message.begin(), message.end()};
}

inline void WriteNames(const domain::LocalizedText& names, NamesMessage& message) {
  message.clear();
  for (const auto& [language, name] : names) message[language] = name;
}

// The name in the language, else in English, else in any.
inline std::string NameIn(const domain::LocalizedText& names, const std::string& language) {
  for (const std::string& wanted : {language, std::string("en")}) {
    if (const auto found = names.find(wanted); found != names.end()) return found->second;
  }
  return names.empty() ? "" : names.begin()->second;
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_NAMES_MESSAGES_H_
