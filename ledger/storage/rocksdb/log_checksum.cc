#include "ledger/storage/rocksdb/log_checksum.h"

#include <array>
#include <vector>

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

uint32_t Next(uint32_t rest, char byte) {
  return (rest >> 8) ^ kTable[(rest ^ static_cast<uint8_t>(byte)) & 0xFF];
}

// A checksum is the remainder of a polynomial division, so with `rest` before them, n bytes of
// zeros leave rest times x to the 8n. These are the powers, for every n.
std::vector<uint32_t> PowersOfZeros() {
  std::vector<uint32_t> powers(PartChecksums::kMostBytes + 1);
  powers[0] = 0x80000000;  // 1: bits turned around
  for (size_t n = 1; n < powers.size(); ++n) powers[n] = Next(powers[n - 1], 0);
  return powers;
}

// The product of two remainders.
uint32_t Times(uint32_t left, uint32_t right) {
  uint32_t product = 0;
  for (uint32_t bit = 0x80000000; bit != 0; bit >>= 1) {
    if ((left & bit) != 0) product ^= right;
    right = (right >> 1) ^ ((right & 1) != 0 ? kPolynomial : 0);
  }
  return product;
}

}  // namespace

uint32_t LogChecksum(std::string_view bytes) {
  uint32_t rest = 0xFFFFFFFF;
  for (const char byte : bytes) rest = Next(rest, byte);
  return ~rest;
}

PartChecksums::PartChecksums(std::string_view bytes) {
  before_.reserve(bytes.size() + 1);
  before_.push_back(0);
  for (const char byte : bytes) before_.push_back(Next(before_.back(), byte));
}

uint32_t PartChecksums::Of(size_t begin, size_t end) const {
  static const auto& powers = *new std::vector<uint32_t>(PowersOfZeros());
  // Of the bytes up to `end`, without what those up to `begin` would have left, and begun with
  // ones instead.
  return ~(before_[end] ^ Times(powers[end - begin], before_[begin] ^ 0xFFFFFFFF));
}

}  // namespace timecredit::storage
