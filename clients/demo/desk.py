"""The desk of README's "A morning at the desk": what that page takes for granted, and no more."""

import os

from town import FOLDER, go_through

# The first of the year's timesheets, which wait when the morning begins.
SHEETS = 60


def apply_scheme(town, _folder):
    """Partners, offers and activities."""
    town.run("scheme", "apply", os.path.join(FOLDER, "taff.textproto"), quietly=True)


def import_members(town, _folder):
    """The forty members, each under the id by which the page names them."""
    town.run("member", "import", os.path.join(FOLDER, "taff-members.csv"), quietly=True)


def import_hours(town, folder):
    """The sheets, none of them approved."""
    with open(os.path.join(FOLDER, "taff-hours.csv"), encoding="utf-8") as file:
        lines = file.readlines()
    sheets = os.path.join(folder, "sheets.csv")
    with open(sheets, "w", encoding="utf-8") as file:
        file.writelines(lines[:1 + SHEETS])
    town.run("hours", "import", sheets, "--source", "timesheets", "--unit", "h:mm", "--dates",
             "dd/mm/yyyy", "--reference-column", "reference", quietly=True)


PARTS = (
    ("the scheme taff, with its partners and activities", apply_scheme),
    ("forty members", import_members),
    (f"{SHEETS} timesheets that wait", import_hours),
)


def seed(town, folder):
    """Fills a town that has nothing yet."""
    go_through(PARTS, town, folder)
