#!/usr/bin/env python3
"""Prints, as the last line of a test run, how many test cases passed and failed.

    count_tests.py EVENTS

EVENTS is what Bazel wrote with --build_event_json_file: it names the test.xml of every test of this
run, whether executed now or answered from Bazel's cache. A GoogleTest case counts as one; so does a
whole test that is a script, and one that could not be built, as failed. Exits with 1 if no case was
counted, for then nothing was tested.
"""

import collections
import json
import sys
import urllib.parse
import xml.etree.ElementTree


def _test_results(events):
    """The last attempt of each test, shard and repetition."""
    results = {}
    for event in events:
        name = event["id"].get("testResult")
        if name and "testResult" in event:
            key = (name["label"], name.get("run"), name.get("shard"))
            results[key] = event["testResult"]
    return results.values()


def _count_unbuilt(events):
    """How many tests could not be built."""
    tests = set()
    unbuilt = set()
    for event in events:
        if "testSize" in event.get("configured", {}):
            tests.add(event["id"]["targetConfigured"]["label"])
        completed = event["id"].get("targetCompleted")
        if completed and not event.get("completed", {}).get("success"):
            unbuilt.add(completed["label"])
    return len(tests & unbuilt)


def _verdict(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.get("status") == "notrun":
        return "disabled"
    if case.get("result") == "skipped" or case.find("skipped") is not None:
        return "skipped"
    return "passed"


def _count(result):
    """How many cases of one test had which verdict."""
    verdicts = collections.Counter()
    for output in result.get("testActionOutput", []):
        if output["name"] != "test.xml":
            continue
        path = urllib.parse.unquote(urllib.parse.urlparse(output["uri"]).path)
        try:
            cases = xml.etree.ElementTree.parse(path).iter("testcase")
            verdicts.update(_verdict(case) for case in cases)
        except (OSError, xml.etree.ElementTree.ParseError):
            pass  # A test that crashed or ran out of time may leave half a file.
    if result["status"] != "PASSED" and not verdicts["failed"]:
        verdicts["failed"] = 1
    return verdicts


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        events = [json.loads(line) for line in file]
    total = collections.Counter(failed=_count_unbuilt(events))
    for result in _test_results(events):
        total.update(_count(result))
    line = f"{total['passed']} passed, {total['failed']} failed"
    if total["skipped"]:
        line += f", {total['skipped']} skipped"
    print(line)
    return 0 if total["passed"] + total["failed"] > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
