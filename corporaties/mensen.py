"""Who knows something of this? People at member corporations by theme and by words."""

from collections import defaultdict

from django.db.models import QuerySet

from mkwportal.core.search.analysis import fold

from .gids import Themas
from .models import Gebruiker


def find_people(user: Gebruiker, q: str = "", themas: set[int] | None = None) -> QuerySet[Gebruiker]:
    """Return the visible people who fit every word of `q` and can be asked about one of these themes."""
    people = Gebruiker.objects.zichtbaar_voor(user).met_aanstelling().order_by("achternaam", "voornaam", "pk")
    if themas is not None:
        knows = Gebruiker.themas.through.objects.filter(thema__in=themas)
        people = people.filter(pk__in=knows.values("gebruiker"))
    if words := fold(q).split():
        texts = people.met_woorden().values_list("pk", "voornaam", "tussenvoegsel", "achternaam", "woorden")
        found = [pk for pk, *names, more in texts if _has_all(words, fold(" ".join((*names, *more))))]
        people = people.filter(pk__in=found)
    return people


def people_per_theme(user: Gebruiker, themas: Themas) -> dict[int, int]:
    """Return per theme, parents included, how many visible people can be asked about it."""
    people = Gebruiker.objects.zichtbaar_voor(user).met_aanstelling()
    found: dict[int, set[int]] = defaultdict(set)
    pairs = Gebruiker.themas.through.objects.filter(gebruiker__in=people).values_list("gebruiker", "thema")
    for gebruiker, thema in pairs:
        found[thema].add(gebruiker)
        if ouder := themas.by_id[thema].ouder_id:
            found[ouder].add(gebruiker)
    return {thema: len(known) for thema, known in found.items()}


def _has_all(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
