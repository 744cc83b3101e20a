"""The tests of a folder: one cc_test for each *_test.cc, so that a new file needs no rule."""

load("//bazel:cc.bzl", "cc_test")

def cc_tests(name, deps, size = "small", sizes = {}, data = []):
    """Declares a cc_test for each *_test.cc of this package, named as its file.

    Args:
      name: of all of them together.
      deps: of each of them, beside GoogleTest.
      size: of those that `sizes` does not name.
      sizes: size by the test's name.
      data: what all of them find beside them when they run.
    """
    tests = [
        source[:-len(".cc")]
        for source in native.glob(["*_test.cc"])
    ]
    native.test_suite(
        name = name,
        tests = [":" + test for test in tests],
    )
    for test in tests:
        cc_test(
            name = test,
            size = sizes.get(test, size),
            srcs = [test + ".cc"],
            data = data,
            deps = deps + [
                "@system//:gmock",
                "@system//:gtest_main",
            ],
        )
