"""What the report must say about a file of hours, counted from the file alone."""

import collections
import csv

# A newsletter article counts as two hours, whatever time it took.
ARTICLE_MINUTES = 120


def minutes_by_activity(path):
    """{activity: minutes} and {activity: rows} of a file of hours."""
    minutes = collections.Counter()
    rows = collections.Counter()
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["activity"] == "newsletter-article":
                given = ARTICLE_MINUTES
            else:
                hours, rest = row["duration"].split(":")
                given = int(hours) * 60 + int(rest)
            minutes[row["activity"]] += given
            rows[row["activity"]] += 1
    return dict(minutes), dict(rows)
