#include "ledger/storage/rocksdb/log_scan.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "ledger/storage/rocksdb/errors.h"
#include "ledger/storage/rocksdb/log_checksum.h"
#include "rocksdb/env.h"
#include "rocksdb/slice.h"

namespace timecredit::storage {
namespace {

// RocksDB's log format: blocks of 32 KiB; in them fragments of records, none over a block's end.
// A fragment is a checksum (masked, of all that follows), its length, its type and its bytes.
constexpr size_t kBlockBytes = PartChecksums::kMostBytes;
constexpr size_t kHeaderBytes = 4 + 2 + 1;
constexpr size_t kLengthAt = 4;
constexpr size_t kTypeAt = 6;
enum FragmentType : uint8_t { kWhole = 1, kFirst = 2, kMiddle = 3, kLast = 4 };
// A record is a write batch: the sequence number of its first change and how many there are.
constexpr size_t kBatchHeaderBytes = 8 + 4;

uint64_t LittleEndian(std::string_view bytes) {
  uint64_t number = 0;
  for (size_t at = bytes.size(); at > 0; --at) {
    number = number << 8 | static_cast<uint8_t>(bytes[at - 1]);
  }
  return number;
}

uint32_t Masked(uint32_t checksum) {
  constexpr uint32_t kMask = 0xA282EAD8;
  return (checksum >> 15 | checksum << 17) + kMask;
}

bool Begins(char type) { return type == kWhole || type == kFirst; }

// A block and where in it fragments are whole. While a log is read in order, each fragment goes
// through a checksum once. Behind what is not whole a fragment may begin anywhere, and each byte
// may claim to begin a long one: then the block's parts are told from one going through of it.
class Block {
 public:
  Block(std::string_view bytes, uint64_t& checksummed) : bytes_(bytes), checksummed_(checksummed) {}

  // The fragment that begins there: empty unless it is whole.
  std::string_view FragmentAt(size_t at, bool is_search) {
    const std::string_view bytes = bytes_.substr(at);
    if (bytes.size() < kHeaderBytes || bytes[kTypeAt] < kWhole || bytes[kTypeAt] > kLast) return {};
    const size_t length = kHeaderBytes + LittleEndian(bytes.substr(kLengthAt, 2));
    if (length > bytes.size()) return {};
    const std::string_view fragment = bytes.substr(0, length);
    const uint32_t checksum =
        is_search ? ChecksumOf(at + kTypeAt, at + length) : ChecksumOf(fragment.substr(kTypeAt));
    const bool is_whole = LittleEndian(fragment.substr(0, kLengthAt)) == Masked(checksum);
    return is_whole ? fragment : std::string_view();
  }

 private:
  uint32_t ChecksumOf(std::string_view bytes) {
    checksummed_ += bytes.size();
    return LogChecksum(bytes);
  }

  uint32_t ChecksumOf(size_t begin, size_t end) {
    if (!parts_.has_value()) {
      checksummed_ += bytes_.size();
      parts_.emplace(bytes_);
    }
    return parts_->Of(begin, end);
  }

  const std::string_view bytes_;
  uint64_t& checksummed_;
  std::optional<PartChecksums> parts_;
};

// The log, block by block.
class Scan {
 public:
  void Read(std::string_view block) {
    Block fragments(block, found_.checksummed);
    size_t at = 0;
    while (at < block.size() && !found_.goes_on) {
      // Too little for a header is left empty at the end of a block.
      if (block.size() - at < kHeaderBytes && block.size() == kBlockBytes) break;
      const std::string_view fragment =
          fragments.FragmentAt(at, /*is_search=*/found_.broken_at.has_value());
      if (fragment.empty()) Break(position_ + at);
      if (found_.broken_at.has_value()) {
        // Of what is behind it only a beginning counts, wherever it is: lengths may be wrong.
        found_.goes_on = !fragment.empty() && Begins(fragment[kTypeAt]);
        ++at;
      } else {
        Follow(fragment, position_ + at);
        at += fragment.size();
      }
    }
    position_ += block.size();
  }

  LogScan End() {
    if (record_at_.has_value()) Break(*record_at_);
    return found_;
  }

 private:
  // What is not whole begins where its record did.
  void Break(uint64_t at) {
    if (!found_.broken_at.has_value()) found_.broken_at = record_at_.value_or(at);
    record_at_.reset();
  }

  void Follow(std::string_view fragment, uint64_t at) {
    const char type = fragment[kTypeAt];
    if (Begins(type) == record_at_.has_value()) {
      // The record before has no end, or this one no beginning.
      Break(at);
      found_.goes_on = Begins(type);
      return;
    }
    if (Begins(type)) {
      record_at_ = at;
      batch_header_.clear();
    }
    const std::string_view bytes = fragment.substr(kHeaderBytes);
    batch_header_ += bytes.substr(0, kBatchHeaderBytes - batch_header_.size());
    if (type == kWhole || type == kLast) Complete();
  }

  void Complete() {
    const std::string_view header = batch_header_;
    const uint64_t first = LittleEndian(header.substr(0, 8));
    const uint64_t count = LittleEndian(header.substr(std::min<size_t>(8, header.size())));
    if (header.size() < kBatchHeaderBytes ||
        (found_.changes.has_value() && first != found_.changes->end)) {
      Break(*record_at_);
      found_.goes_on = true;
      return;
    }
    if (!found_.changes.has_value()) found_.changes = {.first = first, .count = count};
    found_.changes->end = first + count;
    record_at_.reset();
  }

  LogScan found_;
  uint64_t position_ = 0;              // of the block, in the log
  std::optional<uint64_t> record_at_;  // of the record that has no end yet
  std::string batch_header_;           // its first bytes
};

}  // namespace

absl::StatusOr<LogScan> ScanLog(const std::string& path, rocksdb::Env& env) {
  std::unique_ptr<rocksdb::SequentialFile> file;
  rocksdb::Status status = env.NewSequentialFile(path, &file, rocksdb::EnvOptions());
  Scan scan;
  std::string space(kBlockBytes, '\0');
  rocksdb::Slice block;
  do {
    if (status.ok()) status = file->Read(space.size(), &block, space.data());
    if (!status.ok()) return ToStatus(status, absl::StrCat("reading ", path));
    scan.Read({block.data(), block.size()});
  } while (block.size() == kBlockBytes);
  return scan.End();
}

}  // namespace timecredit::storage
