"""Personal links: what was signed comes back, and nothing else."""

import pytest
import time_machine
from django.http import Http404

from mkwportal.core.links import EXPIRED, UNKNOWN, personal_link, read_link

VALUES = {"wie": 3, "wat": ["a", None]}


def token(view="afmelden") -> str:
    return personal_link(view, VALUES).rstrip("/").rpartition("/")[2]


def test_the_values_come_back():
    assert personal_link("afmelden", VALUES).startswith("http")
    assert read_link("afmelden", token(), days=1) == VALUES


@pytest.mark.parametrize(
    "change", [lambda t: t + "a", lambda t: t[:-3], lambda t: "a" + t, lambda t: "", lambda t: "a:b:c"]
)
def test_a_forged_link_does_nothing(change):
    with pytest.raises(Http404, match=UNKNOWN):
        read_link("afmelden", change(token()), days=1)


def test_a_link_of_another_view_does_nothing():
    with pytest.raises(Http404, match=UNKNOWN):
        read_link("corporaties:uitnodiging", token(), days=1)


def test_an_old_link_says_so():
    with time_machine.travel("2026-03-01 12:00:00+01:00", tick=False):
        old = token()
    with time_machine.travel("2026-03-02 12:00:01+01:00", tick=False), pytest.raises(Http404, match=EXPIRED):
        read_link("afmelden", old, days=1)
