"""A corporation gets another name, and stays to be found under the old one (C6)."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from mkwportal.core.audit import record

from ..models import Gebruiker, Organisatie, Organisatiewijziging
from ..permissions import can_change_organisaties, require
from ..wijzigingen.journaal import Journaal
from . import gevolgen
from .fusies import ALLEEN_MKW, SOORT, STAND


def rename_organisatie(organisatie: Organisatie, *, naam: str, datum: dt.date, by: Gebruiker) -> Organisatiewijziging:
    """Give a corporation another name today, or plan that for a later day. Raises ValidationError per field."""
    require(can_change_organisaties(by), ALLEEN_MKW)
    if datum < timezone.localdate():
        raise ValidationError({"datum": "Deze dag is voorbij. Kies vandaag of een latere dag."})
    with transaction.atomic():
        current = lock_changeable(organisatie)
        if naam == current.naam:
            raise ValidationError({"naam": f"Zo heet {current} al."})
        wijziging = Organisatiewijziging.objects.create(
            soort=SOORT.NAAM,
            organisatie=current,
            datum=datum,
            gegevens={"van": current.naam, "naam": naam},
            door=by,
        )
        if datum == timezone.localdate():
            carry_out(wijziging, by=by)
        else:
            _renamed(current, naam).full_clean()
            current.refresh_from_db()
            record("nieuwe naam gepland", current, by=by, organisatie_id=current.pk, na=wijziging.gegevens)
            gevolgen.tell_admins(wijziging, "gepland")
    return wijziging


def carry_out(wijziging: Organisatiewijziging, *, by: Any) -> None:
    """Give the new name, in the caller's transaction."""
    current = lock_changeable(wijziging.organisatie, behalve=wijziging)
    naam = wijziging.gegevens["naam"]
    wijziging.gegevens["van"] = current.naam
    _renamed(current, naam).full_clean()
    rows = Organisatie.objects.filter(pk=current.pk)
    Journaal(wijziging).set(rows, naam=current.naam, oude_namen=current.oude_namen)
    wijziging.stand, wijziging.uitgevoerd_op, wijziging.naar = STAND.UITGEVOERD, timezone.now(), current
    wijziging.uitkomst = gevolgen.count(wijziging)
    wijziging.save()
    record(
        "nieuwe naam", current, by=by, organisatie_id=current.pk,
        voor={"naam": wijziging.gegevens["van"]}, na={"naam": naam},
    )  # fmt: skip
    gevolgen.after_change(wijziging, verhuisd=[])
    gevolgen.tell_admins(wijziging, "uitgevoerd")
    gevolgen.tell_followers(wijziging)


def lock_changeable(organisatie: Organisatie, *, behalve: Organisatiewijziging | None = None) -> Organisatie:
    """Return the corporation locked; ValidationError when it went up in another or something is planned for it."""
    current = Organisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)
    if current.opgegaan_in_id:
        raise ValidationError(f"{current} is opgegaan in {current.opgegaan_in}. Verander die corporatie.")
    planned = Organisatiewijziging.objects.van(current).filter(stand=STAND.GEPLAND)
    if behalve is not None:
        planned = planned.exclude(pk=behalve.pk)
    if first := planned.first():
        raise ValidationError(f"Voor {current} is al iets gepland op {first.datum:%d-%m-%Y}. Annuleer dat eerst.")
    return current


def _renamed(current: Organisatie, naam: str) -> Organisatie:
    """Return the row with its new name, and the old one among the old; a name that comes back is old no more."""
    old = dict.fromkeys([*current.oude_namen, current.naam])
    current.naam, current.oude_namen = naam, [name for name in old if name != naam]
    return current
