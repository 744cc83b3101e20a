// Debian's libraries are not instrumented: ThreadSanitizer does not see their locks, and takes what
// these protect for races. Named here is each library that was seen to be so accused, and no code
// of this project. "race" drops reports with that library in the stack; "called_from_lib" ignores
// memory that it touches through memcpy and its like. Locks and atomics of our own count as ever.
extern "C" const char* __tsan_default_suppressions() {
  return "race:libabsl_graphcycles_internal.so\n"  // absl::Mutex of gRPC
         "race:libabsl_cord.so\n"
         "race:libabsl_status.so\n"  // the count of who shares an error's details
         "race:libabsl_time.so\n"    // the zones that it loads once
         "race:libgpr.so\n"
         "race:libgrpc.so\n"
         "race:libgrpc++.so\n"
         "race:libprometheus-cpp-core.so\n"
         "race:libprotobuf.so\n"
         "race:librocksdb.so\n"
         "race:libupb.so\n"
         "race:^grpc::internal::\n"     // what its headers bring, ordered by locks inside it
         "called_from_lib:liblz4.so\n"  // blocks that RocksDB hands from thread to thread
         "called_from_lib:librocksdb.so\n"
         "called_from_lib:libstdc++.so\n";
}
