#include "ledger/service/worker_pool.h"

#include <future>
#include <memory>
#include <thread>

#include "gtest/gtest.h"

namespace timecredit::service {
namespace {

TEST(WorkerPool, RunsWhatWaitsBeforeItEnds) {
  int done = 0;
  {
    WorkerPool pool(1, 100);
    for (int task = 0; task < 100; ++task) pool.Run([&] { ++done; });
  }
  EXPECT_EQ(done, 100);
}

TEST(WorkerPool, TakesNoMoreThanMayWait) {
  std::promise<void> begun;
  std::promise<void> released;
  WorkerPool pool(1, 1);
  pool.Run([&] {
    begun.set_value();
    released.get_future().wait();
  });
  begun.get_future().wait();
  EXPECT_TRUE(pool.TryRun([] {}));
  EXPECT_FALSE(pool.TryRun([] {}));
  pool.Run([] {});  // in any case
  released.set_value();
}

TEST(WorkerPool, MayEndWhileWhoeverBroughtItsLastTaskIsStillLeaving) {
  for (int time = 0; time < 1'000; ++time) {
    std::promise<void> ran;
    auto pool = std::make_unique<WorkerPool>(1, 1);
    std::thread bringing([&pool = *pool, &ran] { pool.Run([&ran] { ran.set_value(); }); });
    ran.get_future().wait();
    pool.reset();
    bringing.join();
  }
}

}  // namespace
}  // namespace timecredit::service
