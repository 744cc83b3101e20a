#include "ledger/storage/memory/memory_key_store.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/storage/key_store_contract.h"

namespace timecredit::storage {
namespace {

INSTANTIATE_TEST_SUITE_P(Memory, KeyStoreContract,
                         testing::Values(KeyStoreKind{
                             "Memory", [] { return std::make_unique<MemoryKeyStore>(); }}));

}  // namespace
}  // namespace timecredit::storage
