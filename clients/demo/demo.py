#!/usr/bin/env python3
"""A walk through a time-credit scheme: bazel/bazelw run //:demo

Starts timecreditd on a fresh database in a temporary folder, applies a scheme in the style of Taff
housing, imports a year of invented hours, approves them, spends, corrects, erases and reports, all
with the command line that anybody would use; each command is shown before what it says. Then it
keeps serving until Ctrl-C. With --exit it ends after the walk, its last line "demo ok", and fails
unless every figure is as counted from the file of hours. With --desk it walks through nothing, but
sets up the desk of README's "A morning at the desk", and keeps serving that.
"""

import collections
import os
import signal
import sys
import tempfile

import desk
import expected
from town import ENDINGS, FOLDER, Ended, Failed, Town, check, end, go_through, say

YEAR = ["--from", "2025-04-01", "--to", "2026-03-31"]


def last_part(name):
    """17 of schemes/taff/members/17."""
    return name.rsplit("/", 1)[1]


def set_up(town):
    """The scheme, its members, and a year of hours."""
    say("A scheme is data: its partners, their offers, what members do, and what that earns.")
    town.run("scheme", "apply", os.path.join(FOLDER, "taff.textproto"))
    say("Forty members come as a file. Their names are kept sealed, apart from the books.")
    town.run("member", "import", os.path.join(FOLDER, "taff-members.csv"))
    say("The year's timesheets come as a file. It is checked as a whole before anything is logged.")
    hours = ["hours", "import", os.path.join(FOLDER, "taff-hours.csv"), "--source", "timesheets"]
    hours += ["--unit", "h:mm", "--dates", "dd/mm/yyyy", "--reference-column", "reference"]
    town.run(*hours)
    say("Importing it again changes nothing: every row is known by its reference.")
    town.run(*hours)
    say("An officer approves them all; each row is decided by itself.")
    print("$ timecredit hours approve --all")
    approved = town.read("hours", "approve", "--all")
    print(f"({len(approved)} rows)\n", flush=True)


def check_year(town):
    """The report against the file itself."""
    say("What did members give this year, and to what?")
    town.run("report", "contributions", *YEAR, "--by", "activity")
    minutes, rows = expected.minutes_by_activity(os.path.join(FOLDER, "taff-hours.csv"))
    report = town.read("report", "contributions", *YEAR, "--by", "activity")
    found = {last_part(row["group"]): int(row["quantity"]) for row in report["rows"]}
    check("minutes by activity", found, minutes)
    found = {last_part(row["group"]): int(row["hour_logs"]) for row in report["rows"]}
    check("hour logs by activity", found, rows)
    check("minutes in all", int(report["totals"][0]["quantity"]), sum(minutes.values()))


def balance_of(town, member):
    """Credit-minutes that the member can spend."""
    return int(town.read("credit", "balance", member)["available_credit_minutes"])


def spend(town):
    """A day at the partners' desks."""
    say("Nadia rings the desk. Half a name is enough to find her.")
    town.run("member", "search", "nad jon")
    town.run("credit", "balance", "nadia-jones")
    before = balance_of(town, "nadia-jones")
    say("What would the castle cost for two adults and three children?")
    party = ["--offer", "castle/day-ticket", "--adults", "2", "--children", "3"]
    town.run("redemption", "quote", "nadia-jones", *party)
    say("The credits are set aside until the visit, and the castle takes them when they come.")
    hold = town.read("redemption", "hold", "nadia-jones", *party, "--for", "48h")
    print("$ timecredit redemption hold nadia-jones " + " ".join(party) + " --for 48h")
    town.run("redemption", "show-hold", last_part(hold["name"]))
    paid = town.read("redemption", "capture", last_part(hold["name"]))
    print("$ timecredit redemption capture " + last_part(hold["name"]))
    town.run("redemption", "show", last_part(paid["name"]))
    check("the balance after the visit", balance_of(town, "nadia-jones"), before - 210)
    say("Two children came, not three: half a credit is refunded, to the lot it came from.")
    town.run("redemption", "refund", last_part(paid["name"]), "--credits", "0:30", "--reason",
             "two children came, not three")
    check("the balance after the refund", balance_of(town, "nadia-jones"), before - 180)
    say("Nobody spends what they do not have, and the refusal says what is there.")
    town.run("redemption", "redeem", "nadia-jones", "--partner", "castle", "--credits", "1000",
             "--adults", "1", refused=True)
    town.run("--language", "cy", "redemption", "redeem", "nadia-jones", "--partner", "castle",
             "--credits", "1000", "--adults", "1", refused=True)
    check("the balance after the refusal", balance_of(town, "nadia-jones"), before - 180)
    say("Her statement says it all in words, in Welsh if she likes.")
    town.run("credit", "statement", "nadia-jones", "--limit", "4")
    town.run("--language", "cy", "credit", "statement", "nadia-jones", "--limit", "4")


def credit_by_account(town):
    """Credit-minutes by kind of account."""
    accounts = collections.Counter()
    for row in town.read("report", "credits")["rows"]:
        accounts[row["account"]] += int(row["credit_minutes"])
    return accounts


def correct_and_erase(town):
    """A mistake is mended, and a member asks to be forgotten."""
    say("Yesterday's mistake: some hours were logged for the wrong member. They are taken back by an "
        "entry of their own; nothing is ever edited.")
    log = town.read("hours", "list", "--member", "ifan-hussain", "--limit", "1")[0]
    town.run("hours", "reverse", last_part(log["name"]), "--reason", "logged for the wrong member")
    say("A member asks to be forgotten. The key to everything personal is destroyed; what the books "
        "say of the past stays. Nobody could spend what is left in the wallet, so it must be said what "
        "becomes of it.")
    number = last_part(town.read("member", "show", "ifan-hussain")["name"])
    balance = balance_of(town, "ifan-hussain")
    before = credit_by_account(town)
    town.run("member", "erase", "ifan-hussain", refused=True)
    town.run("member", "erase", "ifan-hussain", "--give-back")
    town.run("member", "show", number)
    check("members found by an erased name", town.read("member", "search", "ifan hussain"), [])
    before["wallet"] -= balance
    before["expired"] += balance
    check("the books after an erasure", credit_by_account(town), before)


def report(town):
    """The month's end."""
    say("March; and the trial balance, which must sum to nothing.")
    town.run("report", "contributions", "--from", "2026-03-01", "--to", "2026-03-31", "--by",
             "month")
    town.run("report", "credits")
    credits = town.read("report", "credits")
    check("the sum of the books", int(credits["sum_credit_minutes"]), 0)
    check("the sum of the rows", sum(int(row["credit_minutes"]) for row in credits["rows"]), 0)


def youth_court(town):
    """The same ledger, configured otherwise."""
    say("Another programme, the same ledger: a youth court's jurors on a Saturday evening.")
    court = {"scheme": "youth-court"}
    town.run("scheme", "apply", os.path.join(FOLDER, "youth-court.textproto"), **court)
    for name, member_id in (("Jordan Reed", "jordan"), ("Casey Lane", "casey")):
        town.run("member", "create", name, "--id", member_id, **court, quietly=True)
    say("Jordan was sentenced to four jury evenings. That is confidential: it is kept sealed, under a "
        "key of the case.")
    town.run("obligation", "impose", "jordan", "--count", "4", "--unit", "sittings", "--due",
             "2026-08-31", **court)
    say("One Saturday both sit as jurors, Casey as a volunteer.")
    session = town.read("session", "create", "sitting", "--date", "2026-05-30", "--start", "18:00",
                        "--time", "1h45", "--expected", "2", **court)
    number = last_part(session["name"])
    jury_duty = ["--activity", "jury-duty", "--obligation", "1", "--discharges", "1"]
    town.run("session", "attend", number, "jordan", *jury_duty, **court)
    town.run("session", "attend", number, "casey", **court)
    say("However many cases it heard, a sitting earns once.")
    town.run("session", "attend", number, "casey", **court, refused=True)
    town.run("hours", "approve", "--all", **court)
    town.run("session", "close", number, **court)
    check_three_books(town, court)
    say("What the bookshop sees is credit like any other.")
    town.run("redemption", "redeem", "jordan", "--offer", "bookshop/book", "--adults", "1", **court)
    balance = town.read("credit", "balance", "jordan", **court)
    check("a juror's balance", int(balance["available_credit_minutes"]), 60)


def check_three_books(town, court):
    """What one evening of two jurors came to."""
    say("The evening is in all three books. What is left of the sentence:")
    town.run("obligation", "show", "1", **court)
    obligation = town.read("obligation", "show", "1", **court)
    check("sittings left", int(obligation["outstanding_quantity"]), 3)
    say("what both gave, to an activity that says nothing of sentences:")
    evening = ["--from", "2026-05-30", "--to", "2026-05-30", "--by", "activity"]
    town.run("report", "contributions", *evening, **court)
    given = town.read("report", "contributions", *evening, **court)
    check("minutes given", [int(row["quantity"]) for row in given["rows"]], [2 * 105])
    say("and what both earned: a time dollar for each hour begun.")
    for juror in ("jordan", "casey"):
        town.run("credit", "balance", juror, **court)
        balance = town.read("credit", "balance", juror, **court)
        check("a juror's credit", int(balance["available_credit_minutes"]), 120)


PARTS = (
    ("the scheme, its members, and a year of hours", set_up),
    ("what the year came to", check_year),
    ("a day at the partners' desks", spend),
    ("a mistake is mended, and a member is forgotten", correct_and_erase),
    ("the month's end", report),
    ("another programme, on the same ledger", youth_court),
)


def show(folder):
    """The walk, or the desk, over a fresh database in the folder."""
    print("# A server starts on an empty database.", flush=True)
    town = Town(folder)
    try:
        if "--desk" in sys.argv[1:]:
            desk.seed(town, folder)
        else:
            go_through(PARTS, town)
        if "--exit" not in sys.argv[1:]:
            town.serve_until_ended("taff")
        town.stop()
    finally:
        town.abandon()


def main():
    """Walks, unless somebody ends it before."""
    for ending in ENDINGS:
        signal.signal(ending, end)
    try:
        with tempfile.TemporaryDirectory(prefix="timecredit-demo-") as folder:
            show(folder)
    except Failed as failure:
        print(f"demo failed: {failure}", file=sys.stderr)
        return 1
    except Ended as ended:
        print("demo ended before its end", file=sys.stderr)
        return 128 + ended.args[0]
    print("demo ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
