// How long a search among 100,000 members takes, and what they take in memory.

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/directory.h"

namespace timecredit::personal {
namespace {

constexpr domain::SchemeNumber kScheme{1};
constexpr uint64_t kMembers = 100'000;

std::string Syllables(std::mt19937_64& random, size_t count) {
  constexpr std::array kSyllables = {"si", "an", "rhy", "bet", "da",   "fydd", "ow",
                                     "en", "ma", "ri",  "gw",  "ilym", "te",   "lo",
                                     "ne", "ss", "ca",  "ry",  "ha",   "ke"};
  std::string word;
  for (; count > 0; --count) word += kSyllables[random() % kSyllables.size()];
  return word;
}

domain::MemberFields RandomMember(std::mt19937_64& random, uint64_t number) {
  domain::MemberFields fields;
  fields.name = absl::StrCat(Syllables(random, 2), " ", Syllables(random, 3));
  if (random() % 8 == 0) fields.name += " Siân";
  fields.phone = absl::StrCat("+44 7", 100'000'000 + random() % 900'000'000);
  fields.email = absl::StrCat(Syllables(random, 4), random() % 100, "@example.org");
  fields.address = absl::StrCat("Flat ", random() % 200, ", ", random() % 90, " ",
                                Syllables(random, 3), " Street, Cardiff CF", random() % 30);
  fields.alias = absl::StrCat("m-", number);
  return fields;
}

struct Filled {
  Directory directory;
  int64_t bytes = 0;
};

Filled& FilledDirectory() {
  static Filled* const filled = [] {
    auto* fresh = new Filled;
    const auto before = mallinfo2();
    std::mt19937_64 random(1);
    for (uint64_t member = 1; member <= kMembers; ++member) {
      fresh->directory.Put(kScheme, domain::MemberNumber(member), RandomMember(random, member));
    }
    const auto after = mallinfo2();
    fresh->bytes =
        static_cast<int64_t>(after.uordblks + after.hblkhd - before.uordblks - before.hblkhd);
    return fresh;
  }();
  return *filled;
}

void Search(benchmark::State& state, const std::string& query) {
  const Filled& filled = FilledDirectory();
  for (auto _ : state) benchmark::DoNotOptimize(filled.directory.Search(kScheme, query, 20));
  const auto all = filled.directory.Search(kScheme, query, kMembers);
  state.counters["found"] = static_cast<double>(all->matches.size());
  state.counters["bytes_per_member"] =
      static_cast<double>(filled.bytes) / static_cast<double>(kMembers);
}

BENCHMARK_CAPTURE(Search, name, std::string("bethan"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, part_of_name, std::string("fydd"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, diacritics, std::string("Siân rhy"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, flat, std::string("flat 17"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, phone, std::string("07 123 456"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, no_such_member, std::string("zebra"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, one_letter, std::string("s"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, everybody, std::string("cardiff"))->Unit(benchmark::kMicrosecond);

void Put(benchmark::State& state) {
  Filled& filled = FilledDirectory();
  std::mt19937_64 random(2);
  const auto fields = RandomMember(random, 1);
  for (auto _ : state) {
    filled.directory.Put(kScheme, domain::MemberNumber(1 + random() % kMembers), fields);
  }
}
BENCHMARK(Put)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace timecredit::personal

BENCHMARK_MAIN();
