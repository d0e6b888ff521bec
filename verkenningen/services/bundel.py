"""Bundles: begin one, choose what goes in, order it and publish it (V12)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged

from .. import notifications
from ..bundel.indelen import BEZOEKEN, chapter_order, insert, places
from ..models import Bundel, BundelStuk, Citaat, Foto, Hoofdstuk, Les, Verkenning, VerslagDeel
from ..permissions import require_lead, require_write

VELDEN = ("titel", "ondertitel", "inleiding")
MOST_PIECES = 2000
Soort = BundelStuk.Soort


class Keuze(NamedTuple):
    """A piece that can be chosen: its kind and its id."""

    soort: str
    pk: int


@transaction.atomic
def create_bundel(
    verkenning: Verkenning, *, titel: str, by: Gebruiker, ondertitel: str = "", inleiding: str = ""
) -> Bundel:
    """Begin a bundle; a concept that only who joins the exploration sees."""
    require_write(by, verkenning)
    bundel = Bundel.objects.create(
        verkenning=verkenning, titel=titel, ondertitel=ondertitel, inleiding=inleiding, door=by
    )
    record("bundel begonnen", bundel, by=by, organisatie_id=verkenning.organisatie_id)
    return bundel


@transaction.atomic
def update_bundel(
    bundel: Bundel, *, revisie: int, titel: str, ondertitel: str, inleiding: str, by: Gebruiker
) -> Bundel:
    """Save the title and the introduction; raises EditConflict."""
    require_write(by, bundel.verkenning)
    current = lock_revision(bundel, revisie)
    new = {"titel": titel, "ondertitel": ondertitel, "inleiding": inleiding}
    voor, na = changes({name: getattr(current, name) for name in VELDEN}, new)
    if not na:
        return unchanged(current)
    for name, value in new.items():
        setattr(current, name, value)
    current.save()
    record("bundel gewijzigd", current, by=by, organisatie_id=bundel.verkenning.organisatie_id, voor=voor, na=na)
    return current


def choosable(verkenning: Verkenning) -> dict[str, Any]:
    """Return per kind the rows that may go into a bundle: what everybody may read who sees the exploration.

    Published parts, lessons, shared photos that say what is to be seen on them, shared quotes without a name or with a
    yes.
    """
    return {
        Soort.DEEL: VerslagDeel.objects.filter(bezoek__verkenning=verkenning, gepubliceerd_op__isnull=False),
        Soort.LES: Les.objects.filter(verkenning=verkenning, verwijderd_op=None),
        Soort.FOTO: Foto.objects.gedeeld().filter(bezoek__verkenning=verkenning).exclude(bijschrift=""),
        Soort.CITAAT: Citaat.objects.gedeeld().filter(bezoek__verkenning=verkenning),
    }


@transaction.atomic
def choose_pieces(
    bundel: Bundel, *, erbij: Iterable[Keuze] = (), eraf: Iterable[Keuze] = (), by: Gebruiker
) -> tuple[int, int]:
    """Add and take away pieces; return how many of each. New ones land in the chapter of their theme.

    What is in already, or may not be in (any more), is passed over: two people may choose at once.
    """
    require_write(by, bundel.verkenning)
    _lock(bundel)
    weg = 0
    for soort, pks in _by_kind(eraf).items():
        weg += bundel.stukken.filter(soort=soort, **{f"{soort}__in": pks}).delete()[1].get("verkenningen.BundelStuk", 0)
    new = []
    allowed = choosable(bundel.verkenning)
    for soort, pks in _by_kind(erbij).items():
        known = set(bundel.stukken.filter(soort=soort).values_list(soort, flat=True))
        good = allowed[soort].filter(pk__in=pks - known).values_list("pk", flat=True)
        new += [BundelStuk(bundel=bundel, soort=soort, **{f"{soort}_id": pk}) for pk in good]
    if bundel.stukken.count() + len(new) > MOST_PIECES:
        raise ValidationError(f"In een bundel passen hoogstens {MOST_PIECES} stukken. Kies er minder.")
    if new:
        _add(bundel, new)
    _drop_empty(bundel)
    if new or weg:
        na = {"erbij": len(new), "eraf": weg}
        record("bundel samengesteld", bundel, by=by, organisatie_id=bundel.verkenning.organisatie_id, na=na)
    return len(new), weg


@transaction.atomic
def remove_piece(stuk: BundelStuk, *, by: Gebruiker) -> None:
    """Take one piece out of its bundle, also one of which the row is gone."""
    bundel = stuk.bundel
    require_write(by, bundel.verkenning)
    _lock(bundel)
    record("uit bundel gehaald", stuk, by=by, organisatie_id=bundel.verkenning.organisatie_id)
    stuk.delete()
    _drop_empty(bundel)


@transaction.atomic
def order_by_theme(bundel: Bundel, *, by: Gebruiker) -> None:
    """Put every piece in the chapter of its theme, and the reports with their photos in one chapter, by date."""
    require_write(by, bundel.verkenning)
    _lock(bundel)
    stukken, plekken = places(bundel)
    rows: dict[int, list[BundelStuk]] = {}
    chapters = _chapters(bundel)
    for stuk in sorted(stukken, key=lambda stuk: plekken[stuk.pk].sleutel):
        hoofdstuk = _chapter_of(bundel, chapters, plekken[stuk.pk].thema)
        rows.setdefault(hoofdstuk.pk, []).append(stuk)
    _save_rows(rows)
    _save_chapters(chapter_order(chapters))
    _drop_empty(bundel)
    record("bundel op thema geordend", bundel, by=by, organisatie_id=bundel.verkenning.organisatie_id)


@transaction.atomic
def move_pieces(hoofdstuk: Hoofdstuk, pks: Iterable[int], *, by: Gebruiker) -> int:
    """Put these pieces of the bundle at the end of a chapter, in their order; return how many."""
    bundel = hoofdstuk.bundel
    require_write(by, bundel.verkenning)
    _lock(bundel)
    rows = list(bundel.stukken.filter(pk__in=pks).order_by("hoofdstuk__volgorde", "volgorde"))
    last = hoofdstuk.stukken.exclude(pk__in=[row.pk for row in rows]).hoogste()
    for number, row in enumerate(rows, last + 1):
        row.hoofdstuk, row.volgorde = hoofdstuk, number
    BundelStuk.objects.bulk_update(rows, ["hoofdstuk", "volgorde"])
    return len(rows)


@transaction.atomic
def move_piece(stuk: BundelStuk, *, omhoog: bool, by: Gebruiker) -> None:
    """Change places with the piece before or behind it; at the edge of a chapter it goes to the next chapter."""
    bundel = stuk.bundel
    require_write(by, bundel.verkenning)
    _lock(bundel)
    row = BundelStuk.objects.select_related("hoofdstuk").get(pk=stuk.pk)
    next_to = _beside(row.hoofdstuk.stukken.all(), row.volgorde, omhoog=omhoog)
    if next_to is not None:
        row.volgorde, next_to.volgorde = next_to.volgorde, row.volgorde
        BundelStuk.objects.bulk_update([row, next_to], ["volgorde"])
        return
    chapter = _beside(bundel.hoofdstukken.all(), row.hoofdstuk.volgorde, omhoog=omhoog)
    if chapter is None:
        raise ValidationError(f"Dit stuk staat al {'boven' if omhoog else 'onder'}aan.")
    others = list(chapter.stukken.order_by("volgorde"))
    _save_rows({chapter.pk: [*others, row] if omhoog else [row, *others]})


@transaction.atomic
def move_chapter(hoofdstuk: Hoofdstuk, *, omhoog: bool, by: Gebruiker) -> None:
    """Change places with the chapter before or behind it."""
    bundel = hoofdstuk.bundel
    require_write(by, bundel.verkenning)
    _lock(bundel)
    row = Hoofdstuk.objects.get(pk=hoofdstuk.pk)
    next_to = _beside(bundel.hoofdstukken.all(), row.volgorde, omhoog=omhoog)
    if next_to is None:
        raise ValidationError(f"Dit hoofdstuk staat al {'boven' if omhoog else 'onder'}aan.")
    row.volgorde, next_to.volgorde = next_to.volgorde, row.volgorde
    Hoofdstuk.objects.bulk_update([row, next_to], ["volgorde"])


@transaction.atomic
def publish_bundel(bundel: Bundel, *, by: Gebruiker) -> Bundel:
    """Let everybody who sees the exploration read the bundle; who takes part hears of it once."""
    if not bundel.stukken.exists() and not bundel.inleiding and not bundel.hoofdstukken.exclude(tekst="").exists():
        raise ValidationError("De bundel is nog leeg. Kies eerst wat erin komt.")
    return _publish(bundel, timezone.now(), "bundel gedeeld", by=by)


@transaction.atomic
def withdraw_bundel(bundel: Bundel, *, by: Gebruiker) -> Bundel:
    """Make a published bundle a concept again."""
    return _publish(bundel, None, "bundel teruggetrokken", by=by)


def _publish(bundel: Bundel, moment: Any, actie: str, *, by: Gebruiker) -> Bundel:
    require_lead(by, bundel.verkenning)
    current = _lock(bundel)
    if bool(moment) == bool(current.gepubliceerd_op):
        return current
    current.gepubliceerd_op = moment
    current.save(update_fields=["gepubliceerd_op"])
    record(actie, current, by=by, organisatie_id=bundel.verkenning.organisatie_id)
    if moment:
        notifications.tell_bundle(current, by=by)
    stamps.touch("verkenningen")
    return current


def _lock(bundel: Bundel) -> Bundel:
    """Return the locked row: of two people who order at once the second waits."""
    return Bundel.objects.select_for_update(of=("self",), no_key=True).select_related("verkenning").get(pk=bundel.pk)


def _by_kind(keuzes: Iterable[Keuze]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for soort, pk in keuzes:
        found.setdefault(Soort(soort).value, set()).add(pk)
    return found


def _chapters(bundel: Bundel) -> list[Hoofdstuk]:
    return list(bundel.hoofdstukken.select_related("thema").order_by("volgorde"))


def _chapter_of(bundel: Bundel, chapters: list[Hoofdstuk], thema: Any) -> Hoofdstuk:
    """Return the chapter of a theme, or of the visits without one; it is made, and added to `chapters`, when new."""
    kind = Hoofdstuk.Soort.THEMA if thema else Hoofdstuk.Soort.BEZOEKEN
    known = next((row for row in chapters if row.soort == kind and row.thema == thema), None)
    if known is None:
        number = max((row.volgorde for row in chapters), default=0) + 1
        titel = thema.naam if thema else BEZOEKEN
        known = Hoofdstuk.objects.create(bundel=bundel, soort=kind, thema=thema, titel=titel, volgorde=number)
        chapters.append(known)
    return known


def _add(bundel: Bundel, new: list[BundelStuk]) -> None:
    """Save new pieces, each in the chapter and at the place where it belongs."""
    chapters = _chapters(bundel)
    before = len(chapters)
    waiting = _chapter_of(bundel, chapters, None)
    last = waiting.stukken.hoogste()
    for number, stuk in enumerate(new, last + 1):
        stuk.hoofdstuk, stuk.volgorde = waiting, number
    BundelStuk.objects.bulk_create(new)
    added = {stuk.pk for stuk in new}
    stukken, plekken = places(bundel)
    rows: dict[int, list[BundelStuk]] = {}
    for stuk in stukken:
        if stuk.pk not in added:
            rows.setdefault(stuk.hoofdstuk_id, []).append(stuk)
    for stuk in sorted((stuk for stuk in stukken if stuk.pk in added), key=lambda stuk: plekken[stuk.pk].sleutel):
        hoofdstuk = _chapter_of(bundel, chapters, plekken[stuk.pk].thema)
        insert(rows.setdefault(hoofdstuk.pk, []), stuk, plekken)
    _save_rows(rows)
    if len(chapters) > before:
        _save_chapters(chapter_order(chapters))


def _save_rows(rows: dict[int, list[BundelStuk]]) -> None:
    changed = []
    for hoofdstuk_id, stukken in rows.items():
        for number, stuk in enumerate(stukken, 1):
            if (stuk.hoofdstuk_id, stuk.volgorde) != (hoofdstuk_id, number):
                stuk.hoofdstuk_id, stuk.volgorde = hoofdstuk_id, number
                changed.append(stuk)
    BundelStuk.objects.bulk_update(changed, ["hoofdstuk", "volgorde"], batch_size=500)


def _save_chapters(chapters: list[Hoofdstuk]) -> None:
    changed = []
    for number, row in enumerate(chapters, 1):
        if row.volgorde != number:
            row.volgorde = number
            changed.append(row)
    Hoofdstuk.objects.bulk_update(changed, ["volgorde"])


def _drop_empty(bundel: Bundel) -> None:
    """Take away the chapters that were made for pieces and have none any more, nor a text of their own."""
    gone = bundel.hoofdstukken.exclude(soort=Hoofdstuk.Soort.VRIJ).filter(tekst="", stukken=None, auteurs=None)
    gone.delete()


def _beside(rows: Any, volgorde: int, *, omhoog: bool) -> Any:
    if omhoog:
        return rows.filter(volgorde__lt=volgorde).order_by("-volgorde").first()
    return rows.filter(volgorde__gt=volgorde).order_by("volgorde").first()
