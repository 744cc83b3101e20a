#!/usr/bin/env python3
"""Holds every #include of ledger/ and clients/ against the table in ledger/rooms.bzl."""

import fnmatch
import re
import runpy
import unittest

from tests.style import repository

_TABLE = runpy.run_path("ledger/rooms.bzl")
_ROOMS = _TABLE["ROOMS"]
_LIBRARIES = _TABLE["LIBRARIES"]
_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
# <vector> and the like: no folder, no suffix.
_STANDARD_HEADER = re.compile(r"^[a-z_0-9]+$")
_PLANTED = "tests/rooms/planted/"


def _match(path, held):
    """How well a file fits what a room holds: more is better, None is not at all."""
    folder, _, name = held.rpartition("/")
    if name == "...":
        return (len(folder), 0) if path.startswith(folder + "/") else None
    in_folder = path.startswith(folder + "/") and "/" not in path[len(folder) + 1 :]
    return (len(folder), 1) if in_folder and fnmatch.fnmatch(path, held) else None


def room_of(path):
    """The room that holds a file, or None."""
    matches = [
        (match, room)
        for room, row in _ROOMS.items()
        for match in (_match(path, held) for held in row["holds"])
        if match
    ]
    return max(matches)[1] if matches else None


def library_of(header):
    """The library that a system header belongs to, or None."""
    for library, beginnings in _LIBRARIES.items():
        if header.startswith(tuple(beginnings)):
            return library
    return None


def objection(path, header):
    """Why the file may not include the header, or None if it may."""
    for beginning, reason in _TABLE["REFUSED"].items():
        if header.startswith(beginning):
            return reason
    room = room_of(path)
    if room is None:
        return "the file lies in no room"
    if _STANDARD_HEADER.match(header):
        return None
    owner = library_of(header) or room_of(header)
    if owner is None:
        return "the header belongs to no room and no library"
    allowed = _ROOMS[room]["may_include"] + _TABLE["EVERYWHERE"] + [room]
    if owner in allowed or ("everything" in allowed):
        return None
    return f"{room} may not include {owner}"


def objections(paths, prefix=""):
    """One line for each include that the table refuses; `prefix` is cut from the paths."""
    lines = []
    for path in paths:
        for number, line in enumerate(repository.read(path).splitlines(), start=1):
            include = _INCLUDE.match(line)
            if not include:
                continue
            reason = objection(path.removeprefix(prefix), include.group(1))
            if reason:
                lines.append(f"{path.removeprefix(prefix)}:{number}: {include.group(1)}: {reason}")
    return lines


class RoomsTest(unittest.TestCase):
    maxDiff = None

    def test_every_include_is_in_the_table(self):
        paths = [
            path
            for path in repository.files(".h", ".cc")
            if path.startswith(("ledger/", "clients/"))
        ]
        self.assertEqual(objections(paths), [])

    def test_planted_violations_are_noticed(self):
        paths = [path for path in repository.files(".h", ".cc") if path.startswith(_PLANTED)]
        self.assertEqual(
            objections(paths, prefix=_PLANTED),
            [
                # Another room, above this one.
                "ledger/domain/calls_up.h:4: ledger/exchange/redeem_credits.h: "
                "domain may not include exchange",
                # A library of the system, which no visibility stops.
                "ledger/exchange/looks_into_the_engine.cc:6: rocksdb/db.h: "
                "exchange may not include rocksdb",
                # A header that nobody may include, though its library is for everyone.
                "ledger/exchange/waits.cc:1: absl/synchronization/mutex.h: "
                + _TABLE["REFUSED"]["absl/synchronization/"],
                # Protobuf in the journal, but outside its codec.
                "ledger/journal/rows.cc:3: google/protobuf/message.h: "
                "journal may not include protobuf",
                # A header that comes along with the exchange, of a room not in service's row.
                "ledger/service/reaches_through.cc:5: ledger/personal/compartment.h: "
                "service may not include personal",
                # A path that is not from the root; and a port that knows one of its adapters.
                "ledger/storage/store.cc:1: store.h: "
                "the header belongs to no room and no library",
                "ledger/storage/store.cc:6: ledger/storage/rocksdb/sequencer.h: "
                "storage may not include storage_rocksdb",
            ],
        )

    def test_every_name_in_the_table_is_known(self):
        known = {*_ROOMS, *_LIBRARIES, "everything"}
        for room, row in _ROOMS.items():
            self.assertLessEqual(set(row["may_include"]), known, room)

    def test_rooms_do_not_include_each_other_in_a_circle(self):
        finished = set()

        def visit(room, path):
            self.assertNotIn(room, path, "a circle: " + " -> ".join([*path, room]))
            if room in finished or room not in _ROOMS:
                return
            for other in _ROOMS[room]["may_include"]:
                visit(other, [*path, room])
            finished.add(room)

        for room in _ROOMS:
            visit(room, [])


if __name__ == "__main__":
    unittest.main()
