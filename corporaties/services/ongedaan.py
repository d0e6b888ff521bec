"""Undoing what became of a corporation, within 30 days; carrying out what was planned; closing what is too old (C6)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from mkwportal.core.audit import record
from mkwportal.core.notifications import notify
from mkwportal.core.templatetags.formats import date_text, plural_text

from ..models import BEDENKTIJD, Aanstelling, Gebruiker, Organisatie, Organisatiewijziging, Uitnodiging
from ..permissions import can_change_organisaties, require
from ..wijzigingen.journaal import GEWIJZIGD, Journaal, restore
from ..wijzigingen.verwijzingen import Verhuizing
from . import fusies, gevolgen, namen
from .fusies import ALLEEN_MKW, SOORT, STAND
from .sessies import end_sessions_without_access


@dataclass(frozen=True)
class Terug:
    """What undoing does: how many lines go back, and how many not with the reason for each."""

    hersteld: int
    niet: list[tuple[str, str, int]]  # kind of row, why not, how many

    @property
    def zin(self) -> str:
        """What went back, in a sentence or two."""
        text = f"{plural_text(self.hersteld, 'gegeven,gegevens')} staan weer zoals zij waren."
        if left := sum(aantal for _, _, aantal in self.niet):
            text += f" {plural_text(left, 'gegeven bleef,gegevens bleven')} zoals het nu is."
        return text


def undo_wijziging(wijziging: Organisatiewijziging, *, rest: Organisatie | None = None, by: Gebruiker) -> Terug:
    """Put back what a change did and nobody changed since; return what went back and what did not.

    After a fusion into a new corporation, what was made there since goes to `rest`, one of the two. Raises
    ValidationError after 30 days, the second time, and when something later has to be undone first.
    """
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        return _undo(wijziging, rest, by)


def try_undo(wijziging: Organisatiewijziging, *, rest: Organisatie | None = None, by: Gebruiker) -> Terug:
    """Return what undoing would do, by doing it and taking it all back."""
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        terug = _undo(wijziging, rest, by)
        transaction.set_rollback(True)
    return terug


def cancel_wijziging(wijziging: Organisatiewijziging, *, by: Gebruiker) -> Organisatiewijziging:
    """Call off what was planned; ValidationError when it was carried out meanwhile."""
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        current = _current(wijziging)
        if current.stand != STAND.GEPLAND:
            raise ValidationError(f"Dit is al {current.get_stand_display()}. Annuleren kan niet meer.")
        current.stand, current.beeindigd_op, current.beeindigd_door = STAND.GEANNULEERD, timezone.now(), by
        current.save()
        _trail(current, f"{current.get_soort_display().lower()} geannuleerd", by)
        gevolgen.tell_admins(current, "geannuleerd")
    return current


def carry_out_planned(today: dt.date) -> int:
    """Carry out what was planned for today or before, each once and in a transaction of its own; return how many.

    What cannot be done any more is marked with the reason, and the platform admins hear it (R12).
    """
    done = 0
    due = Organisatiewijziging.objects.filter(stand=STAND.GEPLAND, datum__lte=today).order_by("datum", "pk")
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            row = Organisatiewijziging.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
            current = row.select_related("organisatie", "met", "door").filter(pk=pk, stand=STAND.GEPLAND).first()
            if current is None:
                continue
            try:
                with transaction.atomic():
                    _carry_out(current, f"het portaal, gepland door {current.door}")
                    done += 1
            except ValidationError as error:
                _failed(current, " ".join(error.messages))
    return done


def tidy_wijzigingen(today: dt.date) -> int:
    """Throw away the lines of changes that are too old to undo; let go along what came in late. Return how many closed.

    The change itself, with its counts, stays as the history of the corporation.
    """
    for wijziging in Organisatiewijziging.objects.uitgevoerd().filter(soort=SOORT.FUSIE, gesloten_op=None):
        with transaction.atomic():
            current = _current(wijziging)
            if current.stand == STAND.UITGEVOERD:
                fusies.move_leftovers(current)
    old = Organisatiewijziging.objects.filter(
        gesloten_op=None, uitgevoerd_op__lt=timezone.now() - BEDENKTIJD - dt.timedelta(days=1)
    )
    closed = 0
    for wijziging in old:
        with transaction.atomic():
            wijziging.regels.all().delete()
            closed += Organisatiewijziging.objects.filter(pk=wijziging.pk, gesloten_op=None).update(
                gesloten_op=timezone.now()
            )
    return closed


def _undo(wijziging: Organisatiewijziging, rest: Organisatie | None, by: Gebruiker) -> Terug:
    current = _current(wijziging)
    organisaties = Organisatie.objects.select_for_update(no_key=True).order_by("pk").in_bulk(gevolgen.involved(current))
    _require_undoable(current)
    naar = current.naar
    if current.soort == SOORT.FUSIE and naar is not None:
        fusies.move_leftovers(current)
        _keep_who_left(current)
    restore(current)
    if _made_by(current) and naar is not None:
        _empty(current, organisaties[naar.pk], _rest(current, rest))
    if current.soort == SOORT.TERUGKEER:
        waiting = Uitnodiging.objects.wachtend().filter(organisatie=current.organisatie)
        waiting.update(ingetrokken_op=timezone.now())
    current.stand, current.beeindigd_op, current.beeindigd_door = STAND.ONGEDAAN, timezone.now(), by
    current.save()
    _trail(current, f"{current.get_soort_display().lower()} ongedaan gemaakt", by)
    end_sessions_without_access(
        Aanstelling.objects.filter(organisatie__in=organisaties).values_list("gebruiker", flat=True).distinct()
    )
    gone = [current.organisatie_id, current.met_id] if current.soort == SOORT.FUSIE else []
    gevolgen.after_change(current, verhuisd=[(current.naar_id or 0, pk) for pk in gone if pk is not None])
    gevolgen.tell_admins(current, "ongedaan")
    lines = current.regels.filter(teruggezet=False).order_by().values_list("model", "waarom_niet")
    return Terug(
        current.regels.filter(teruggezet=True).count(),
        [
            (model, why, n)
            for model, why, n in lines.annotate(aantal=Count("object_id")).order_by("model", "waarom_niet")
        ],
    )


def _require_undoable(current: Organisatiewijziging) -> None:
    if current.stand != STAND.UITGEVOERD:
        raise ValidationError(f"Dit is al {current.get_stand_display()}. U hoeft niets meer te doen.")
    if not current.kan_ongedaan:
        assert current.ongedaan_tot is not None  # noqa: S101 - what was carried out has a day
        raise ValidationError(f"Ongedaan maken kon tot en met {date_text(current.ongedaan_tot)}. Dat is voorbij.")
    later = (
        Organisatiewijziging.objects.van(*gevolgen.involved(current))
        .filter(stand__in=(STAND.UITGEVOERD, STAND.GEPLAND), pk__gt=current.pk)
        .exclude(pk=current.pk)
        .order_by("-pk")
        .first()
    )
    if later is not None:
        raise ValidationError(
            f"Hierna kwam nog iets: {str(later)[:1].lower()}{str(later)[1:]} ({date_text(later.datum)}). "
            "Maak dat eerst ongedaan."
        )


def _keep_who_left(current: Organisatiewijziging) -> None:
    """Whose appointment after the fusion got an end since, does not come back through the one from before it."""
    label = Aanstelling._meta.label_lower
    for regel in current.regels.filter(model=label, actie="gemaakt"):
        row = Aanstelling.objects.filter(pk=regel.object_id).first()
        was = (regel.nieuw or {}).get("tot")
        tot = row.tot if row is not None else timezone.localdate() - dt.timedelta(days=1)
        if (tot.isoformat() if tot else None) == was:
            continue
        mine = Aanstelling.objects.filter(gebruiker=(regel.nieuw or {})["gebruiker_id"]).exclude(
            organisatie=current.naar
        )
        ended = current.regels.filter(model=label, actie="gezet", veld="tot", object_id__in=mine.values("pk"))
        before = set(ended.values_list("object_id", flat=True))
        for one in mine.filter(organisatie__in=gevolgen.involved(current)):
            if one.pk in before or one.tot is None or one.tot >= timezone.localdate():
                one.tot = max(tot, one.van - dt.timedelta(days=1)) if tot else None
                one.save(update_fields=["tot"])
        ended.update(teruggezet=False, waarom_niet=GEWIJZIGD)


def _made_by(current: Organisatiewijziging) -> bool:
    """Whether the corporation of now was made by this fusion."""
    return current.soort == SOORT.FUSIE and current.naar_id not in (current.organisatie_id, current.met_id)


def _rest(current: Organisatiewijziging, rest: Organisatie | None) -> Organisatie:
    if rest is None or rest.pk not in (current.organisatie_id, current.met_id):
        raise ValidationError({"rest": "Kies bij wie blijft wat na de fusie is gemaakt."})
    return Organisatie.objects.get(pk=rest.pk)


def _empty(current: Organisatiewijziging, naar: Organisatie, rest: Organisatie) -> None:
    """Let what was made since go to one of the two; the address of what was the new corporation leads there."""
    naar.refresh_from_db()
    fusies.move_all(Verhuizing(Journaal(current), naar, rest, apart=False))
    naar.opgegaan_in, naar.l_nummer = rest, ""
    naar.naam = f"{naar.naam[:90]} (tot {timezone.localdate():%d-%m-%Y})"
    naar.oude_namen, naar.revisie = [], naar.revisie + 1
    naar.save()
    current.regels.filter(teruggezet=None).update(teruggezet=True)


def _carry_out(current: Organisatiewijziging, by: Any) -> None:
    {SOORT.FUSIE: fusies.carry_out, SOORT.NAAM: namen.carry_out}[SOORT(current.soort)](current, by=by)


def _failed(current: Organisatiewijziging, reden: str) -> None:
    Organisatiewijziging.objects.filter(pk=current.pk).update(stand=STAND.MISLUKT, reden=reden[:300])
    _trail(current, f"{current.get_soort_display().lower()} niet gelukt", "het portaal", reden=reden)
    notify(
        Gebruiker.objects.filter(is_platformbeheerder=True, is_active=True).order_by("pk"),
        soort="organisatie",
        tekst=f"{gevolgen.sentence(current, 'mislukt')} {reden}",
        url=gevolgen.address(current),
        sleutel=f"wijziging-{current.pk}-mislukt",
    )


def _current(wijziging: Organisatiewijziging) -> Organisatiewijziging:
    rows = Organisatiewijziging.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organisatie", "met", "naar", "door").get(pk=wijziging.pk)


def _trail(current: Organisatiewijziging, actie: str, by: Any, **na: Any) -> None:
    for row in Organisatie.objects.filter(pk__in=gevolgen.involved(current)).order_by("pk"):
        record(actie, row, by=by, organisatie_id=row.pk, na={"wijziging": str(current), **na})
