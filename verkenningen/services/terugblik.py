"""After a visit: two things are asked of who was there, and the leader makes something of the answers (V9)."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.links import personal_link
from mkwportal.core.mail import queue_mail

from .. import notifications, tasks
from ..models import Aanwezigheid, Bezoek, Halte, Terugblik, TerugblikRegel, VerslagDeel
from ..permissions import can_come, require_lead
from .verslag import save_deel

VIEW = "verkenningen:terugblik-antwoord"
ASK_AFTER, ASK_UNTIL = dt.timedelta(hours=1), dt.timedelta(days=3)
_LONGEST = dt.timedelta(days=31)
GONE = "Dit antwoord is intussen al gebruikt. Kijk de stapel opnieuw na."


class Vervolg(NamedTuple):
    """What somebody chose for one stop; any of the three may be empty."""

    weten: str = ""
    verder: str = ""
    zin: str = ""


def ask_after_visits(now: dt.datetime) -> int:
    """Ask who was at the visits that just ended, each person once per visit; return how many mails were queued."""
    visits = Bezoek.objects.filter(
        begint_op__gte=now - ASK_UNTIL - _LONGEST, eindigt_op__range=(now - ASK_UNTIL, now - ASK_AFTER)
    ).exclude(status=Bezoek.Status.AFGELAST)
    asked = Terugblik.objects.filter(bezoek=OuterRef("bezoek"), gebruiker=OuterRef("gebruiker"))
    there = Aanwezigheid.objects.filter(
        Q(was_er=True) | Q(was_er=None, gaat_mee=True),
        ~Exists(asked),
        bezoek__in=visits,
        bezoek__verkenning__verwijderd_op=None,
        gebruiker__is_active=True,
    )
    return sum(_ask(*row) for row in there.order_by("pk").values_list("bezoek", "gebruiker"))


@transaction.atomic
def _ask(bezoek_id: int, gebruiker_id: int) -> int:
    """Claim this person and visit, and queue the mail in the same transaction."""
    terugblik, new = Terugblik.objects.get_or_create(bezoek_id=bezoek_id, gebruiker_id=gebruiker_id)
    if new:
        tasks.mail_terugblik_job.defer(terugblik_id=terugblik.pk)
    return int(new)


@transaction.atomic
def mail_terugblik(terugblik_id: int) -> None:
    """Mail the two questions with a personal link per choice, to who may still come along; once."""
    row = (
        Terugblik.objects.select_for_update(of=("self",), no_key=True).filter(pk=terugblik_id, gemaild_op=None).first()
    )
    if row is None:
        return
    bezoek = Bezoek.objects.select_related("verkenning__leider").get(pk=row.bezoek_id)
    person = Gebruiker.objects.get_for_request(row.gebruiker_id)
    if person is None or not person.heeft_toegang or bezoek.is_afgelast or not can_come(person, bezoek):
        return
    context = {
        "bezoek": bezoek,
        "aan": person,
        "link": personal_link(VIEW, row.pk),
        "plekken": places(bezoek),
        "weten": TerugblikRegel.Weten.choices,
        "verder": TerugblikRegel.Verder.choices,
    }
    queue_mail(person.email, "verkenningen/mail/terugblik", context)
    Terugblik.objects.filter(pk=row.pk).update(gemaild_op=timezone.now())


def places(bezoek: Bezoek) -> list[tuple[int, str]]:
    """Return what can be answered about: (id, title) of the stops in order; (0, title of the visit) without stops."""
    stops = list(bezoek.haltes.programma().order_by("volgorde").values_list("pk", "titel"))
    return stops or [(0, bezoek.titel)]


@transaction.atomic
def save_terugblik(terugblik: Terugblik, antwoorden: Mapping[int, Vervolg], *, by: Gebruiker) -> int:
    """Keep what this person answered per stop (0: the visit as a whole); return for how many. Safe to send twice.

    An emptied answer goes; one of which the leader made something already stays as it is.
    """
    bezoek = Bezoek.objects.select_related("verkenning__leider").get(pk=terugblik.bezoek_id)
    Terugblik.objects.select_for_update(no_key=True).get(pk=terugblik.pk)
    there = {regel.halte_id or 0: regel for regel in terugblik.regels.all()}
    kept = 0
    for plek, titel in places(bezoek):
        antwoord, regel = antwoorden.get(plek, Vervolg()), there.get(plek)
        if regel is not None and regel.gebruik:
            continue
        if not any(antwoord):
            if regel is not None:
                regel.delete()
            continue
        values = antwoord._asdict() | {"plek": titel[:150], "op": timezone.now()}
        if regel is None:
            TerugblikRegel.objects.create(terugblik=terugblik, halte_id=plek or None, **values)
        else:
            TerugblikRegel.objects.filter(pk=regel.pk).update(**values)
        kept += 1
    if kept:
        notifications.tell_looked_back(bezoek, by=by)
    stamps.touch("verkenningen")
    return kept


@transaction.atomic
def use_regel(regel: TerugblikRegel, gebruik: str, *, by: Gebruiker) -> Bezoek | None:
    """Make the answer a stop of, or a question for, the next visit, or only note what was made of it.

    Returns the next visit for the first two. Raises ValidationError when it was used already, or when no visit is
    planned to put it in.
    """
    current = TerugblikRegel.objects.select_for_update(of=("self",), no_key=True).select_related(
        "terugblik__bezoek__verkenning"
    )
    row = current.get(pk=regel.pk)
    verkenning = row.terugblik.bezoek.verkenning
    require_lead(by, verkenning)
    if row.gebruik:
        raise ValidationError(GONE)
    volgend = None
    if gebruik in (TerugblikRegel.Gebruik.HALTE, TerugblikRegel.Gebruik.VRAAG):
        volgend = next_visit(row.terugblik.bezoek)
        if volgend is None:
            raise ValidationError("Er is nog geen volgend bezoek gepland. Plan er eerst een.")
        (_add_stop if gebruik == TerugblikRegel.Gebruik.HALTE else _add_question)(volgend, row.als_zin, by)
    row.gebruik, row.gebruikt_door, row.gebruikt_op = gebruik, by, timezone.now()
    row.save(update_fields=["gebruik", "gebruikt_door", "gebruikt_op"])
    na = {"gebruik": gebruik, "bezoek": volgend.pk if volgend else None}
    record("terugblik gebruikt", row.terugblik.bezoek, by=by, organisatie_id=verkenning.organisatie_id, na=na)
    stamps.touch("verkenningen")
    return volgend


def next_visit(bezoek: Bezoek) -> Bezoek | None:
    """Return the first visit of this exploration that is planned and still to come."""
    rows = Bezoek.objects.filter(verkenning=bezoek.verkenning_id, status=Bezoek.Status.GEPLAND)
    return rows.filter(begint_op__gt=timezone.now()).select_related("verkenning").order_by("begint_op", "pk").first()


def _add_stop(bezoek: Bezoek, titel: str, by: Gebruiker) -> None:
    current = Bezoek.objects.select_for_update(of=("self",), no_key=True).get(pk=bezoek.pk)
    last = current.haltes.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    Halte.objects.create(bezoek=current, volgorde=last + 1, titel=titel[:120])
    current.revisie += 1  # who has the programme open sees that it changed (R6)
    current.save(update_fields=["revisie", "gewijzigd_op"])
    na = {"halte": titel[:120]}
    record("programma gewijzigd", current, by=by, organisatie_id=bezoek.verkenning.organisatie_id, na=na)
    tasks.index_bezoek_job.defer(bezoek_id=current.pk)


def _add_question(bezoek: Bezoek, zin: str, by: Gebruiker) -> None:
    deel = VerslagDeel.objects.filter(bezoek=bezoek, deel=VerslagDeel.Deel.VRAAG).first()
    tekst = f"{deel.tekst}\n\n{zin}".strip() if deel else zin
    save_deel(bezoek, VerslagDeel.Deel.VRAAG, revisie=deel.revisie if deel else 0, tekst=tekst, by=by)
