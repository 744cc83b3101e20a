#!/usr/bin/env python3
"""The API's page, "From another language": copied, pasted and run as it stands there, against a
server with the starter's scheme and members."""

import os
import re
import signal
import subprocess
import tempfile
import unittest

SERVER = os.path.join("ledger", "server", "timecreditd")
CLIENT = os.path.join("clients", "cli", "timecredit")
STARTER = os.path.join("clients", "starter")


def lines_of_the_page():
    """The page's one block of lines."""
    with open("proto/timecredit/v1/README.md", encoding="utf-8") as file:
        text = file.read()
    page = re.search(r"^## From another language\n(.*)", text, re.MULTILINE | re.DOTALL).group(1)
    block = re.search(r"^    .*\n(?:(?:    .*)?\n)*", page, re.MULTILINE).group(0)
    return [line[4:] for line in block.splitlines()]


class Python(unittest.TestCase):
    """A fresh clone on a machine with Debian's packages."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = folder.name
        os.symlink(os.path.realpath("proto"), os.path.join(self.clone, "proto"))
        command = [SERVER, "--data", f"{self.clone}/data", "--keys", f"{self.clone}/keys"]
        command += ["--port", "0", "--development-principal", "operator:1"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.send_signal, signal.SIGTERM)
        address = server.stdout.readline().split()[3].rstrip(",")
        self.environment = dict(os.environ, TIMECREDIT_SERVER=address,
                                TIMECREDIT_SCHEME="neighbours")
        for arguments in (["scheme", "apply", os.path.join(STARTER, "scheme.textproto")],
                          ["member", "import", os.path.join(STARTER, "members.csv")]):
            subprocess.run([CLIENT, *arguments], env=self.environment, check=True,
                           stdout=subprocess.DEVNULL)

    def test_the_example_runs_as_it_stands(self):
        install, *lines = lines_of_the_page()
        with open("bazel/debian-packages.txt", encoding="utf-8") as file:
            installed = file.read().split()
        packages = install.split("install --yes ")[1].split()
        self.assertEqual([package for package in packages if package not in installed], [])
        done = subprocess.run(
            ["bash", "-e", "-c", "\n".join(lines)],
            cwd=self.clone,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout)
        found, earned, refused = done.stdout.splitlines()
        self.assertEqual(found, "found: schemes/neighbours/members/1 Nadia Jones")
        self.assertEqual(earned, "earned: 120 credit-minutes")
        self.assertRegex(refused, "refused: FAILED_PRECONDITION HOUR_LOG_RESOLVED Mae’r oriau hyn")


if __name__ == "__main__":
    unittest.main()
