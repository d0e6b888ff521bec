"""Invitations by mail (C2): only the hash of a link is kept, and every link explains what became of it.

The job that sends the mail makes the link, so that it stands nowhere but in that mail: not in the database,
not in the queue.
"""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.mail import render_mail, send_mail
from mkwportal.core.mail_once import job_has_sent

from .. import notifications
from ..models import Aanstelling, Deelname, Gebruiker, Kring, Organisatie, Rol, Uitnodiging
from ..permissions import can_invite, can_invite_guest, require
from ..tasks import index_persoon_job, send_uitnodiging_job
from .aanstellingen import create_aanstelling
from .organisaties import STEMPEL, facts

BLOCKED = "Dit account is geblokkeerd. Vraag de beheerder van MKW om hulp."
GEGEVENS = ("voornaam", "tussenvoegsel", "achternaam", "functie", "rol", "telefoon")
SPOOR = ("email", "functie", "rol", "gast_tot")


def create_uitnodiging(
    *,
    email: str,
    rol: str = Rol.LID,
    organisatie: Organisatie | None = None,
    kring: Kring | None = None,
    gast_tot: dt.date | None = None,
    voornaam: str = "",
    tussenvoegsel: str = "",
    achternaam: str = "",
    functie: str = "",
    telefoon: str = "",
    versturen: bool = True,
    by: Gebruiker,
) -> Uitnodiging:
    """Invite somebody to an organisation, or as a guest to a circle until `gast_tot`; queue the mail.

    Without `versturen` the invitation waits, and resend_uitnodiging() sends it for the first time.

    An expired invitation for the same address and place is renewed. Raises ValidationError when the person is
    there already, is blocked, or has an invitation that still runs.
    """
    if kring is None:
        require(
            organisatie is not None and can_invite(by, organisatie.pk),
            "U nodigt alleen uit voor uw eigen corporatie.",
        )
    else:
        require(can_invite_guest(by, kring.pk), "Alleen de projectleider en de beheerder van MKW nodigen gasten uit.")
    email = email.strip().lower()
    with transaction.atomic():
        _refuse_known(email, organisatie, kring)
        if kring is not None and (gast_tot is None or gast_tot < timezone.localdate()):
            raise ValidationError({"gast_tot": "Kies een laatste dag in de toekomst."})
        same = Uitnodiging.objects.wachtend().alias(klein=Lower("email")).filter(klein=email)
        waiting = same.filter(organisatie=organisatie, kring=kring)
        uitnodiging = waiting.select_for_update(of=("self",), no_key=True).first() or Uitnodiging(
            email=email, organisatie=organisatie, kring=kring, token_hash=hash_token(new_token())
        )
        if uitnodiging.pk and uitnodiging.staat == "klaargezet":
            raise ValidationError({"email": "Voor dit adres staat al een uitnodiging klaar. U kunt die versturen."})
        if uitnodiging.pk and uitnodiging.is_bruikbaar:
            raise ValidationError(
                {"email": "Voor dit adres staat al een uitnodiging open. U kunt die opnieuw versturen."}
            )
        uitnodiging.rol, uitnodiging.functie, uitnodiging.gast_tot = rol, functie, gast_tot
        uitnodiging.voornaam, uitnodiging.tussenvoegsel = voornaam, tussenvoegsel
        uitnodiging.achternaam, uitnodiging.door = achternaam, by
        uitnodiging.telefoon, uitnodiging.klaargezet = telefoon, not versturen
        _renew(uitnodiging)
        actie = "uitnodiging verstuurd" if versturen else "uitnodiging klaargezet"
        record(actie, uitnodiging, by=by, na=_trail(uitnodiging))
        if versturen:
            send_uitnodiging_job.defer(uitnodiging_id=uitnodiging.pk)
    return uitnodiging


def edit_uitnodiging(uitnodiging: Uitnodiging, *, by: Gebruiker, **gegevens: str) -> Uitnodiging:
    """Change what an invitation that waits says of the person; the fields are GEGEVENS. Nothing is mailed."""
    _require_manage(uitnodiging, by)
    with transaction.atomic():
        current = _locked_waiting(uitnodiging)
        before = facts(current, GEGEVENS)
        for name, value in gegevens.items():
            setattr(current, name, value)
        voor, na = changes(before, facts(current, GEGEVENS))
        if na:
            current.save(update_fields=list(na))
            record("uitnodiging gewijzigd", current, by=by, voor=voor, na=na)
    return current


def resend_uitnodiging(uitnodiging: Uitnodiging, *, by: Gebruiker) -> Uitnodiging:
    """Send a new link that is valid for 14 days again; the old one says that there is a newer mail."""
    _require_manage(uitnodiging, by)
    with transaction.atomic():
        current = _locked_waiting(uitnodiging)
        _refuse_known(current.email, current.organisatie, current.kring)
        if current.gast_tot is not None and current.gast_tot < timezone.localdate():
            raise ValidationError("De laatste dag van deze gast is voorbij. Maak een nieuwe uitnodiging.")
        actie = "uitnodiging verstuurd" if current.klaargezet else "uitnodiging opnieuw verstuurd"
        current.klaargezet = False
        _renew(current)
        record(actie, current, by=by, na=_trail(current))
        send_uitnodiging_job.defer(uitnodiging_id=current.pk)
    return current


def revoke_uitnodiging(uitnodiging: Uitnodiging, *, by: Gebruiker) -> Uitnodiging:
    """Take an invitation back; its link says so."""
    _require_manage(uitnodiging, by)
    with transaction.atomic():
        current = _locked_waiting(uitnodiging)
        current.ingetrokken_op = timezone.now()
        current.save(update_fields=["ingetrokken_op"])
        record("uitnodiging ingetrokken", current, by=by, voor=_trail(current))
    return current


def send_uitnodiging(uitnodiging_id: int) -> None:
    """Make the link and mail it, unless the invitation was used or taken back meanwhile."""
    if job_has_sent():  # the link that was mailed stays the one that works
        Uitnodiging.objects.filter(pk=uitnodiging_id, verzonden_op=None).update(verzonden_op=timezone.now())
        return
    token = new_token()
    with transaction.atomic():
        uitnodiging = Uitnodiging.objects.select_for_update(no_key=True).get(pk=uitnodiging_id)
        if not uitnodiging.is_bruikbaar:
            return
        if uitnodiging.verzonden_op is not None:
            uitnodiging.oude_hashes = [*uitnodiging.oude_hashes, uitnodiging.token_hash]
        uitnodiging.token_hash = hash_token(token)
        uitnodiging.save(update_fields=["token_hash", "oude_hashes"])
    link = settings.BASE_URL + reverse("corporaties:uitnodiging", args=[token])
    bekend = find_gebruiker(uitnodiging.email)
    context = {"uitnodiging": uitnodiging, "link": link, "bekend": bekend}
    refused = send_mail(uitnodiging.email, *render_mail("corporaties/mail/uitnodiging", context))
    with transaction.atomic():
        Uitnodiging.objects.filter(pk=uitnodiging.pk).update(verzonden_op=timezone.now(), geweigerd=refused)
        if refused:
            notifications.invitation_refused(uitnodiging)


def find_uitnodiging(token: str) -> tuple[Uitnodiging | None, str]:
    """Return the invitation of a link, and its `staat`, or vervangen (by a newer link) or onbekend."""
    digest = hash_token(token)
    found = (
        Uitnodiging.objects.select_related("organisatie", "kring", "door")
        .filter(Q(token_hash=digest) | Q(oude_hashes__contains=[digest]))
        .first()
    )
    if found is None:
        return None, "onbekend"
    if found.is_bruikbaar:  # a mail that was refused may have arrived all the same
        return found, "open" if found.token_hash == digest else "vervangen"
    return found, found.staat


def find_gebruiker(email: str) -> Gebruiker | None:
    """Return the person with this address, with what decides on access, or None."""
    known = Gebruiker.objects.alias(klein=Lower("email")).filter(klein=email.lower())  # as the index has it
    pk = known.values_list("pk", flat=True).first()
    return None if pk is None else Gebruiker.objects.get_for_request(pk)


def accept_uitnodiging(
    uitnodiging: Uitnodiging,
    *,
    gebruiker: Gebruiker | None = None,
    voornaam: str = "",
    tussenvoegsel: str = "",
    achternaam: str = "",
    wachtwoord: str = "",
) -> Gebruiker:
    """Spend an invitation and return the person who now has an appointment, or is guest of the circle.

    Who has access already (personele unie) comes logged in, as `gebruiker`, and gets no second account.
    Anybody else chooses a name and a password; who was here before keeps the old account. Raises
    ValidationError when the invitation was spent meanwhile or is for another address, or for a weak password.
    """
    with transaction.atomic():
        current = Uitnodiging.objects.select_for_update(no_key=True).get(pk=uitnodiging.pk)
        if not current.is_bruikbaar:
            raise ValidationError("Deze uitnodiging is intussen gebruikt of ingetrokken.")
        known = find_gebruiker(current.email)
        if known is not None and not known.is_active:
            raise ValidationError(BLOCKED)
        if known is not None and known.heeft_toegang:
            if gebruiker is None or gebruiker.pk != known.pk:
                raise ValidationError("Log in met het adres waarop u de uitnodiging kreeg.")
            person = known
        else:
            person = known or Gebruiker(email=current.email)
            person.voornaam, person.tussenvoegsel, person.achternaam = voornaam, tussenvoegsel, achternaam
            validate_password(wachtwoord, person)
            person.set_password(wachtwoord)
            person.telefoon = person.telefoon or current.telefoon
            person.save()
        current.gebruikt_op = timezone.now()
        current.save(update_fields=["gebruikt_op"])
        _let_in(current, person)
        record("uitnodiging aangenomen", current, by=person, na=_trail(current))
        notifications.invitation_accepted(current, person)
        index_persoon_job.defer(gebruiker_id=person.pk)
        stamps.touch(STEMPEL)
    return Gebruiker.objects.get(pk=person.pk)


def new_token() -> str:
    """Return 32 random bytes as text for an address."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token as it is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _let_in(uitnodiging: Uitnodiging, person: Gebruiker) -> None:
    if uitnodiging.organisatie is not None:
        running = Aanstelling.objects.lopend().filter(gebruiker=person, organisatie=uitnodiging.organisatie)
        if not running.exists():
            create_aanstelling(
                person,
                uitnodiging.organisatie,
                rol=uitnodiging.rol,
                functie=uitnodiging.functie,
                by=uitnodiging.door,
            )
        return
    deelname, _ = Deelname.objects.get_or_create(
        kring=uitnodiging.kring, gebruiker=person, defaults={"wijze": Deelname.Wijze.GAST}
    )
    deelname.tot = uitnodiging.gast_tot
    deelname.save(update_fields=["tot"])


def _refuse_known(email: str, organisatie: Organisatie | None, kring: Kring | None) -> None:
    """Raise ValidationError when this address belongs to somebody who is there already, or who is blocked."""
    known = find_gebruiker(email)
    if known is None:
        return
    if not known.is_active:
        raise ValidationError({"email": BLOCKED})
    if organisatie is not None and organisatie.pk in known.organisatie_ids:
        raise ValidationError({"email": f"{known} heeft al toegang namens {organisatie}."})
    if kring is not None and kring.pk in known.kring_ids:
        raise ValidationError({"email": f"{known} doet al mee aan {kring}."})


def _renew(uitnodiging: Uitnodiging) -> None:
    uitnodiging.verloopt_op, uitnodiging.geweigerd = timezone.now() + Uitnodiging.GELDIG, ""
    uitnodiging.save()


def _locked_waiting(uitnodiging: Uitnodiging) -> Uitnodiging:
    current = Uitnodiging.objects.select_for_update(no_key=True).get(pk=uitnodiging.pk)
    if current.staat in ("gebruikt", "ingetrokken"):
        raise ValidationError(f"Deze uitnodiging is al {current.staat}. Er is niets veranderd.")
    return current


def _require_manage(uitnodiging: Uitnodiging, by: Gebruiker) -> None:
    if uitnodiging.organisatie_id is None:
        require(can_invite_guest(by))
    else:
        require(
            can_invite(by, uitnodiging.organisatie_id),
            "U beheert alleen de uitnodigingen van uw eigen corporatie.",
        )


def _trail(uitnodiging: Uitnodiging) -> dict:
    return {**facts(uitnodiging, SPOOR), "voor": uitnodiging.waarvoor}
