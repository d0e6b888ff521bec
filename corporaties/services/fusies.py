"""Two corporations become one (C6): tried first, planned or carried out at once, and written down row by row."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from mkwportal.core.audit import record
from mkwportal.core.templatetags.formats import plural_text

from ..models import Aanstelling, Gebruiker, Organisatie, Organisatiewijziging
from ..permissions import can_change_organisaties, require
from ..signals import zicht_gevraagd
from ..wijzigingen.journaal import Journaal
from ..wijzigingen.verwijzingen import Verhuizing, known, unknown
from . import gevolgen
from .organisaties import facts

ALLEEN_MKW = "Alleen de beheerder van MKW verandert corporaties."
SOORT, STAND = Organisatiewijziging.Soort, Organisatiewijziging.Stand
APART, SAMEN = "apart", "samen"
FEITEN = ("naam", "plaats", "l_nummer", "kvk", "vhe", "fte", "gemeenten")  # what the new or staying one gets


@dataclass(frozen=True)
class Zicht:
    """Something that people get to see by a fusion: what and how much of it, and how many people of whom."""

    wat: str
    aantal: int
    mensen: int
    van: str

    @property
    def zin(self) -> str:
        """The sentence of the preview."""
        worden = "wordt" if self.aantal == 1 else "worden"
        mensen = plural_text(self.mensen, "persoon,mensen")
        return f"{plural_text(self.aantal, self.wat)} {worden} zichtbaar voor {mensen} van {self.van}."


@dataclass
class Proef:
    """What a fusion would do: what gets visible for whom, and per kind what goes along, stays or is joined."""

    zicht: list[Zicht] = field(default_factory=list)
    uitkomst: dict[str, dict[str, int]] = field(default_factory=dict)
    mensen: int = 0
    allebei: int = 0

    @property
    def sleutel(self) -> str:
        """What the admin saw: a confirmation holds only while these numbers do."""
        seen = [(one.wat, one.aantal, one.mensen, one.van) for one in self.zicht]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:20]


def try_fusie(organisatie: Organisatie, met: Organisatie, *, gegevens: dict[str, Any], by: Gebruiker) -> Proef:
    """Return what this fusion would do, by doing it and taking it all back; ValidationError when it cannot be."""
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        one, other = _locked(organisatie, met)
        mensen, allebei = _people(one, other)
        proef = Proef(zicht=list(visible_by(one, other, gegevens)), mensen=mensen, allebei=allebei)
        wijziging = Organisatiewijziging.objects.create(
            soort=SOORT.FUSIE, organisatie=one, met=other, datum=timezone.localdate(), gegevens=gegevens, door=by
        )
        _merge(wijziging, one, other)
        proef.uitkomst = gevolgen.count(wijziging)
        transaction.set_rollback(True)
    return proef


def plan_fusie(
    organisatie: Organisatie,
    met: Organisatie,
    *,
    datum: dt.date,
    gegevens: dict[str, Any],
    gezien: str,
    by: Gebruiker,
) -> Organisatiewijziging:
    """Carry out a fusion today, or plan it for a later day. `gezien` is the `sleutel` of the trial that was confirmed.

    `gegevens`: `naar` ("organisatie", "met" or "nieuw"), `besloten` ("apart" or "samen") and FEITEN. Raises
    ValidationError when one of the two changed meanwhile, or when the fusion would show something else by now.
    """
    require(can_change_organisaties(by), ALLEEN_MKW)
    if datum < timezone.localdate():
        raise ValidationError({"datum": "Deze dag is voorbij. Kies vandaag of een latere dag."})
    with transaction.atomic():
        one, other = _locked(organisatie, met)
        if gezien != Proef(zicht=list(visible_by(one, other, gegevens))).sleutel:
            raise ValidationError("Er is iets veranderd sinds u keek. Bekijk de gevolgen opnieuw en bevestig ze.")
        wijziging = Organisatiewijziging.objects.create(
            soort=SOORT.FUSIE, organisatie=one, met=other, datum=datum, gegevens=gegevens, door=by
        )
        if datum == timezone.localdate():
            carry_out(wijziging, by=by)
        else:
            for row in (one, other):
                record("fusie gepland", row, by=by, organisatie_id=row.pk, na=_trail(wijziging))
            gevolgen.tell_admins(wijziging, "gepland")
    return wijziging


def carry_out(wijziging: Organisatiewijziging, *, by: Any) -> None:
    """Do a planned fusion, in the caller's transaction; ValidationError when it cannot be any more."""
    one, other = _locked(wijziging.organisatie, wijziging.met, behalve=wijziging)
    naar = _merge(wijziging, one, other)
    wijziging.stand, wijziging.uitgevoerd_op, wijziging.naar = STAND.UITGEVOERD, timezone.now(), naar
    wijziging.uitkomst = gevolgen.count(wijziging)
    wijziging.save()
    for row in {one.pk: one, other.pk: other, naar.pk: naar}.values():
        record("fusie uitgevoerd", row, by=by, organisatie_id=row.pk, na=_trail(wijziging))
    gone = [row for row in (one, other) if row.pk != naar.pk]
    gevolgen.after_change(wijziging, verhuisd=[(row.pk, naar.pk) for row in gone])
    gevolgen.tell_admins(wijziging, "uitgevoerd")
    gevolgen.tell_followers(wijziging)


def move_leftovers(wijziging: Organisatiewijziging) -> int:
    """Let go along what came in while the fusion was going on, such as an upload; return how many rows did."""
    before = wijziging.regels.count()
    for van in (wijziging.organisatie, wijziging.met):
        if van is not None and wijziging.naar is not None and van.pk != wijziging.naar_id:
            move_all(Verhuizing(Journaal(wijziging), van, wijziging.naar, wijziging.gegevens["besloten"] == APART))
    found = wijziging.regels.count() - before
    if found:
        gevolgen.after_change(wijziging, verhuisd=[])
    return found


def move_all(verhuizing: Verhuizing) -> None:
    """Let every row that points at the one corporation go along to the other, as each app said."""
    if missing := unknown():
        raise RuntimeError(f"nobody said what a fusion does with {', '.join(missing)}")
    for verwijzing in known():
        verwijzing.move(verhuizing)


def visible_by(one: Organisatie, other: Organisatie, gegevens: dict[str, Any]) -> Iterator[Zicht]:
    """Yield what people of either get to see of the other by this fusion; nothing that nobody sees."""
    for bron, ander, rol in ((one, other, "organisatie"), (other, one, "met")):
        people = _working_at(ander).exclude(gebruiker__in=_working_at(bron).values("gebruiker"))
        mensen = people.aggregate(aantal=Count("gebruiker", distinct=True))["aantal"]
        besloten = gegevens["besloten"] == SAMEN or gegevens["naar"] == rol
        answers: list[tuple[Any, Any]] = zicht_gevraagd.send(Organisatie, bron=bron, ander=ander, besloten=besloten)
        for wat, aantal in (pair for _, found in answers for pair in found):
            if aantal and mensen:
                yield Zicht(wat, aantal, mensen, ander.naam)


def _merge(wijziging: Organisatiewijziging, one: Organisatie, other: Organisatie) -> Organisatie:
    """Do the work of a fusion; return the corporation that there is then."""
    gegevens, journaal = wijziging.gegevens, Journaal(wijziging)
    naar = {"organisatie": one, "met": other}.get(gegevens["naar"])
    if naar is None:
        naar = _found(one, other, gegevens)
    gone = [row for row in (one, other) if row.pk != naar.pk]
    for van in gone:
        move_all(Verhuizing(journaal, van, naar, gegevens["besloten"] == APART))
    _rename(journaal, naar, gone, gegevens)
    rows = Organisatie.objects.filter(pk__in=[row.pk for row in gone])
    journaal.set(rows, opgegaan_in=naar.pk)
    return naar


def _found(one: Organisatie, other: Organisatie, gegevens: dict[str, Any]) -> Organisatie:
    """Make the new corporation, a member from today on."""
    naar = Organisatie(
        soort=one.soort, provincie=one.provincie or other.provincie, lid_van=timezone.localdate(),
        **{name: gegevens[name] for name in FEITEN if name in gegevens},
    )  # fmt: skip
    naar.full_clean()
    naar.save()
    return naar


def _rename(journaal: Journaal, naar: Organisatie, gone: list[Organisatie], gegevens: dict[str, Any]) -> None:
    """Give the corporation its facts of after the fusion, and the names under which it can be found from now on."""
    names = [name for row in (naar, *gone) for name in row.namen]
    changed = {name: gegevens[name] for name in FEITEN if name in gegevens}
    for name, value in changed.items():
        setattr(naar, name, value)
    naar.oude_namen = [name for name in dict.fromkeys(names) if name != naar.naam]
    naar.full_clean()
    before = facts(Organisatie.objects.get(pk=naar.pk), (*FEITEN, "oude_namen"))
    after = facts(naar, (*FEITEN, "oude_namen"))
    new = {name: getattr(naar, name) for name in after if before[name] != after[name]}
    journaal.set(Organisatie.objects.filter(pk=naar.pk), **new)


def _locked(
    one: Organisatie, other: Organisatie | None, *, behalve: Organisatiewijziging | None = None
) -> tuple[Organisatie, Organisatie]:
    """Return both corporations locked, so that of two fusions at once one waits, and then hears what happened."""
    if other is None or one.pk == other.pk:
        raise ValidationError({"met": "Kies twee verschillende corporaties."})
    rows = Organisatie.objects.select_for_update(no_key=True).in_bulk([one.pk, other.pk])
    for row in rows.values():
        if row.opgegaan_in_id:
            raise ValidationError(f"{row} is al opgegaan in {row.opgegaan_in}. Kies een andere corporatie.")
        planned = Organisatiewijziging.objects.van(row).filter(stand=STAND.GEPLAND)
        if behalve is not None:
            planned = planned.exclude(pk=behalve.pk)
        if first := planned.first():
            raise ValidationError(
                f"Voor {row} is al iets gepland: {str(first)[:1].lower()}{str(first)[1:]} op {first.datum:%d-%m-%Y}. "
                "Annuleer dat eerst."
            )
    return rows[one.pk], rows[other.pk]


def _working_at(organisatie: Organisatie) -> Any:
    return Aanstelling.objects.lopend().filter(organisatie=organisatie, gebruiker__is_active=True)


def _people(one: Organisatie, other: Organisatie) -> tuple[int, int]:
    """Return how many people work at one of both, and how many at both."""
    here, there = (set(_working_at(row).values_list("gebruiker", flat=True)) for row in (one, other))
    return len(here | there), len(here & there)


def _trail(wijziging: Organisatiewijziging) -> dict[str, Any]:
    return {
        "van": [str(wijziging.organisatie), str(wijziging.met)],
        "naar": str(wijziging.naar or wijziging.gegevens.get("naam", "")),
        "datum": wijziging.datum.isoformat(),
        "besloten_stukken": wijziging.gegevens["besloten"],
    }
