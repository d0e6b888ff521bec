"""Changes to how people log in: linking Microsoft, what a corporation asks, and help by a colleague admin (C3)."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mkwportal.core.audit import changes, record
from mkwportal.core.mail import queue_mail

from ..microsoft import PROVIDER, Identiteit, tenants_of
from ..models import Gebruiker, MicrosoftInlog, Organisatie
from ..permissions import can_reset_login, can_set_microsoft, require
from .sessies import end_sessions

NOT_YOURS = "U helpt alleen collega’s van uw eigen corporatie, en niet uzelf."
TAKEN = "Dit Microsoft-account hoort al bij iemand anders in het portaal. Vraag de beheerder van MKW om hulp."
OTHER_TENANT = "Dit Microsoft-account is niet van een corporatie waar u nu werkt."


def link_microsoft(gebruiker: Gebruiker, identiteit: Identiteit, *, by: Gebruiker) -> SocialAccount:
    """Let this person log in with a Microsoft account from now on; only for oneself, logged in.

    Raises ValidationError when it is of a tenant where this person does not work, or belongs to somebody else.
    """
    if gebruiker.pk != by.pk:
        raise ValueError("a link belongs to the person")
    if identiteit.tenant not in tenants_of(gebruiker):
        raise ValidationError(OTHER_TENANT)
    try:
        with transaction.atomic():
            account, made = SocialAccount.objects.get_or_create(
                provider=PROVIDER,
                uid=identiteit.uid,
                defaults={"user": gebruiker, "extra_data": {"naam": identiteit.naam, "adres": identiteit.adres}},
            )
            if account.user_id != gebruiker.pk:
                raise ValidationError(TAKEN)
            if made:
                record("Microsoft-account gekoppeld", gebruiker, by=by, na={"account": identiteit.adres})
                _tell(gebruiker, "microsoft_gekoppeld", account=identiteit.adres)
    except IntegrityError as error:  # somebody else was first
        raise ValidationError(TAKEN) from error
    return account


def unlink_microsoft(gebruiker: Gebruiker, *, by: Gebruiker) -> int:
    """Take away the links with Microsoft: one's own, or those of a colleague by an admin; return how many."""
    if gebruiker.pk != by.pk:
        require(can_reset_login(by, gebruiker), NOT_YOURS)
    with transaction.atomic():
        accounts = SocialAccount.objects.filter(user=gebruiker.pk, provider=PROVIDER)
        names = [account.extra_data.get("adres", "") for account in accounts]
        if not names:
            return 0
        accounts.delete()
        record(
            "Microsoft-account losgemaakt",
            gebruiker,
            by=by,
            organisatie_id=_corporation(gebruiker, by),
            voor={"accounts": names},
        )
        _tell(gebruiker, "microsoft_losgemaakt", door="" if gebruiker.pk == by.pk else str(by))
        if gebruiker.pk != by.pk:
            end_sessions(gebruiker)
    return len(names)


def reset_tweede_stap(gebruiker: Gebruiker, *, by: Gebruiker | str) -> int:
    """Take away the app, the passkeys and the recovery codes of somebody who lost them; return how many were there.

    For a colleague admin, never for oneself (`by` is a text for the command line of the server). The person hears it
    by mail and is logged out everywhere.
    """
    if isinstance(by, Gebruiker):
        require(can_reset_login(by, gebruiker), NOT_YOURS)
    with transaction.atomic():
        rows = Authenticator.objects.filter(user=gebruiker.pk)
        kinds = sorted(rows.values_list("type", flat=True))
        if not kinds:
            return 0
        rows.delete()
        record("tweede stap gewist", gebruiker, by=by, organisatie_id=_corporation(gebruiker, by), voor={"had": kinds})
        _tell(gebruiker, "tweede_stap_gewist", door=str(by))
        end_sessions(gebruiker)
    return len(kinds)


def set_microsoft(organisatie: Organisatie, *, stand: str, tenant: UUID | None, by: Gebruiker) -> MicrosoftInlog:
    """Choose whether the people of a corporation log in through Microsoft, and with which tenant.

    Raises ValidationError when it is on without a tenant.
    """
    require(can_set_microsoft(by), "Alleen de beheerder van MKW stelt dit in.")
    with transaction.atomic():
        Organisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)
        row = MicrosoftInlog.objects.filter(organisatie=organisatie).first() or MicrosoftInlog(organisatie=organisatie)
        before = {"stand": row.stand, "tenant": str(row.tenant or "")}
        row.stand, row.tenant = MicrosoftInlog.Stand(stand), tenant
        row.validate_constraints()
        voor, na = changes(before, {"stand": str(row.stand), "tenant": str(tenant or "")})
        if na:
            row.save()
            record(
                "inloggen met Microsoft ingesteld", organisatie, by=by, organisatie_id=organisatie.pk, voor=voor, na=na
            )
    return row


def _corporation(gebruiker: Gebruiker, by: Gebruiker | str) -> int | None:
    """Return the corporation whose admins read this line in their trail: where this person works."""
    own = by.beheerde_organisatie_ids if isinstance(by, Gebruiker) else []
    ids = gebruiker.organisatie_ids
    return next((pk for pk in ids if pk in own), ids[0] if ids else None)


def _tell(gebruiker: Gebruiker, name: str, **context: str) -> None:
    queue_mail(gebruiker.email, f"corporaties/mail/{name}", {"gebruiker": gebruiker, **context})
