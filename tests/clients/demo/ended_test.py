#!/usr/bin/env python3
"""The demonstration that is ended by a signal, at any moment, leaves no server and no folder behind."""

import os
import signal
import subprocess
import tempfile
import unittest

DEMO = os.path.join("clients", "demo", "demo")


def running_in(folder):
    """The processes that were started with a path below the folder."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/cmdline", "rb") as file:
                if folder.encode() in file.read():
                    found.append(process)
        except OSError:
            continue  # it has just ended
    return found


class EndedTest(unittest.TestCase):
    """Signals that end it."""

    def end_by(self, number):
        """Ends the demonstration once its server is there; its exit code."""
        with tempfile.TemporaryDirectory() as folder:
            demo = subprocess.Popen(
                [DEMO, "--exit"],
                env=dict(os.environ, TMPDIR=folder),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            with demo.stdout:
                while "$ timecredit" not in demo.stdout.readline():
                    self.assertIsNone(demo.poll())
                self.assertNotEqual(running_in(folder), [])
                demo.send_signal(number)
                demo.stdout.read()
                code = demo.wait(timeout=60)
            self.assertEqual(running_in(folder), [])
            self.assertEqual(os.listdir(folder), [])
            return code

    def test_a_signal_ends_all_of_it(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number.name):
                self.assertEqual(self.end_by(number), 128 + number)


if __name__ == "__main__":
    unittest.main()
