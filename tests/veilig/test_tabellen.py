"""The tables of docs/veiligheid: complete by number, and what they name exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ("asvs.md", "ncsc.md", "dreigingen.md", "scans.md")
# How many requirements of level 1 and 2 each section of ASVS 5.0.0 has; their numbers come first in it.
ASVS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip
NCSC = {"B": 6, "U/TV": 1, "U/WA": 9, "U/PW": 8, "U/NW": 8, "C": 11}
STANDS = {"voldaan", "deels", "niet", "n.v.t.", "beheerder"}
_PATH = re.compile(
    r"`((?:tests|docs|mkwportal|corporaties|documenten|verkenningen|templates|static|script)(?:/[\w./-]+)?)(?:::(\w+))?`"
)


def rows(page: str) -> list[list[str]]:
    text = (ROOT / "docs/veiligheid" / page).read_text(encoding="utf-8")
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return [row for row in cells if re.match(r"\d+\.\d+\.\d+$|[BUC][/.A-Z]*\.?\d+$", row[0])]


def test_every_requirement_of_asvs_is_answered_once():
    expected = [f"{section}.{number}" for section, count in ASVS.items() for number in range(1, count + 1)]
    assert len(expected) == 253
    assert [row[0] for row in rows("asvs.md")] == expected


def test_every_guideline_of_the_ncsc_is_answered_once():
    expected = [f"{group}.{number:02}" for group, count in NCSC.items() for number in range(1, count + 1)]
    assert [row[0] for row in rows("ncsc.md")] == expected


@pytest.mark.parametrize("page", ["asvs.md", "ncsc.md"])
def test_each_line_says_where_it_stands_and_what_is_met_says_how(page):
    for number, subject, stand, how in rows(page):
        assert subject
        assert stand in STANDS, number
        assert how or stand in ("n.v.t.", "beheerder"), number


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_test_that_is_named_exists(page):
    text = (ROOT / "docs/veiligheid" / page).read_text(encoding="utf-8")
    named = _PATH.findall(text)
    assert named
    for path, test in named:
        assert (ROOT / path).exists(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), (path, test)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (ROOT / "docs/veiligheid" / target).exists(), target
