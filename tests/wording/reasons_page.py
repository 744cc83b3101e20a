#!/usr/bin/env python3
"""The page of the API that lists every reason of a refusal, made from the English sentences.

The test holds proto/timecredit/v1/REASONS.md against it. To write the page, from the top of the tree:
PYTHONPATH=. python3 tests/wording/reasons_page.py --write
"""

import re
import sys

from tests.style import repository

PAGE = "proto/timecredit/v1/REASONS.md"
SENTENCES = "ledger/wording/sentences/en.properties"
HEAD = """# Every reason of a refusal

`ErrorInfo.reason` is one of these, in the words that an English client is told; [README.md](README.md)
says what else an error has. What stands in braces is filled in, and comes as `ErrorInfo.metadata` too.
Made from [the sentences](../../../ledger/wording/sentences/en.properties) by
`tests/wording/reasons_page.py`.
"""


def page(sentences):
    """The page for the lines of a file of sentences: a part for each of its sections."""
    parts = [HEAD]
    section = None
    for line in sentences.splitlines():
        if title := re.fullmatch(r"# --- (.*) ---", line):
            section = title.group(1)
        elif reason := re.fullmatch(r"([A-Z]+(?:_[A-Z0-9]+)*) = (.*)", line):
            if section:
                parts.append(f"\n## {section}\n\n| reason | sentence |\n|---|---|\n")
                section = None
            parts.append(f"| {reason.group(1)} | {reason.group(2).replace('|', chr(92) + '|')} |\n")
    return "".join(parts)


def main():
    """Compares, or writes; fails where the page is not up to date."""
    wanted = page(repository.read(SENTENCES))
    if "--write" in sys.argv[1:]:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(wanted)
        return 0
    if repository.read(PAGE) == wanted:
        return 0
    print(f"{PAGE} is not what {SENTENCES} says: see the head of tests/wording/reasons_page.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
