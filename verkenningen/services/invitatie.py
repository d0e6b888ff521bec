"""Honest invitations: send, answer, remind once, take back (V3)."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.mail import queue_mail
from mkwportal.core.models import Melding

from .. import notifications, tasks
from ..invitaties import NOT_YOURS, Genodigde, links, why_closed
from ..models import Aanwezigheid, Bezoek, Invitatie, Verkenning
from ..permissions import can_come, can_speak_for, require_lead
from .aanwezig import answer_bezoek
from .deelname import take_part

IN_EEN_KEER, PER_DAG = 60, 200  # people; more is no longer an invitation but a mailing
NIET_VAN_U = "Alleen wie de uitnodiging verstuurde, kan dit doen."
Antwoord = Invitatie.Antwoord


@transaction.atomic
def create_invitaties(
    verkenning: Verkenning,
    *,
    waartoe: str,
    genodigden: Sequence[Genodigde],
    by: Gebruiker,
    bezoek: Bezoek | None = None,
) -> list[Invitatie]:
    """Invite these people to one thing; each gets a notice and a mail at once (P2). Return the new invitations.

    Who has a running invitation to the same is left out. Raises ValidationError when it is over, or for too many.
    """
    require_lead(by, verkenning)
    verkenning = Verkenning.objects.select_for_update(of=("self",), no_key=True).get(pk=verkenning.pk)
    Gebruiker.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)  # the number of a day holds
    _refuse_over(verkenning, bezoek)
    _refuse_many(len(genodigden), by)
    known = set(
        Invitatie.objects.filter(
            verkenning=verkenning,
            bezoek=bezoek,
            ingetrokken_op=None,
            gebruiker__in=[p.gebruiker_id for p in genodigden],
        ).values_list("gebruiker", flat=True)
    )
    nieuw = {p.gebruiker_id: p for p in genodigden if p.gebruiker_id not in known and p.gebruiker_id != by.pk}
    rows = Invitatie.objects.bulk_create(
        Invitatie(
            verkenning=verkenning,
            bezoek=bezoek,
            gebruiker_id=person.gebruiker_id,
            organisatie_id=person.organisatie_id,
            waartoe=waartoe,
            door=by,
        )
        for person in nieuw.values()
    )
    for row in rows:
        notifications.tell_asked(row)
        tasks.mail_invitatie_job.defer(invitatie_id=row.pk)
    if rows:
        na = {"mensen": len(rows), "bezoek": str(bezoek or "")}
        record("mensen uitgenodigd", verkenning, by=by, na=na)
        stamps.touch("verkenningen")
    return rows


@transaction.atomic
def answer_invitatie(invitatie: Invitatie, *, antwoord: str, nodig: str = "", by: Gebruiker) -> Invitatie:
    """Save the answer of the invited person, who may change it until it is over; the inviter hears of it.

    "Mee" lets the corporation take part when this person may speak for it; for a visit the person is put on the
    list. The trail holds no answer: a doubt is between two people. Raises ValidationError when it is over.
    """
    if by.pk != invitatie.gebruiker_id:
        raise PermissionDenied(NOT_YOURS)
    current = _locked(invitatie)
    person = _fresh(by)
    if reason := why_closed(current, person):
        raise ValidationError(reason)
    nodig = nodig if antwoord == Antwoord.NODIG else ""
    if antwoord == Antwoord.NODIG and not nodig:
        raise ValidationError({"nodig": "Schrijf in één regel wat u eerst nodig hebt."})
    if (current.antwoord, current.nodig) == (antwoord, nodig):
        return current
    current.antwoord, current.nodig, current.beantwoord_op = Antwoord(antwoord).value, nodig, timezone.now()
    current.save(update_fields=["antwoord", "nodig", "beantwoord_op"])
    if antwoord == Antwoord.MEE:
        _join(current, person)
    _answer_visit(current, person)
    notifications.tell_inviter(current)
    stamps.touch("verkenningen")
    return current


@transaction.atomic
def remind_invitatie(invitatie: Invitatie, *, by: Gebruiker) -> Invitatie:
    """Mail somebody who did not answer once more; never a third time."""
    current = _own(invitatie, by)
    if current.antwoord:
        raise ValidationError(f"{current.gebruiker} heeft al geantwoord.")
    if current.herinnerd_op is not None:
        raise ValidationError(f"{current.gebruiker} is al een keer herinnerd. Vaker doen wij dat niet.")
    if why_closed(current, _fresh(current.gebruiker)):
        raise ValidationError(f"{current.gebruiker} kan deze uitnodiging niet meer beantwoorden.")
    current.herinnerd_op = timezone.now()
    current.save(update_fields=["herinnerd_op"])
    notifications.tell_asked(current, again=True)
    tasks.mail_invitatie_job.defer(invitatie_id=current.pk, opnieuw=True)
    return current


@transaction.atomic
def withdraw_invitatie(invitatie: Invitatie, *, by: Gebruiker) -> Invitatie:
    """Take an invitation back; its links say so, and its notice goes when nobody read it."""
    current = _own(invitatie, by)
    if current.antwoord == Antwoord.MEE:
        raise ValidationError(f"{current.gebruiker} doet al mee. Haal zo nodig de corporatie weg bij Deelnemers.")
    if current.ingetrokken_op is None:
        current.ingetrokken_op = timezone.now()
        current.save(update_fields=["ingetrokken_op"])
        notifications.take_back_asked(current)
        record("uitnodiging ingetrokken", current.verkenning, by=by)
        stamps.touch("verkenningen")
    return current


@transaction.atomic
def mail_invitatie(invitatie_id: int, *, again: bool = False) -> None:
    """Mail an invitation or its reminder with a link per answer; once, and not when it was answered or is over."""
    invitatie = Invitatie.objects.select_related(*_WITH).get(pk=invitatie_id)
    person = _fresh(invitatie.gebruiker)
    rows = Melding.objects.select_for_update(no_key=True).filter(ontvanger=person, gemaild_op=None)
    melding = rows.filter(sleutel=notifications.asked_key(invitatie, again=again)).first()
    if melding is None or invitatie.antwoord or why_closed(invitatie, person):
        return
    context = {"invitatie": invitatie, "aan": person, "links": links(invitatie), "opnieuw": again}
    queue_mail(person.email, "verkenningen/mail/uitnodiging", context)
    melding.gemaild_op = timezone.now()
    melding.save(update_fields=["gemaild_op"])


_WITH = ("verkenning__organisatie", "verkenning__leider", "bezoek__gastheer", "gebruiker", "organisatie", "door")


def _locked(invitatie: Invitatie) -> Invitatie:
    return Invitatie.objects.select_for_update(of=("self",), no_key=True).select_related(*_WITH).get(pk=invitatie.pk)


def _fresh(gebruiker: Gebruiker) -> Gebruiker:
    """Return this person with the appointments and circles of this moment."""
    return Gebruiker.objects.voor_verzoek().get(pk=gebruiker.pk)


def _own(invitatie: Invitatie, by: Gebruiker) -> Invitatie:
    if invitatie.door_id != by.pk:
        raise PermissionDenied(NIET_VAN_U)
    return _locked(invitatie)


def _refuse_over(verkenning: Verkenning, bezoek: Bezoek | None) -> None:
    if verkenning.status == Verkenning.Status.AFGEROND:
        raise ValidationError("Deze verkenning is afgerond. U kunt er niemand meer voor uitnodigen.")
    if bezoek is not None and bezoek.verkenning_id != verkenning.pk:
        raise ValidationError({"bezoek": "Dit bezoek hoort bij een andere verkenning."})
    if bezoek is not None and (bezoek.is_geweest or bezoek.is_afgelast):
        raise ValidationError({"bezoek": "Dit bezoek is geweest of gaat niet door. Kies een ander."})


def _refuse_many(number: int, by: Gebruiker) -> None:
    if not number:
        raise ValidationError({"wie": "Kies wie u uitnodigt."})
    if number > IN_EEN_KEER:
        raise ValidationError({"wie": f"U kunt {IN_EEN_KEER} mensen in één keer uitnodigen. Kies er minder."})
    sent = Invitatie.objects.filter(door=by, gemaakt_op__gt=timezone.now() - dt.timedelta(days=1)).count()
    if sent + number > PER_DAG:
        left = max(0, PER_DAG - sent)
        raise ValidationError({"wie": f"U kunt per dag {PER_DAG} mensen uitnodigen. Vandaag kan dat nog voor {left}."})


def _join(invitatie: Invitatie, person: Gebruiker) -> None:
    organisatie = invitatie.organisatie
    if organisatie is not None and can_speak_for(person, organisatie.pk):
        take_part(invitatie.verkenning, organisatie, by=person, told=invitatie.door)


def _answer_visit(invitatie: Invitatie, person: Gebruiker) -> None:
    """Put the person on the list of the visit or take them off; a doubt takes off only who stood on it."""
    bezoek, mee = invitatie.bezoek, invitatie.antwoord == Antwoord.MEE
    if bezoek is None or not can_come(person := _fresh(person), bezoek):
        return
    came = Aanwezigheid.objects.filter(bezoek=bezoek, gebruiker=person, gaat_mee=True).exists()
    if mee or came or invitatie.antwoord == Antwoord.NEE:
        answer_bezoek(bezoek, gaat_mee=mee, by=person)
