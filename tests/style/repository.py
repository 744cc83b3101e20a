"""The work tree that the tests about the code itself read.

They look at every file, those that no BUILD file names too, so they leave Bazel's copy and follow
its link back.
"""

import os
import subprocess


def root():
    """The top of the work tree."""
    return os.path.dirname(os.path.realpath("WORKSPACE"))


def git(*arguments):
    """The lines that git prints, run at the top of the work tree."""
    command = ["git", "-c", "safe.directory=*", "-c", "core.quotePath=off", *arguments]
    return subprocess.run(
        command, cwd=root(), check=True, stdout=subprocess.PIPE, text=True
    ).stdout.splitlines()


def files(*suffixes):
    """Paths, from the top, of what is or could be committed and ends so (all, without suffixes)."""
    paths = git("ls-files", "--cached", "--others", "--exclude-standard")
    present = (path for path in sorted(set(paths)) if os.path.exists(os.path.join(root(), path)))
    return [path for path in present if not suffixes or path.endswith(suffixes)]


def read(path):
    with open(os.path.join(root(), path), encoding="utf-8") as file:
        return file.read()


def check(command, paths):
    """The exit code of a checking tool run over files at the top of the work tree."""
    if not paths:
        print("no file to check: this test would pass whatever the code looked like")
        return 1
    print(f"{os.path.basename(command[0])}: {len(paths)} files", flush=True)
    environment = {**os.environ, "HOME": os.environ["TEST_TMPDIR"]}
    return subprocess.run([*command, *paths], cwd=root(), env=environment).returncode
