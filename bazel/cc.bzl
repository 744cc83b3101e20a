"""C++ rules of this project: as Bazel's own, with the headers of //bazel/precompiled read already."""

_HEADER = "//bazel/precompiled:libraries"

# What is built to be fast is built rarely, and with other options than the precompiled header.
_OPTIONS = select({
    "//bazel/precompiled:optimised": [],
    "//conditions:default": [
        "-include",
        "bazel/precompiled/libraries.h",
        "-Winvalid-pch",
    ],
})
_DEPENDENCIES = select({
    "//bazel/precompiled:optimised": [],
    "//conditions:default": [_HEADER],
})

def cc_library(copts = [], deps = [], **attributes):
    native.cc_library(copts = copts + _OPTIONS, deps = deps + _DEPENDENCIES, **attributes)

def cc_binary(copts = [], deps = [], **attributes):
    native.cc_binary(copts = copts + _OPTIONS, deps = deps + _DEPENDENCIES, **attributes)

def cc_test(copts = [], deps = [], **attributes):
    native.cc_test(copts = copts + _OPTIONS, deps = deps + _DEPENDENCIES, **attributes)
