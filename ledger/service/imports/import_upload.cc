#include "ledger/service/imports/import_upload.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "ledger/domain/refusal.h"
#include "ledger/reporting/names.h"
#include "ledger/service/imports/byte_budget.h"
#include "ledger/service/message_limits.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/storage/store.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

constexpr char kMethod[] = "ImportService/CreateImport";

absl::Status IsTooLarge() {
  return domain::RefuseArgument("FILE_TOO_LARGE", "csv",
                                {{"most", static_cast<int64_t>(kLargestFile >> 20)}});
}

absl::Status BelongsInFirst(const char* field) {
  return domain::RefuseArgument("FIELD_NOT_FIRST", field);
}

}  // namespace

ImportUpload::ImportUpload(const Parts& parts, const grpc::CallbackServerContext& context,
                           ByteBudget& files, Use use)
    : ServedCall(parts, context, kMethod, ""),
      context_(context),
      memory_(files),
      use_(std::move(use)) {}

void ImportUpload::Start() {
  if (const auto status = Admit(); !status.ok()) {
    Answer(status);
  } else {
    StartRead(&piece_);
  }
}

void ImportUpload::OnReadDone(bool ok) {
  if (!ok && context_.IsCancelled()) {
    Answer(absl::CancelledError("the file was not sent to its end"));
  } else if (!ok) {
    UseWhole();
  } else if (const auto status = Join(); !status.ok()) {
    Answer(status);
  } else {
    StartRead(&piece_);
  }
}

absl::Status ImportUpload::Join() {
  auto status = has_begun_ ? CheckSize(piece_.ByteSizeLong()) : RequestShape(piece_).Check();
  if (!status.ok()) return status;
  if (has_begun_ && !piece_.parent().empty()) return BelongsInFirst("parent");
  if (has_begun_ && piece_.has_import()) return BelongsInFirst("import");
  if (whole_.csv().size() + piece_.csv().size() > kLargestFile) return IsTooLarge();
  if (!memory_.Take(piece_.ByteSizeLong())) return storage::QueueFull(absl::Seconds(1));
  if (!has_begun_) {
    whole_ = std::move(piece_);
  } else {
    whole_.mutable_csv()->append(piece_.csv());
  }
  has_begun_ = true;
  piece_.Clear();
  return absl::OkStatus();
}

void ImportUpload::UseWhole() {
  const bool taken = parts().pools.imports.TryRun([this] {
    RequestReader reader(caller(), parts().names, reporting::Look::kInStore);
    auto status = caller().CheckWanted();
    if (status.ok()) status = use_(whole_, reader);
    Answer(reader.status().ok() ? status : reader.status());
  });
  if (!taken) Answer(storage::QueueFull(absl::Seconds(1)));
}

}  // namespace timecredit::service
