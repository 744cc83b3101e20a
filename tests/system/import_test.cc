#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/status.h>
#include <grpcpp/support/sync_stream.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/cpp/error.h"
#include "clients/cpp/result.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/import.grpc.pb.h"
#include "proto/timecredit/v1/import.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class Imports : public testing::Test {
 protected:
  v1::CreateImportRequest File(const std::string& rows, bool with_reference = true) {
    v1::CreateImportRequest request;
    request.set_parent(ServedTown::kScheme);
    v1::Import& import = *request.mutable_import();
    import.set_source("timesheets");
    import.mutable_columns()->set_member("member");
    import.mutable_columns()->set_activity("activity");
    import.mutable_columns()->set_date("date");
    import.mutable_columns()->set_duration("minutes");
    if (with_reference) import.mutable_columns()->set_reference("reference");
    import.set_duration_unit(v1::DURATION_UNIT_MINUTES);
    import.set_date_format(v1::DATE_FORMAT_YEAR_MONTH_DAY);
    request.set_csv("reference,member,activity,date,minutes\n" + rows);
    return request;
  }

  // Imports a file that must be importable; how it stands at the end.
  v1::Import Import(const v1::CreateImportRequest& request) {
    const auto checked = town.client().imports().CreateImport(request);
    EXPECT_TRUE(checked.ok()) << checked.error().message;
    if (!checked.ok()) return {};
    v1::CommitImportRequest commit;
    commit.set_name(checked->name());
    const auto done = town.client().imports().CommitImport(commit, [](const v1::Import&) {});
    EXPECT_TRUE(done.ok()) << done.error().message;
    return done.ok() ? *done : v1::Import();
  }

  int Awaiting() {
    v1::ListHourLogsRequest request;
    request.set_parent(ServedTown::kScheme);
    int awaiting = 0;
    for (const auto& log : town.client().hours().ListHourLogs(request)) {
      EXPECT_TRUE(log.ok()) << log.error().message;
      ++awaiting;
    }
    return awaiting;
  }

  ServedTown town;
};

constexpr size_t kLargestFile = 16 << 20;  // as import.proto says

constexpr char kTwoRows[] =
    "r1,1,garden-day,2026-03-09,90\n"
    "r2,2,garden-day,2026-03-09,60\n";

TEST_F(Imports, LogTheRowsOfAFile) {
  const auto done = Import(File(kTwoRows));
  EXPECT_EQ(done.state(), v1::Import::STATE_DONE);
  EXPECT_EQ(done.rows(), 2);
  EXPECT_EQ(done.imported_rows(), 2);
  EXPECT_EQ(Awaiting(), 2);
}

TEST_F(Imports, OfTheSameFileAgainChangeNothing) {
  Import(File(kTwoRows));
  const auto again = Import(File(kTwoRows));
  EXPECT_EQ(again.imported_rows(), 0);
  EXPECT_EQ(again.unchanged_rows(), 2);
  EXPECT_EQ(Awaiting(), 2);
}

TEST_F(Imports, OfTheSameFileBySomebodyElseAfterARestartChangeNothing) {
  Import(File(kTwoRows));
  town.Restart("taff/officer:7");
  const auto again = Import(File(kTwoRows));
  EXPECT_EQ(again.unchanged_rows(), 2);
  EXPECT_EQ(Awaiting(), 2);
}

TEST_F(Imports, WithALineInsertedAboveLogThatLineOnly) {
  Import(File(kTwoRows));
  const auto again = Import(File(std::string("r0,1,garden-day,2026-03-08,30\n") + kTwoRows));
  EXPECT_EQ(again.imported_rows(), 1);
  EXPECT_EQ(again.unchanged_rows(), 2);
  EXPECT_EQ(Awaiting(), 3);
}

TEST_F(Imports, WithAnEditedRowReportAConflictAndPostNothingTwice) {
  Import(File(kTwoRows));
  const auto again =
      Import(File("r1,1,garden-day,2026-03-09,120\n"
                  "r2,2,garden-day,2026-03-09,60\n"));
  EXPECT_EQ(again.conflicting_rows(), 1);
  EXPECT_EQ(again.unchanged_rows(), 1);
  EXPECT_EQ(again.imported_rows(), 0);
  EXPECT_EQ(Awaiting(), 2);
  v1::ListImportRowsRequest request;
  request.set_parent(again.name());
  request.set_only_problems(true);
  int problems = 0;
  for (const auto& row : town.client().imports().ListImportRows(request)) {
    ASSERT_TRUE(row.ok()) << row.error().message;
    EXPECT_EQ(row->line(), 2);
    EXPECT_EQ(row->state(), v1::ImportRow::STATE_CONFLICT);
    ++problems;
  }
  EXPECT_EQ(problems, 1);
}

TEST_F(Imports, WithoutReferencesKeepTwoEqualShifts) {
  const std::string shifts =
      "a,1,garden-day,2026-03-09,60\n"
      "b,1,garden-day,2026-03-09,60\n";
  EXPECT_EQ(Import(File(shifts, /*with_reference=*/false)).imported_rows(), 2);
  EXPECT_EQ(Import(File(shifts, /*with_reference=*/false)).unchanged_rows(), 2);
  EXPECT_EQ(Awaiting(), 2);
}

TEST_F(Imports, SayThatAnEqualRowWasTakenAsAlreadyThere) {
  const std::string row = "a,1,garden-day,2026-03-09,60\n";
  Import(File(row, /*with_reference=*/false));
  const auto again = Import(File(row, /*with_reference=*/false));
  EXPECT_EQ(again.unchanged_rows(), 1);
  v1::ListImportRowsRequest request;
  request.set_parent(again.name());
  const auto rows = All(town.client().imports().ListImportRows(request));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].state(), v1::ImportRow::STATE_UNCHANGED);
  EXPECT_EQ(client::ErrorOf(rows[0].error()).reason, "ROW_EQUAL");
  // With references it is known for certain.
  Import(File("r1,2,garden-day,2026-03-09,60\n"));
  request.set_parent(Import(File("r1,2,garden-day,2026-03-09,60\n")).name());
  EXPECT_FALSE(All(town.client().imports().ListImportRows(request)).at(0).has_error());
}

TEST_F(Imports, KnowARowByTheMemberHoweverTheyAreNamed) {
  v1::CreateMemberRequest create;
  create.set_parent(ServedTown::kScheme);
  create.mutable_member()->mutable_fields()->set_full_name("Cai Rees");
  create.mutable_member()->mutable_fields()->set_member_id("cai-rees");
  create.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().members().CreateMember(create).ok());
  EXPECT_EQ(Import(File("a,cai-rees,garden-day,2026-03-09,60\n", false)).imported_rows(), 1);
  EXPECT_EQ(Import(File("a,3,garden-day,2026-03-09,60\n", false)).unchanged_rows(), 1);
}

TEST_F(Imports, FindInADryRunWhatTheImportWouldRefuse) {
  std::string rows;
  for (int i = 0; i < 30; ++i) rows += "r" + std::to_string(i) + ",1,garden-day,2026-03-09,60\n";
  const auto checked = town.client().imports().CreateImport(File(rows));
  ASSERT_TRUE(checked.ok()) << checked.error().message;
  EXPECT_EQ(checked->invalid_rows(), 6);
}

TEST_F(Imports, LeaveMemoryAfterADay) {
  const auto checked = town.client().imports().CreateImport(File(kTwoRows));
  ASSERT_TRUE(checked.ok()) << checked.error().message;
  v1::GetImportRequest request;
  request.set_name(checked->name());
  EXPECT_TRUE(town.client().imports().GetImport(request).ok());
  town.clock.Set(town.clock.Now() + absl::Hours(25));
  EXPECT_EQ(ReasonOf(town.client().imports().GetImport(request)), "IMPORT_UNKNOWN");
}

TEST_F(Imports, CheckTheWholeFileBeforeTheFirstWrite) {
  const auto checked =
      town.client().imports().CreateImport(File("r1,1,garden-day,2026-03-09,90\n"
                                                "r2,99,garden-day,2026-03-09,60\n"
                                                "r3,1,garden-day,2026-03-11,60\n"
                                                "r4,1,dancing,2026-03-09,60\n"
                                                "r5,1,garden-day,9 March,60\n"));
  ASSERT_TRUE(checked.ok()) << checked.error().message;
  EXPECT_EQ(checked->invalid_rows(), 4);
  v1::CommitImportRequest commit;
  commit.set_name(checked->name());
  EXPECT_EQ(ReasonOf(town.client().imports().CommitImport(commit, [](const v1::Import&) {})),
            "IMPORT_INVALID");
  EXPECT_EQ(Awaiting(), 0);
  v1::ListImportRowsRequest request;
  request.set_parent(checked->name());
  request.set_only_problems(true);
  std::map<int, std::string> reasons;
  for (const auto& row : town.client().imports().ListImportRows(request)) {
    ASSERT_TRUE(row.ok()) << row.error().message;
    reasons[row->line()] = client::ErrorOf(row->error()).reason;
  }
  EXPECT_EQ(reasons, (std::map<int, std::string>{{3, "MEMBER_UNKNOWN"},
                                                 {4, "DATE_IN_FUTURE"},
                                                 {5, "ACTIVITY_UNKNOWN"},
                                                 {6, "DATE_NOT_AS_DECLARED"}}));
}

TEST_F(Imports, RefuseAFileThatIsNotAsDeclared) {
  auto request = File(kTwoRows);
  request.mutable_import()->mutable_columns()->set_duration("hours");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "COLUMN_UNKNOWN");
  request = File(kTwoRows);
  request.mutable_import()->clear_duration_unit();
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "UNIT_MISSING");
  request = File("r1,1,garden-day,2026-03-09,90,\"\n");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "CSV_INVALID");
  request = File(kTwoRows);
  request.set_csv(
      "reference,member,activity,date,minutes,minutes\nr1,1,garden-day,2026-03-09,90,90\n");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "COLUMN_TWICE");
  request = File("");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "CSV_EMPTY");
  constexpr int kMostRows = 100'000;  // as import.proto says
  for (int row = 0; row <= kMostRows; ++row) request.mutable_csv()->append("r,1,a,b,1\n");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "CSV_TOO_LONG");
}

TEST_F(Imports, TakeInAFileThatIsLargerThanAnyMessage) {
  auto request = File(kTwoRows);
  request.mutable_csv()->append(kLargestFile - request.csv().size(), '\n');
  EXPECT_EQ(Import(request).imported_rows(), 2);
  EXPECT_EQ(Awaiting(), 2);
  request.mutable_csv()->append("\n");
  EXPECT_EQ(ReasonOf(town.client().imports().CreateImport(request)), "FILE_TOO_LARGE");
}

// The pieces of a file, sent one by one.
class Upload {
 public:
  explicit Upload(const std::string& address)
      : stub_(v1::ImportService::NewStub(
            grpc::CreateChannel(address, grpc::InsecureChannelCredentials()))),
        writer_(stub_->CreateImport(&context_, &import_)) {}

  bool Send(const v1::CreateImportRequest& piece) { return writer_->Write(piece); }
  void Leave() { context_.TryCancel(); }

  // What is answered, once the last piece is sent or the server has answered before.
  std::string Reason() {
    writer_->WritesDone();
    const grpc::Status status = writer_->Finish();
    return status.ok() ? "" : client::ErrorOf(status).reason;
  }
  const v1::Import& import() const { return import_; }

 private:
  grpc::ClientContext context_;
  const std::unique_ptr<v1::ImportService::Stub> stub_;
  v1::Import import_;
  const std::unique_ptr<grpc::ClientWriter<v1::CreateImportRequest>> writer_;
};

v1::CreateImportRequest Rest(const std::string& csv) {
  v1::CreateImportRequest piece;
  piece.set_csv(csv);
  return piece;
}

TEST_F(Imports, TakePiecesThatAreCutAnywhere) {
  Upload upload(town.address());
  auto first = File("");
  first.mutable_csv()->append("r1,1,gard");
  upload.Send(first);
  upload.Send(Rest(""));
  upload.Send(Rest("en-day,2026-03-09,9"));
  upload.Send(Rest("0\n"));
  EXPECT_EQ(upload.Reason(), "");
  EXPECT_EQ(upload.import().rows(), 1);
  EXPECT_EQ(upload.import().invalid_rows(), 0);
}

TEST_F(Imports, RefusePiecesThatSayMoreThanTheRestOfTheFile) {
  const auto refused = [&](const auto& change) {
    Upload upload(town.address());
    upload.Send(File(kTwoRows));
    v1::CreateImportRequest piece = Rest("\n");
    change(piece);
    upload.Send(piece);
    return upload.Reason();
  };
  using Request = v1::CreateImportRequest;
  EXPECT_EQ(refused([](Request&) {}), "");
  EXPECT_EQ(refused([](Request& it) { it.set_parent("schemes/taff"); }), "FIELD_NOT_FIRST");
  EXPECT_EQ(refused([](Request& it) { it.mutable_import(); }), "FIELD_NOT_FIRST");
  EXPECT_EQ(refused([](Request& it) { it.mutable_csv()->resize((4 << 20) + 1); }),
            "MESSAGE_TOO_LARGE");
}

TEST_F(Imports, OfNothingAreRefused) {
  EXPECT_EQ(Upload(town.address()).Reason(), "FIELD_REQUIRED");
}

// A file of 15 MiB that is not sent to its end yet.
std::unique_ptr<Upload> Begun(const std::string& address, const v1::CreateImportRequest& first) {
  auto upload = std::make_unique<Upload>(address);
  bool taken = upload->Send(first);
  for (int piece = 0; piece < 15 && taken; ++piece) {
    taken = upload->Send(Rest(std::string(1 << 20, '\n')));
  }
  return upload;
}

TEST_F(Imports, UnderWayTakeNoMoreMemoryThanFourOfTheLargest) {
  std::vector<std::unique_ptr<Upload>> uploads;
  for (int upload = 0; upload < 8; ++upload) {
    uploads.push_back(Begun(town.address(), File("")));
  }
  std::map<std::string, int> answers;
  for (auto& upload : uploads) ++answers[upload->Reason()];
  EXPECT_GE(answers["QUEUE_FULL"], 1);
  EXPECT_EQ(answers["QUEUE_FULL"] + answers["CSV_EMPTY"], 8);
}

TEST_F(Imports, ThatAreLeftUnfinishedGiveTheirMemoryBack) {
  for (int upload = 0; upload < 8; ++upload) Begun(town.address(), File(""))->Leave();
  const auto next = town.client().imports().CreateImport(File(kTwoRows));
  EXPECT_TRUE(next.ok()) << next.error().message;
}

TEST_F(Imports, RefuseReferencesThatSayWhoItIs) {
  const auto checked =
      town.client().imports().CreateImport(File("ann-3,1,garden-day,2026-03-09,90\n"
                                                "ann-4,2,garden-day,2026-03-09,90\n"
                                                "davies4,2,garden-day,2026-03-09,90\n"));
  ASSERT_TRUE(checked.ok()) << checked.error().message;
  v1::ListImportRowsRequest request;
  request.set_parent(checked->name());
  std::map<int, std::string> reasons;
  for (const auto& row : town.client().imports().ListImportRows(request)) {
    ASSERT_TRUE(row.ok()) << row.error().message;
    reasons[row->line()] = client::ErrorOf(row->error()).reason;
  }
  EXPECT_EQ(reasons, (std::map<int, std::string>{
                         {2, "REFERENCE_PERSONAL"}, {3, ""}, {4, "REFERENCE_PERSONAL"}}));
}

TEST_F(Imports, ThatThereAreNotAreUnknown) {
  v1::GetImportRequest request;
  request.set_name("schemes/taff/imports/5");
  EXPECT_EQ(ReasonOf(town.client().imports().GetImport(request)), "IMPORT_UNKNOWN");
}

}  // namespace
}  // namespace timecredit::system_test
