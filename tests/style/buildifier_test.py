#!/usr/bin/env python3
"""Every BUILD and .bzl file is as buildifier lays it out, and free of its warnings.

`bazel/bazelw run @npm//:buildifier -- "$PWD/FILE"` mends the layout.
"""

import os
import sys

from tests.style import repository

# This Bazel's C++ and shell rules are its own, not yet loaded from elsewhere.
_NATIVE = (
    "-native-cc-binary,-native-cc-common,-native-cc-info,-native-cc-library,-native-cc-test,"
    "-native-sh-binary,-native-sh-test"
)
_COMMAND = [
    os.path.realpath(sys.argv[1]),
    "-mode=check",
    "-lint=warn",
    "-warnings=" + _NATIVE,
]
_PATHS = [
    path
    for path in repository.files("BUILD", "WORKSPACE", ".bzl")
    if path.endswith(".bzl") or os.path.basename(path) in ("BUILD", "WORKSPACE")
]

sys.exit(repository.check(_COMMAND, _PATHS))
