#ifndef TESTS_STORAGE_SAMPLE_ROWS_H_
#define TESTS_STORAGE_SAMPLE_ROWS_H_

#include <cstdint>
#include <vector>

#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"

namespace timecredit::storage {

// Small rows that stand for any: a member's minutes on a day.
journal::MemberDay Day(uint64_t scheme, uint64_t member, int day, int64_t minutes = 0);

// The minutes of that row; -1 when there is none or the store fails.
int64_t MinutesOf(const journal::ProjectionReader& rows, const journal::MemberDay::Key& key);

// What a fresh snapshot says of it.
int64_t StoredMinutes(const Store& store, const journal::MemberDay::Key& key);

// One row of every table, all of one scheme but those of the registry.
std::vector<journal::Row> OneRowOfEachTable();

// Every row of a store, decoded from its bytes, in the order of the bytes. Fails the test when
// something does not decode, or lies in another order.
std::vector<journal::Row> AllRows(const Store& store);

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_SAMPLE_ROWS_H_
