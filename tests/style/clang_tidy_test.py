#!/usr/bin/env python3
"""clang-tidy finds nothing in the C++ files that changed, or with --all in any.

Changed means: against the merge base with origin/main or main; on main itself, as in a fresh clone,
where nothing differs from it: by the last commit. Where a .clang-tidy changed, every file counts as
changed. That takes a quarter of an hour and more, so whoever lands runs clang_tidy_all_test first.

A header is looked at by way of a source file that includes it. What was found clean is not looked
at again until it, a header it includes or a .clang-tidy changes: .build/clang-tidy remembers.
"""

import concurrent.futures
import hashlib
import os
import re
import subprocess
import sys

from tests.style import repository

_GRPC_PLUGIN = "/usr/bin/grpc_cpp_plugin"
_INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


def _commit(name):
    """The commit of that name, or None."""
    found = repository.git("for-each-ref", "--format=%(objectname)", name)
    return found[0] if found else None


def _base():
    """The commit to compare with, or None."""
    head = repository.git("rev-parse", "HEAD")[0]
    for branch in ("refs/remotes/origin/main", "refs/heads/main"):
        if _commit(branch):
            base = repository.git("merge-base", head, _commit(branch))[0]
            if base != head:
                return base
    parent = repository.git("rev-list", "--max-count=1", "--skip=1", "--first-parent", head)
    return parent[0] if parent else None


def _changed(paths):
    base = _base()
    if base is None:
        return paths
    changed = set(repository.git("diff", "--name-only", base))
    changed.update(repository.git("ls-files", "--others", "--exclude-standard"))
    if any(os.path.basename(path) == ".clang-tidy" for path in changed):
        return paths
    return [path for path in paths if path in changed]


def _included(path):
    """The text of a file and of this project's files that it includes, by path."""
    texts = {}
    waiting = [path]
    while waiting:
        path = waiting.pop()
        if path not in texts and os.path.exists(os.path.join(repository.root(), path)):
            texts[path] = repository.read(path)
            waiting += _INCLUDE.findall(texts[path])
    return texts


def _covering(paths, sources):
    """Files to run clang-tidy on, so that it sees all of `paths`: few, and rather sources."""
    chosen = {path for path in paths if path.endswith(".cc")}
    covered = {header for path in chosen for header in _included(path)}
    for header in (path for path in paths if path.endswith(".h")):
        if header not in covered:
            includers = [path for path in sources if header in _included(path)]
            own = header.removesuffix(".h") + ".cc"
            chosen.add(own if own in includers else (includers or [header])[0])
            covered.update(_included(header))
    return sorted(chosen)


class Tidy:
    """Runs clang-tidy, and remembers what it found clean."""

    def __init__(self):
        self._generated = os.path.join(os.environ["TEST_TMPDIR"], "generated")
        self._generate_protos()
        self._remembered = os.path.join(repository.root(), ".build", "clang-tidy")
        os.makedirs(self._remembered, exist_ok=True)
        version = subprocess.run(["clang-tidy", "--version"], check=True, stdout=subprocess.PIPE)
        settings = repository.files(".clang-tidy", ".proto")
        self._setting = version.stdout + "".join(map(repository.read, settings)).encode()

    def _generate_protos(self):
        """The headers that bazel/proto.bzl generates, included in the same ways."""
        protos = repository.files(".proto")
        published = [path for path in protos if path.startswith("proto/")]
        others = [path for path in protos if not path.startswith("proto/")]
        for top, paths in (("proto", published), (".", others)):
            output = os.path.join(self._generated, top)
            os.makedirs(output, exist_ok=True)
            if paths:
                command = ["protoc", f"--proto_path={top}", f"--cpp_out={output}"]
                command += [f"--grpc_out={output}", "--plugin=protoc-gen-grpc=" + _GRPC_PLUGIN]
                command += paths
                subprocess.run(command, cwd=repository.root(), check=True)

    def _stamp(self, path):
        digest = hashlib.sha256(self._setting)
        for included, text in sorted(_included(path).items()):
            digest.update(f"{included} {len(text)} {text}".encode())
        return os.path.join(self._remembered, digest.hexdigest())

    def findings(self, path):
        """What clang-tidy says about a file and the headers it includes, by place."""
        stamp = self._stamp(path)
        if os.path.exists(stamp):
            return {}
        command = ["clang-tidy", "--quiet", path, "--", "-xc++", "-std=c++20", "-iquote", "."]
        command += ["-isystem", self._generated, "-isystem", os.path.join(self._generated, "proto")]
        command += ["-isystem", os.getcwd()]  # what BUILD gives as data
        run = subprocess.run(
            command,
            cwd=repository.root(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if run.returncode == 0:
            open(stamp, "w", encoding="utf-8").close()
            return {}
        # A finding begins with its place: several files may report the same of one header.
        texts = re.split(r"^(?=\S+:\d+:\d+: (?:error|warning): )", run.stdout, flags=re.MULTILINE)
        return {text.split(" ")[0]: text for text in texts if text} or {path: run.stderr}


def main():
    paths = [
        path
        for path in repository.files(".h", ".cc")
        if path.startswith(("ledger/", "clients/", "tests/")) and "/planted/" not in path
    ]
    sources = [path for path in paths if path.endswith(".cc")]
    wanted = paths if "--all" in sys.argv else _changed(paths)
    units = _covering(wanted, sources)
    print(f"clang-tidy: {len(wanted)} of {len(paths)} files, in {len(units)} runs", flush=True)

    tidy = Tidy()
    planted = tidy.findings("tests/style/planted/misnamed.cc")
    if "readability-identifier-naming" not in "".join(planted.values()):
        print("clang-tidy did not notice the planted fault: is it looking at all?")
        return 1
    found = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for findings in workers.map(tidy.findings, units):
            found.update(findings)
    print("".join(text for _, text in sorted(found.items())))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
