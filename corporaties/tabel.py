"""The lists of this app as tables to take along (P5): their headings and rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from .gids import Rij
from .leden import Regel
from .models import Gebruiker, Organisatie, Uitnodiging

ORGANISATIES = (
    "Naam", "Soort", "Plaats", "Provincie", "Gemeenten", "L-nummer", "KvK-nummer", "Woningen (vhe)", "Fte", "Website",
    "Lid van MKW", "Sterk in",
)  # fmt: skip
MENSEN = ("Naam", "Functie", "Organisatie", "E-mailadres", "Telefoon", "Bereikbaar", "Vraag mij over")
UITNODIGINGEN = ("E-mailadres", "Naam", "Voor", "Rol", "Functie", "Door", "Verstuurd op", "Geldig tot en met", "Status")
LEDEN = ("Naam", "E-mailadres", "Organisatie", "Rol", "Functie", "Status", "Vanaf", "Tot", "Laatst gezien")


def organisatie_rows(user: Gebruiker, rows: Iterable[Rij]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per organisation of the directory, in its order."""
    rows = list(rows)
    found = Organisatie.objects.zichtbaar_voor(user).in_bulk([row.pk for row in rows])
    for row in rows:
        if o := found.get(row.pk):
            yield (
                o.naam, o.get_soort_display(), o.plaats, o.provincie, ", ".join(o.gemeenten), o.l_nummer, o.kvk,
                o.vhe, o.fte, o.website, "ja" if row.is_lid else "nee", row.sterk_in,
            )  # fmt: skip


def mens_rows(people: QuerySet[Gebruiker]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per person and post, so that somebody who works at two corporations stands there twice."""
    for person in people.for_list().iterator(500):
        themas = ", ".join(thema.naam for thema in person.themas.all())
        for post in person.posten:
            yield (
                person.naam, post["functie"], post["naam"], person.email, person.telefoon, person.bereikbaar, themas
            )  # fmt: skip


def lid_rows(regels: Iterable[Regel]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per appointment, invitation and guest of the list that admins keep."""
    for soort, item in regels:
        if soort == "aanstelling":
            wie = item.gebruiker
            yield (
                wie.naam, wie.email, item.organisatie.naam, item.get_rol_display(), item.functie, "actief", item.van,
                item.tot, wie.laatst_gezien,
            )  # fmt: skip
        elif soort == "uitnodiging":
            naam = " ".join(filter(None, (item.voornaam, item.tussenvoegsel, item.achternaam)))
            waar = item.organisatie or item.kring
            rol = item.get_rol_display() if item.organisatie else "gast"
            yield (naam, item.email, waar.naam, rol, item.functie, _staat(item), item.verzonden_op, None, None)
        else:
            wie = item.gebruiker
            yield (wie.naam, wie.email, item.kring.naam, "gast", "", "gast", None, item.tot, wie.laatst_gezien)


def _staat(uitnodiging: Uitnodiging) -> str:
    return "klaargezet" if uitnodiging.staat == "klaargezet" else "uitgenodigd"


def uitnodiging_rows(rows: QuerySet[Uitnodiging]) -> Iterator[tuple[Any, ...]]:
    """Yield a line per invitation."""
    for u in rows.iterator(500):
        yield (
            u.email, u.naam, u.waarvoor, "gast" if u.kring_id else u.get_rol_display(), u.functie, u.door.naam,
            u.verzonden_op, u.verloopt_op if u.staat == "open" else None, u.staat,
        )  # fmt: skip
