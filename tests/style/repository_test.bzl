"""Tests about the code itself, written in Python."""

def repository_test(name, main, data = [], tags = [], **attributes):
    """A test that reads the work tree with tests/style/repository.py.

    It runs each time, because it depends on files that Bazel does not know of.

    Args:
      name: of the test.
      main: a Python program, executable, whose exit code is the verdict.
      data: files it reads by their path from the root.
      tags: as everywhere.
      **attributes: as everywhere.
    """
    native.sh_test(
        name = name,
        srcs = [main],
        data = data + ["//:WORKSPACE", "//tests/style:repository.py"],
        env = {
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": ".",
        },
        tags = tags + ["external"],
        **attributes
    )
