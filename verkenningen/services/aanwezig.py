"""Who comes along, and who was there: people attend, corporations count (V5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Q, When

from corporaties.models import Aanstelling, Gebruiker, Organisatie
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict

from ..models import Aanwezigheid, Bezoek, Verkenning
from ..permissions import require_come, require_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Erbij:
    """A walk-in: a name, and an organisation that we know or the name of one."""

    naam: str
    organisatie: Organisatie | None = None
    organisatie_naam: str = ""


class DubbeleNaam(ValidationError):
    """A walk-in with the name of somebody who stands in the list already."""


@transaction.atomic
def answer_bezoek(bezoek: Bezoek, *, gaat_mee: bool, by: Gebruiker) -> Aanwezigheid:
    """Save whether this person comes along; may be changed until the visit is over, and twice the same is once."""
    require_come(by, bezoek)
    if bezoek.is_geweest or bezoek.is_afgelast:
        raise ValidationError("Dit bezoek is voorbij of gaat niet door. U hoeft niets meer te laten weten.")
    known = Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker=by, gaat_mee=gaat_mee).first()
    if known is not None:
        return known
    organisatie_id = organisations_of([by.pk], bezoek.verkenning).get(by.pk)
    answer, _ = Aanwezigheid.objects.update_or_create(
        bezoek=bezoek, gebruiker=by, defaults={"gaat_mee": gaat_mee, "organisatie_id": organisatie_id}
    )
    na = {"gaat_mee": gaat_mee}
    record("antwoord op bezoek", bezoek, by=by, organisatie_id=bezoek.verkenning.organisatie_id, na=na)
    stamps.touch("verkenningen")
    return answer


@transaction.atomic
def offer_to_write(bezoek: Bezoek, *, schrijft: bool, by: Gebruiker) -> None:
    """Save whether this person writes along on the report, who is then asked for it when nobody began."""
    require_write(by, bezoek.verkenning)
    organisatie_id = organisations_of([by.pk], bezoek.verkenning).get(by.pk)
    _, new = Aanwezigheid.objects.get_or_create(
        bezoek=bezoek, gebruiker=by, defaults={"schrijft": schrijft, "organisatie_id": organisatie_id}
    )
    if new or Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker=by).exclude(schrijft=schrijft).update(
        schrijft=schrijft
    ):
        na = {"schrijft": schrijft}
        record("schrijft mee", bezoek, by=by, organisatie_id=bezoek.verkenning.organisatie_id, na=na)
        stamps.touch("verkenningen")


@transaction.atomic
def record_attendance(
    bezoek: Bezoek,
    *,
    mensen: Mapping[int, bool],
    rijen: Mapping[int, bool],
    erbij: Erbij | None = None,
    toch: bool = False,
    gezien: Mapping[str, bool | None] | None = None,
    by: Gebruiker,
) -> None:
    """Save who was there: `mensen` by id of the person, `rijen` by id of a walk-in's row, and one new walk-in.

    Give only what changed, so that two people can do this together. `gezien` is what the page showed, by "mens-3" or
    "rij-3": EditConflict when somebody else answered otherwise since then (R6). Raises ValidationError for a
    stranger, and DubbeleNaam for a walk-in whose name stands in the list already, unless it is added all the same
    (`toch`).
    """
    require_write(by, bezoek.verkenning)
    if bezoek.is_afgelast:
        raise ValidationError("Dit bezoek gaat niet door. Er kan niemand bij zijn geweest.")
    Bezoek.objects.select_for_update(of=("self",), no_key=True).get(pk=bezoek.pk)  # two people at the door take turns
    _check_seen(bezoek, mensen, rijen, gezien)
    if erbij is not None and not toch:
        _check_name(bezoek, erbij)
    known = set(possible_attendees(bezoek).values_list("pk", flat=True))
    if not set(mensen) <= known:
        raise ValidationError("Een van deze mensen doet niet meer mee. Kijk de lijst na.")
    van = organisations_of(mensen, bezoek.verkenning)
    for pk, was_er in mensen.items():
        defaults = {"was_er": was_er} | ({"organisatie_id": van[pk]} if pk in van else {})
        Aanwezigheid.objects.update_or_create(bezoek=bezoek, gebruiker_id=pk, defaults=defaults)
    for pk, was_er in rijen.items():
        Aanwezigheid.objects.filter(pk=pk, bezoek=bezoek, gebruiker=None).update(was_er=was_er)
    if erbij is not None:
        Aanwezigheid.objects.create(
            bezoek=bezoek,
            naam=erbij.naam,
            organisatie=erbij.organisatie,
            organisatie_naam="" if erbij.organisatie else erbij.organisatie_naam,
            was_er=True,
        )
    record(
        "aanwezigen vastgelegd",
        bezoek,
        by=by,
        organisatie_id=bezoek.verkenning.organisatie_id,
        na={"gewijzigd": len(mensen) + len(rijen), "erbij": erbij.naam if erbij else ""},
    )
    stamps.touch("verkenningen")


def _check_seen(
    bezoek: Bezoek, mensen: Mapping[int, bool], rijen: Mapping[int, bool], gezien: Mapping[str, bool | None] | None
) -> None:
    if gezien is None:
        return
    rows = Aanwezigheid.objects.filter(bezoek=bezoek, was_er__isnull=False)
    for row in rows.filter(Q(gebruiker__in=list(mensen)) | Q(gebruiker=None, pk__in=list(rijen))):
        key, wanted = (
            (f"mens-{row.gebruiker_id}", mensen.get(row.gebruiker_id))
            if row.gebruiker_id
            else (f"rij-{row.pk}", rijen.get(row.pk))
        )
        if row.was_er not in (wanted, gezien.get(key)):
            raise EditConflict(row)


def _check_name(bezoek: Bezoek, erbij: Erbij) -> None:
    wanted = erbij.naam.casefold()
    if any(row.naam.casefold() == wanted for row in Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker=None)):
        raise DubbeleNaam(
            f"{erbij.naam} is al toegevoegd. Is dit iemand anders met dezelfde naam? Voeg hem dan toch toe."
        )
    if any(person.naam.casefold() == wanted for person in possible_attendees(bezoek)):
        raise DubbeleNaam(
            f"{erbij.naam} staat al in de lijst. Tik daar op Ja. Is dit iemand anders? Voeg hem dan toch toe."
        )


def possible_attendees(bezoek: Bezoek):
    """Return the people whose attendance may be recorded: who takes part now, and who answered or came before."""
    eerder = Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker__isnull=False).values("gebruiker")
    nu = bezoek.verkenning.mensen().values("pk")
    return Gebruiker.objects.filter(pk__in=nu.union(eerder, all=True))


def organisations_of(gebruiker_ids, verkenning: Verkenning) -> dict[int, int]:
    """Return the organisation through which each of these people takes part; a guest has none.

    Of two that take part it is the one in whose name the person acted last, else the oldest appointment.
    """
    mee = verkenning.deelnames().filter(organisatie__isnull=False).values("organisatie")
    rows = Aanstelling.objects.lopend().filter(gebruiker__in=list(gebruiker_ids), organisatie__in=mee)
    last = Case(When(organisatie=F("gebruiker__namens"), then=1), default=0)
    return dict(rows.order_by(last, "-pk").values_list("gebruiker", "organisatie"))
