#!/usr/bin/env python3
"""Holds the README's "Adding an operation" against the tree.

Its table names every file of the product that says anything of its example. A file more means that
the next operation costs an edit that decides nothing: derive it, or say in the table what it is for.
"""

import re
import unittest

from tests.style import repository

_SECTION = re.compile(r"^## Adding an operation\n(.*?)^## ", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"`(\w+)`, whose\s+record says `(\w+)`")
_ROW = re.compile(r"^\| \[[^\]]+\]\(([^)]+)\)", re.MULTILINE)
_PRODUCT = ("clients/", "ledger/", "proto/")


def _snake(name):
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


class AddingAnOperationTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.section = _SECTION.search(repository.read("README.md")).group(1)
        names = _EXAMPLE.search(self.section).groups()
        spellings = [spelling for name in names for spelling in (name, _snake(name))]
        self.example = re.compile("|".join(rf"\b{spelling}\b" for spelling in spellings))
        self.listed = _ROW.findall(self.section)

    def test_the_example_is_in_the_files_of_the_table_and_in_no_other_of_the_product(self):
        product = [
            path
            for path in repository.files(".h", ".cc", ".proto", ".properties", ".bzl", "BUILD")
            if path.startswith(_PRODUCT)
        ]
        naming = [path for path in product if self.example.search(repository.read(path))]
        self.assertEqual(naming, sorted(path for path in self.listed if path.startswith(_PRODUCT)))

    def test_the_model_has_one_step_for_it(self):
        steps = [path for path in self.listed if path.startswith("tests/model/")]
        self.assertEqual(len(steps), 1)
        self.assertRegex(repository.read(steps[0]), self.example)


if __name__ == "__main__":
    unittest.main()
