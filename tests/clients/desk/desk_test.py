#!/usr/bin/env python3
"""README's "A morning at the desk", each command executed as it stands there.

The town is that of the demonstration with sixty hours that await approval: what the page takes for
granted.
"""

import csv
import os
import re
import subprocess
import tempfile
import unittest

SERVER = os.path.realpath("ledger/server/timecreditd")
CLIENT = os.path.realpath("clients/cli/timecredit")


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
        bin_folder = os.path.join(self.folder.name, "bin")
        os.mkdir(bin_folder)
        os.symlink(CLIENT, os.path.join(bin_folder, "timecredit"))
        command = [SERVER, "--data", f"{self.folder.name}/data", "--keys"]
        command += [f"{self.folder.name}/keys", "--port", "0"]
        command += ["--development-principal", "operator:1", "--log-level", "error"]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.server.stdout.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.terminate)
        address = self.server.stdout.readline().split()[3].rstrip(",")
        self.environment = dict(
            os.environ,
            PATH=bin_folder + os.pathsep + os.environ["PATH"],
            TIMECREDIT_SERVER=address,
            TIMECREDIT_SCHEME="taff",
        )
        self.settle()

    def settle(self):
        """The demonstration's scheme and members, and sixty hours that wait."""
        self.run_line("timecredit scheme apply clients/demo/taff.textproto")
        with open("clients/demo/taff-members.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self.run_line(
                    "timecredit member create '{full_name}' --id {member_id} --phone '{phone}' "
                    "--address '{address}'".format(**row)
                )
        rows = os.path.join(self.folder.name, "rows.csv")
        with open("clients/demo/taff-hours.csv", encoding="utf-8") as file:
            first = file.readlines()[:61]
        with open(rows, "w", encoding="utf-8") as file:
            file.writelines(first)
        self.run_line(
            f"timecredit hours import {rows} --source timesheets --unit h:mm --dates dd/mm/yyyy "
            "--reference-column reference"
        )

    def run_line(self, line):
        """A line of the shell, which must succeed."""
        done = subprocess.run(
            ["bash", "-c", line],
            env=self.environment,
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
