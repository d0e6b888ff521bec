"""Whether what a notice is about may still be seen: its text holds a title (R2)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from corporaties.models import Gebruiker
from documenten.models import Document, Overname, Vraag
from verkenningen.models import Bezoek, Bundel, Invitatie, Les, Verkenning, Vraagstuk

# The first that fits counts; an address of none of these names nothing that could be hidden.
_KINDS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"/documenten/overnames/(\d+)/"), Overname),
    (re.compile(r"/documenten/vragen/(\d+)/"), Vraag),
    (re.compile(r"/documenten/(\d+)/"), Document),
    (re.compile(r"/verkenningen/bezoeken/(\d+)/"), Bezoek),
    (re.compile(r"/verkenningen/lessen/(\d+)/"), Les),
    (re.compile(r"/verkenningen/uitnodigingen/(\d+)/"), Invitatie),
    (re.compile(r"/verkenningen/vraagstukken/(\d+)/"), Vraagstuk),
    (re.compile(r"/verkenningen/bundels/(\d+)/"), Bundel),
    (re.compile(r"/verkenningen/(\d+)/"), Verkenning),
)


def still_visible(user: Gebruiker, urls: Iterable[str]) -> set[str]:
    """Return those of these addresses that lead to what this person may see; one query per kind that occurs."""
    found: set[str] = set()
    wanted: dict[Any, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for url in set(urls):
        model, pk = subject_of(url)
        if model is None:
            found.add(url)
        else:
            wanted[model][pk].append(url)
    for model, ids in wanted.items():
        visible: QuerySet = model.objects.zichtbaar_voor(user)
        for pk in visible.filter(pk__in=list(ids)).values_list("pk", flat=True):
            found.update(ids[pk])
    return found


def subject_of(url: str) -> tuple[Any, int]:
    """Return the model and the id of what an address of the portal is about; (None, 0) for a page about nothing."""
    for pattern, model in _KINDS:
        if match := pattern.match(url):
            return model, int(match[1]) if len(match[1]) < 19 else 0
    return None, 0
