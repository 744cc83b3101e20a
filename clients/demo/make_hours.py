#!/usr/bin/env python3
"""Invents a year of hours for the demonstration: taff-members.csv and taff-hours.csv.

Nobody in them exists. The same seed gives the same files, which lie in the tree beside this script:

    clients/demo/make_hours.py clients/demo
"""

import csv
import datetime
import os
import random
import sys

SEED = 2025
FIRST_DAY = datetime.date(2025, 4, 1)
LAST_DAY = datetime.date(2026, 3, 31)
ROWS = 1400

FIRST_NAMES = [
    "Aled", "Amina", "Ben", "Carys", "Dilwyn", "Eirlys", "Farah", "Gareth", "Hana", "Ifan",
    "Jamal", "Keira", "Lowri", "Mair", "Nadia", "Owain", "Priya", "Rhian", "Siân", "Tomos",
]
LAST_NAMES = ["Bevan", "Davies", "Hussain", "Jones", "Morgan", "Okafor", "Pugh", "Rees"]
STREETS = ["Heol y Parc", "Clare Road", "Ninian Court", "Despenser Gardens"]

# Activity, how often, and durations in minutes.
ACTIVITIES = [
    ("tenants-panel", 18, [90, 120]),
    ("focus-group", 12, [60, 90]),
    ("interview-panel", 6, [120, 180, 240]),
    ("event-help", 20, [120, 150, 180, 300]),
    ("garden-day", 24, [60, 90, 120, 150, 210]),
    ("welcome-visits", 14, [30, 45, 60]),
    ("newsletter-article", 6, [0]),
]


def members(chance):
    """Forty members with ids."""
    names = [(first, last) for first in FIRST_NAMES for last in LAST_NAMES]
    chance.shuffle(names)
    for number, (first, last) in enumerate(names[:40], start=1):
        plain = first.lower().replace("â", "a")
        yield {
            "member_id": f"{plain}-{last.lower()}",
            "full_name": f"{first} {last}",
            "phone": f"029 2018 {chance.randrange(10000):04d}",
            "address": f"Flat {number}, {chance.choice(STREETS)}, Cardiff",
        }


def hours(chance, ids):
    """Rows of the year, by date; nobody does two things on one day."""
    days = (LAST_DAY - FIRST_DAY).days + 1
    weights = [weight for _, weight, _ in ACTIVITIES]
    taken = set()
    rows = []
    while len(rows) < ROWS:
        member = chance.choice(ids)
        date = FIRST_DAY + datetime.timedelta(days=chance.randrange(days))
        if (member, date) in taken:
            continue
        taken.add((member, date))
        activity, _, durations = chance.choices(ACTIVITIES, weights)[0]
        minutes = chance.choice(durations)
        duration = f"{minutes // 60}:{minutes % 60:02d}" if minutes else ""
        rows.append([date.isoformat(), member, activity, duration])
    rows.sort()
    for number, (date, member, activity, duration) in enumerate(rows, start=1):
        day = datetime.date.fromisoformat(date).strftime("%d/%m/%Y")
        yield [f"TS{number:05d}", member, activity, day, duration]


def main():
    """Writes both files into the folder that is given."""
    folder = sys.argv[1]
    chance = random.Random(SEED)
    people = list(members(chance))
    with open(os.path.join(folder, "taff-members.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, people[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(people)
    with open(os.path.join(folder, "taff-hours.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["reference", "member", "activity", "date", "duration"])
        writer.writerows(hours(chance, [person["member_id"] for person in people]))


if __name__ == "__main__":
    main()
