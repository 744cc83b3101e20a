#!/usr/bin/env python3
"""What bazel/count_tests.py says at the end of a test run."""

import json
import os
import subprocess
import tempfile
import unittest


class CountTestsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self._folder = folder.name
        self._events = [{"id": {"started": {}}, "started": {"command": "test"}}]

    def _add_test(self, label, status, cases):
        """A test that ended so; `cases` is what its test.xml holds, None if it wrote none."""
        outputs = [{"name": "test.log", "uri": "file:///nowhere"}]
        if cases is not None:
            path = os.path.join(self._folder, label + ".xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
            outputs.append({"name": "test.xml", "uri": "file://" + path})
        self._events.append(
            {
                "id": {"testResult": {"label": label, "run": 1}},
                "testResult": {"status": status, "testActionOutput": outputs},
            }
        )

    def _count(self):
        path = os.path.join(self._folder, "events")
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(json.dumps(event) + "\n" for event in self._events))
        run = subprocess.run(
            ["bazel/count_tests.py", path], stdout=subprocess.PIPE, check=False, text=True
        )
        return run.stdout, run.returncode

    def test_counts_cases_and_not_targets(self):
        self._add_test("a", "PASSED", '<testcase name="1"/><testcase name="2"/>')
        self._add_test("b", "FAILED", '<testcase name="3"/><testcase name="4"><failure/></testcase>')
        self.assertEqual(self._count(), ("3 passed, 1 failed\n", 0))

    def test_skipped_and_disabled_cases_did_not_pass(self):
        self._add_test(
            "a",
            "PASSED",
            '<testcase name="1"/><testcase name="2" result="skipped"/>'
            '<testcase name="3" status="notrun"/>',
        )
        self.assertEqual(self._count(), ("1 passed, 0 failed, 1 skipped\n", 0))

    def test_a_test_that_died_failed(self):
        self._add_test("silent", "TIMEOUT", None)
        self._add_test("cut_short", "FAILED", '<testcase name="1"')
        self._add_test("after_its_last_case", "FAILED", '<testcase name="2"/>')
        self.assertEqual(self._count(), ("1 passed, 3 failed\n", 0))

    def test_a_test_that_cannot_be_built_failed(self):
        self._add_test("a", "PASSED", '<testcase name="1"/>')
        for label, completed in (("a", {"success": True}), ("b", {})):
            self._events += [
                {"id": {"targetConfigured": {"label": label}}, "configured": {"testSize": "SMALL"}},
                {"id": {"targetCompleted": {"label": label}}, "completed": completed},
            ]
        self._events.append({"id": {"targetCompleted": {"label": "library"}}, "completed": {}})
        self.assertEqual(self._count(), ("1 passed, 1 failed\n", 0))

    def test_no_case_at_all_is_an_error(self):
        self._add_test("a", "PASSED", "")
        self.assertEqual(self._count(), ("0 passed, 0 failed\n", 1))


if __name__ == "__main__":
    unittest.main()
