#!/usr/bin/env python3
"""Every RPC is called by a system test, and every failure that its comment documents is named by
one: what the API promises, somebody has tried."""

import re
import sys

from tests.style import repository

# A comment and the RPC that it stands over.
RPC = re.compile(r"((?:^  //.*\n)+)^  rpc (\w+)\(", re.MULTILINE)
# Codes and reasons look alike; only reasons are stable.
REASON = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b")
CODES = {"ALREADY_EXISTS", "FAILED_PRECONDITION", "INVALID_ARGUMENT", "NOT_FOUND",
         "PERMISSION_DENIED", "RESOURCE_EXHAUSTED"}


def untried(proto, tests):
    """What a file of the API promises and no test tries."""
    for comment, rpc in RPC.findall(proto):
        if not re.search(rf"\b{rpc}\(", tests):
            yield f"{rpc} is never called"
        for reason in REASON.findall(comment):
            if reason not in CODES and reason not in tests:
                yield f"{rpc}: {reason} is never tried"


def main():
    """Says what is missing; fails where something is."""
    sources = [path for path in repository.files("_test.cc") if path.startswith("tests/system/")]
    tests = "".join(repository.read(path) for path in sources)
    files = [path for path in repository.files(".proto") if path.startswith("proto/timecredit/v1/")]
    missing = [f"{path}: {what}" for path in files for what in untried(repository.read(path), tests)]
    print("\n".join(missing) or f"{len(files)} files of the API")
    return 1 if missing or not files else 0


sys.exit(main())
