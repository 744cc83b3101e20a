#!/usr/bin/env python3
"""Every C++ file is as clang-format lays it out: `clang-format -i FILE` mends it."""

import sys

from tests.style import repository

sys.exit(repository.check(["clang-format", "--dry-run", "-Werror"], repository.files(".h", ".cc")))
