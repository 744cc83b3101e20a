#!/usr/bin/env python3
"""README's "Start", from a server of one's own to its first approved hour: each line executed as it
stands there, in a folder that looks as a clone does once it is built."""

import os
import re
import signal
import subprocess
import tempfile
import unittest

PROGRAMS = ("ledger/server/timecreditd", "clients/cli/timecredit")
FILES = ("clients/starter/scheme.textproto", "clients/starter/members.csv")


def lines_of_the_page():
    """What the page says to type for a server of one's own: before the first hour, and up to it."""
    with open("README.md", encoding="utf-8") as file:
        text = file.read()
    page = re.search(r"^### A server of your own\n(.*?)^##", text, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"(?:^    \S.*\n)+", page.group(1), re.MULTILINE)
    return [[line.strip() for line in block.splitlines()] for block in blocks]


class Start(unittest.TestCase):
    """A fresh clone, and a server that has nothing yet."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = folder.name
        for program in PROGRAMS:
            self.put(program, os.path.join(".build", "bin", program))
        for file in FILES:
            self.put(file, file)

    def put(self, source, target):
        """A file of this test's at its place in the clone."""
        path = os.path.join(self.clone, target)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(os.path.realpath(source), path)

    def start(self, exports, line):
        """The server, by the page's line, but on a port of its own; its address."""
        server = subprocess.Popen(
            ["bash", "-c", "\n".join([*exports, f"exec {line} --port 0"])],
            cwd=self.clone,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.send_signal, signal.SIGTERM)
        return server.stdout.readline().split()[3].rstrip(",")

    def run_lines(self, lines, address):
        """Lines of the shell, of which each must succeed; what they print."""
        done = subprocess.run(
            ["bash", "-e", "-c", "\n".join(lines)],
            cwd=self.clone,
            env=dict(os.environ, TIMECREDIT_SERVER=address),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_the_first_hour_is_approved_after_four_steps(self):
        set_up, steps = lines_of_the_page()
        exports = [line for line in set_up if line.startswith("export ")]
        builds = [line for line in set_up if line.startswith("bazel/bazelw ")]
        servers = [line for line in set_up if line.startswith("timecreditd ")]
        self.assertEqual(len(exports), 1)
        self.assertEqual(len(builds), 1)
        self.assertEqual(len(servers), 1)
        for program in PROGRAMS:
            self.assertIn("//" + program.replace("/timecredit", ":timecredit"), builds[0])
        self.assertLessEqual(len(steps), 4)
        address = self.start(exports, servers[0])
        said = self.run_lines(exports + steps, address)
        self.assertEqual(said.count("approved"), 1, said)
        balance = self.run_lines([*exports, "timecredit credit balance nadia-jones"], address)
        self.assertIn("2 credits", balance)
        # What the page shipped, applied and imported again, changes nothing.
        again = self.run_lines(exports + steps[:2] + ["timecredit --output json import show 2"],
                               address)
        self.assertIn('"unchanged_rows": 3', again)


if __name__ == "__main__":
    unittest.main()
