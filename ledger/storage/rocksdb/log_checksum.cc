#include "ledger/storage/rocksdb/log_checksum.h"

#include <array>

namespace timecredit::storage {
namespace {

constexpr uint32_t kPolynomial = 0x82F63B78;  // bits turned around

constexpr std::array<uint32_t, 256> TableOfBytes() {
  std::array<uint32_t, 256> table{};
  for (uint32_t byte = 0; byte < table.size(); ++byte) {
    uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ ((rest & 1) != 0 ? kPolynomial : 0);
    table[byte] = rest;
  }
  return table;
}

constexpr std::array<uint32_t, 256> kTable = TableOfBytes();

}  // namespace

uint32_t LogChecksum(std::string_view bytes) {
  uint32_t rest = 0xFFFFFFFF;
  for (const char byte : bytes) {
    rest = (rest >> 8) ^ kTable[(rest ^ static_cast<uint8_t>(byte)) & 0xFF];
  }
  return ~rest;
}

}  // namespace timecredit::storage
