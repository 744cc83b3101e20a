#!/usr/bin/env python3
"""README's "A morning at the desk", each command executed as it stands there, at the desk that the
demonstration seeds, and by the lines that it prints for whoever sits down at it."""

import os
import re
import signal
import subprocess
import tempfile
import unittest

DEMO = os.path.join("clients", "demo", "demo")


def commands_of_the_page():
    """The page's commands in order."""
    with open("README.md", encoding="utf-8") as file:
        text = file.read()
    page = re.search(r"^## A morning at the desk\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"^    (timecredit .*)$", page.group(1), re.MULTILINE)


class Desk(unittest.TestCase):
    """One morning."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.demo = subprocess.Popen(
            [DEMO, "--desk"],
            env=dict(os.environ, TMPDIR=self.folder.name),
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.demo.stdout.close)
        self.addCleanup(self.demo.wait)
        self.addCleanup(self.demo.send_signal, signal.SIGTERM)
        self.said = []
        while not self.said or "TIMECREDIT_SERVER=" not in self.said[-1]:
            line = self.demo.stdout.readline()
            self.assertNotEqual(line, "", "it ended: " + "".join(self.said))
            self.said.append(line)
        self.exports = [line for line in self.said if line.startswith("export ")]

    def run_line(self, line):
        """A line of the shell, which must succeed."""
        done = subprocess.run(
            ["bash", "-c", "".join(self.exports) + line],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, f"{line}\n{done.stdout}{done.stderr}")
        return done.stdout

    def test_every_command_of_the_page_does_what_the_page_says(self):
        commands = commands_of_the_page()
        self.assertGreaterEqual(len(commands), 9)
        said = {command: self.run_line(command) for command in commands}
        said_by = lambda words: "".join(said[line] for line in commands if words in line)
        self.assertIn("Nadia Jones", said_by("member search nad"))
        self.assertIn("submitted", said_by("hours log"))
        self.assertEqual(said_by("hours approve --all").count("approved"), 61)
        self.assertIn("leisure-centre", said_by("redemption redeem"))
        self.assertIn("reversed", said_by("hours reverse"))
        self.assertIn("garden-day", said_by("report contributions"))

    def test_it_says_how_far_it_is(self):
        self.assertIn("server starts", self.said[0])
        parts = [line for line in self.said if re.match(r"# \d of \d: ", line)]
        self.assertEqual([line[:8] for line in parts], ["# 1 of 3", "# 2 of 3", "# 3 of 3"])

    def test_rows_that_equal_others_are_said_to_be_there_already(self):
        rows = os.path.join(self.folder.name, "sheet.csv")
        with open(rows, "w", encoding="utf-8") as file:
            file.write("member,activity,date,duration\n")
            file.write("nadia-jones,garden-day,2025-04-01,0:30\n")
            file.write("ifan-hussain,garden-day,2025-04-01,0:45\n")
        line = f"timecredit hours import {rows} --source sheet --unit h:mm --dates yyyy-mm-dd 2>&1"
        self.assertNotIn("already there", self.run_line(line))
        self.assertIn("2 of 2 rows were taken as already there", self.run_line(line))


if __name__ == "__main__":
    unittest.main()
