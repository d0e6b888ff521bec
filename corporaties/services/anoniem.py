"""Anonymising who left (C8): the name goes for good, what they made stays (besluiten/0011)."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Left, Replace
from django.utils import timezone

from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.models import AuditRegel, Mailfout, Melding

from .. import inzage
from ..models import (
    Aanstelling,
    BekendApparaat,
    Deelname,
    Gebruiker,
    Inzage,
    Overzichtsbericht,
    Toegangssleutel,
    Uitnodiging,
)
from ..overdracht import Telling, asked
from ..permissions import require
from ..signals import persoon_geanonimiseerd, persoon_telt
from ..tasks import index_persoon_job
from .organisaties import STEMPEL
from .sessies import end_sessions

ONLY_PLATFORM = "Alleen de beheerder van MKW anonimiseert iemand."
STILL_HERE = "Deze persoon heeft nog toegang, of krijgt die binnenkort. Stop eerst de toegang."
ALREADY = "Deze persoon is al geanonimiseerd. Er is niets veranderd."
NOBODY = "Oud-medewerker"
ADRES = "oud-medewerker-{pk}@geanonimiseerd.invalid"


def former_people() -> QuerySet[Gebruiker]:
    """Return who has no access through an appointment or circle, now or later, and still has a name."""
    today = timezone.localdate()
    posts = Aanstelling.objects.exclude(tot__lt=today).values("gebruiker")
    guests = Deelname.objects.lopend().filter(gebruiker__isnull=False).values("gebruiker")
    rows = Gebruiker.objects.filter(geanonimiseerd_op=None, is_platformbeheerder=False)
    return rows.exclude(pk__in=posts).exclude(pk__in=guests)


def preview(gebruiker: Gebruiker) -> list[Telling]:
    """Return in numbers what stays without the name and what is deleted."""
    log = AuditRegel.objects.filter(wie_id=gebruiker.pk).count()
    gone = "verwijderd"
    own = [
        Telling("melding,meldingen", Melding.objects.filter(ontvanger=gebruiker).count(), gone),
        Telling("persoonlijk adres,persoonlijke adressen", _keys(gebruiker).count(), gone),
        Telling("uitnodiging aan dit adres,uitnodigingen aan dit adres", _invited(gebruiker).count(), gone),
        Telling("regel in het logboek,regels in het logboek", log, "zonder de naam"),
    ]
    return [*asked(persoon_telt, gebruiker=gebruiker), *(telling for telling in own if telling.aantal)]


def new_name(gebruiker: Gebruiker) -> tuple[str, str, str]:
    """Return voornaam, tussenvoegsel and achternaam to be: Oud-medewerker van the last organisation."""
    last = gebruiker.aanstellingen.select_related("organisatie").order_by("van", "pk").last()
    return (NOBODY, "van", last.organisatie.naam[:80]) if last else ("Oud-gast", "van", "MKW")


def anonymise(gebruiker: Gebruiker, *, by: Gebruiker) -> Gebruiker:
    """Take name, address and all that is private from somebody without access; it cannot be undone.

    What they made stays, with the new name. Raises ValidationError when they have access now or later, or have no
    name any more.
    """
    require(by.is_platformbeheerder, ONLY_PLATFORM)
    with transaction.atomic():
        current = Gebruiker.objects.select_for_update(of=("self",), no_key=True).get(pk=gebruiker.pk)
        if current.geanonimiseerd_op is not None:
            raise ValidationError(ALREADY)
        if not former_people().filter(pk=current.pk).exists():
            raise ValidationError(STILL_HERE)
        old_name = current.naam
        _forget_private(current)
        current.voornaam, current.tussenvoegsel, current.achternaam = new_name(current)
        current.email = ADRES.format(pk=current.pk)
        current.aanhef = current.telefoon = current.bereikbaar = ""
        current.is_active, current.geanonimiseerd_op = False, timezone.now()
        current.laatst_gezien = current.vorig_bezoek = current.namens = None
        current.set_unusable_password()
        current.save()
        current.themas.clear()
        _rename_in_notices(old_name, current.naam)
        persoon_geanonimiseerd.send(Gebruiker, gebruiker=current, oude_naam=old_name)
        record("persoon geanonimiseerd", current, by=by, na={"naam": current.naam})
        index_persoon_job.defer(gebruiker_id=current.pk)
        stamps.touch(STEMPEL)
    return current


def _forget_private(gebruiker: Gebruiker) -> None:
    """Delete what only this person had to do with."""
    end_sessions(gebruiker)
    for model in (UserSession, Authenticator, SocialAccount):
        model.objects.filter(user=gebruiker).delete()
    BekendApparaat.objects.filter(gebruiker=gebruiker).delete()
    _keys(gebruiker).delete()
    _invited(gebruiker).delete()
    Melding.objects.filter(ontvanger=gebruiker).delete()
    Overzichtsbericht.objects.filter(gebruiker=gebruiker).delete()
    Mailfout.objects.filter(aan__iexact=gebruiker.email).delete()
    mine = Inzage.objects.filter(gebruiker=gebruiker)
    inzage.forget(mine.filter(stand=Inzage.Stand.KLAAR))
    mine.delete()


def _rename_in_notices(old: str, new: str) -> None:
    """Put the new name in the notices of others."""
    replaced = Left(Replace("tekst", Value(old), Value(new)), 300)
    Melding.objects.filter(tekst__contains=old).update(tekst=replaced)


def _keys(gebruiker: Gebruiker) -> QuerySet[Toegangssleutel]:
    return Toegangssleutel.objects.filter(gebruiker=gebruiker)


def _invited(gebruiker: Gebruiker) -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.filter(email__iexact=gebruiker.email)
