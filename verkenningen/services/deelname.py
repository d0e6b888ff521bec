"""Who takes part: corporations, the tribune and guests (V2)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Deelname, Gebruiker, Organisatie
from mkwportal.core import stamps
from mkwportal.core.audit import record

from .. import notifications
from ..models import Verkenning
from ..permissions import require_lead, require_speak_for

OWNER_STAYS = "De corporatie die deze verkenning begon, doet altijd mee."
Wijze = Deelname.Wijze


@transaction.atomic
def add_organisatie(
    verkenning: Verkenning, organisatie: Organisatie, *, by: Gebruiker, wijze: str = Wijze.MEEDOEN
) -> Deelname:
    """Let an organisation join or follow from the tribune; one that is in the circle already gets this manner."""
    require_lead(by, verkenning)
    deelname = _set(verkenning, organisatie, wijze, by=by)
    notifications.tell_invited(verkenning, organisatie, by=by)
    stamps.touch("verkenningen")
    return deelname


@transaction.atomic
def add_gast(verkenning: Verkenning, gast: Gebruiker, *, tot: dt.date, by: Gebruiker) -> Deelname:
    """Let a person see this exploration until and including a date; raises ValidationError for a date gone by."""
    require_lead(by, verkenning)
    if tot < timezone.localdate():
        raise ValidationError({"tot": "Deze datum is al geweest. Kies een dag vanaf vandaag."})
    deelname, _ = Deelname.objects.update_or_create(
        kring=verkenning.kring, gebruiker=gast, defaults={"wijze": Wijze.GAST, "tot": tot}
    )
    record("gast toegevoegd", verkenning, by=by, na={"gast": str(gast), "tot": tot.isoformat()})
    notifications.tell_guest(verkenning, gast)
    stamps.touch("verkenningen")
    return deelname


@transaction.atomic
def remove_deelname(verkenning: Verkenning, deelname: Deelname, *, by: Gebruiker) -> None:
    """Take an organisation or guest out of the circle; what they wrote stays."""
    require_lead(by, verkenning)
    _remove(verkenning, deelname, by=by)


@transaction.atomic
def join_verkenning(verkenning: Verkenning, organisatie: Organisatie, *, wijze: str, by: Gebruiker) -> Deelname:
    """Let the own corporation join or follow from the tribune; the leader hears of it."""
    require_speak_for(by, organisatie.pk)
    if organisatie.pk == verkenning.organisatie_id:
        raise ValidationError(OWNER_STAYS)
    deelname = _set(verkenning, organisatie, wijze, by=by)
    notifications.tell_leader(verkenning, organisatie, Wijze(wijze).label, by=by)
    stamps.touch("verkenningen")
    return deelname


@transaction.atomic
def take_part(verkenning: Verkenning, organisatie: Organisatie, *, by: Gebruiker, told: Gebruiker) -> None:
    """Let the own corporation join after an invitation; the leader hears of it, unless that is `told` already."""
    require_speak_for(by, organisatie.pk)
    if verkenning.deelnames().filter(organisatie=organisatie, wijze=Wijze.MEEDOEN).exists():
        return
    _set(verkenning, organisatie, Wijze.MEEDOEN, by=by)
    if told.pk != verkenning.leider_id:
        notifications.tell_leader(verkenning, organisatie, Wijze.MEEDOEN.label, by=by)
    stamps.touch("verkenningen")


@transaction.atomic
def leave_verkenning(verkenning: Verkenning, organisatie: Organisatie, *, by: Gebruiker) -> None:
    """Take the own corporation out of the circle; nothing happens when it is not in it."""
    require_speak_for(by, organisatie.pk)
    deelname = Deelname.objects.filter(kring=verkenning.kring_id, organisatie=organisatie).first()
    if deelname is not None:
        _remove(verkenning, deelname, by=by)


def _set(verkenning: Verkenning, organisatie: Organisatie, wijze: str, *, by: Gebruiker) -> Deelname:
    if wijze == Wijze.GAST:
        raise ValidationError("Een gast is een persoon, geen organisatie.")
    if organisatie.pk == verkenning.organisatie_id and wijze != Wijze.MEEDOEN:
        raise ValidationError(OWNER_STAYS)
    deelname, new = Deelname.objects.update_or_create(
        kring=verkenning.kring, organisatie=organisatie, defaults={"wijze": wijze, "tot": None}
    )
    actie = "deelnemer toegevoegd" if new else "deelname gewijzigd"
    record(actie, verkenning, by=by, na={"organisatie": str(organisatie), "wijze": wijze})
    return deelname


def _remove(verkenning: Verkenning, deelname: Deelname, *, by: Gebruiker) -> None:
    if deelname.kring_id != verkenning.kring_id:
        raise ValidationError("Deze deelnemer hoort bij een andere verkenning.")
    if deelname.organisatie_id == verkenning.organisatie_id:
        raise ValidationError(OWNER_STAYS)
    wie = str(deelname.organisatie or deelname.gebruiker)
    deelname.delete()
    record("deelnemer verwijderd", verkenning, by=by, voor={"deelnemer": wie})
    stamps.touch("verkenningen")
