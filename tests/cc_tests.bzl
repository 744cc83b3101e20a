"""The tests of a folder: one cc_test for each *_test.cc, so that a new file needs no rule."""

load("//bazel:cc.bzl", "cc_test")

def cc_tests(deps, size = "small", sizes = {}, data = [], exclude = []):
    """Declares a cc_test for each *_test.cc of this package, named as its file.

    Args:
      deps: of each of them, beside GoogleTest.
      size: of those that `sizes` does not name.
      sizes: size by the test's name.
      data: what all of them find beside them when they run.
      exclude: files whose tests have rules of their own.
    """
    for source in native.glob(
        ["*_test.cc"],
        exclude = exclude,
    ):
        name = source[:-len(".cc")]
        cc_test(
            name = name,
            size = sizes.get(name, size),
            srcs = [source],
            data = data,
            deps = deps + [
                "@system//:gmock",
                "@system//:gtest_main",
            ],
        )
