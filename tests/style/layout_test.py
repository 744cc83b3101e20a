#!/usr/bin/env python3
"""What lies where, under which name, and how long it may be."""

import re
import unittest

from tests.style import repository

_TOP_LEVEL = {
    "BUILD",
    "LICENSE",
    "README.md",
    "WORKSPACE",
    "bazel",
    "clients",
    "ledger",
    "proto",
    "tests",
}

# Names that attract homeless code.
_REFUSED_WORDS = {"util", "utils", "common", "helper", "helpers", "manager"}

# A file of ledger/ that grows past this holds two things. Functions: .clang-tidy.
_MOST_LINES = 400


class LayoutTest(unittest.TestCase):
    def test_nothing_else_lies_at_the_top(self):
        present = {path.split("/")[0] for path in repository.files()}
        beside = {name for name in present - _TOP_LEVEL if not name.startswith(".")}
        self.assertEqual(beside, set())

    def test_names_say_what_is_inside(self):
        refused = [
            path
            for path in repository.files()
            if _REFUSED_WORDS.intersection(re.split(r"[/_.\-]", path.lower()))
        ]
        self.assertEqual(refused, [])

    def test_files_of_the_ledger_stay_short(self):
        lengths = {
            path: len(repository.read(path).splitlines())
            for path in repository.files(".h", ".cc")
            if path.startswith("ledger/")
        }
        too_long = {path for path, lines in lengths.items() if lines > _MOST_LINES}
        self.assertEqual(too_long, set())


if __name__ == "__main__":
    unittest.main()
