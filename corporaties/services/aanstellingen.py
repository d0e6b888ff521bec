"""Appointments: a person at an organisation in a role, from … until … (C4)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone

from mkwportal.core import stamps
from mkwportal.core.audit import changes, record

from .. import notifications
from ..models import Aanstelling, Deelname, Gebruiker, Organisatie, Rol
from ..permissions import can_end_guest, can_manage, require
from ..signals import aanstelling_beeindigd
from ..tasks import index_persoon_job
from .organisaties import STEMPEL, facts
from .sessies import end_sessions_without_access

NOT_YOURS = "U beheert deze corporatie niet. Vraag het aan de beheerder van die corporatie."
LAST_ADMIN = "Dit is de enige beheerder van {naam}. Maak eerst iemand anders beheerder, of vraag het aan MKW."


def create_aanstelling(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    *,
    rol: str = Rol.LID,
    functie: str = "",
    van: dt.date | None = None,
    by: Gebruiker | str,
) -> Aanstelling:
    """Give somebody an appointment; for code that decided that it may: an accepted invitation, a loader."""
    with transaction.atomic():
        aanstelling = Aanstelling.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=rol,
            functie=functie,
            van=van or timezone.localdate(),
        )
        record("aanstelling begonnen", aanstelling, by=by, na=facts(aanstelling, ("rol", "functie", "van")))
        index_persoon_job.defer(gebruiker_id=gebruiker.pk)
        stamps.touch(STEMPEL)
    return aanstelling


def edit_aanstelling(aanstelling: Aanstelling, *, rol: str, functie: str, by: Gebruiker) -> Aanstelling:
    """Change the role and the post of a running appointment.

    Raises ValidationError when the only admin of a corporation would lose that role, unless by the platform.
    """
    require(can_manage(by, aanstelling.organisatie_id), NOT_YOURS)
    with transaction.atomic():
        current = _locked(aanstelling)
        require_an_admin_left(current, rol, by)
        before = facts(current, ("rol", "functie"))
        current.rol, current.functie = rol, functie
        voor, na = changes(before, facts(current, ("rol", "functie")))
        if na:
            current.save(update_fields=["rol", "functie"])
            record("aanstelling gewijzigd", current, by=by, voor=voor, na=na)
            index_persoon_job.defer(gebruiker_id=current.gebruiker_id)
            stamps.touch(STEMPEL)
    return current


def require_an_admin_left(aanstelling: Aanstelling, rol: str, by: Gebruiker) -> None:
    """Raise ValidationError when this role would take away the only admin of a corporation."""
    if rol != Rol.CORPORATIEBEHEERDER:
        _keep_an_admin(aanstelling, by)


def opvolgers(aanstelling: Aanstelling) -> QuerySet[Gebruiker]:
    """Return the colleagues who can take over as contact, the admins of the corporation first."""
    collegas = Aanstelling.objects.lopend().filter(organisatie=aanstelling.organisatie_id)
    beheerders = collegas.filter(rol=Rol.CORPORATIEBEHEERDER).values("gebruiker")
    return (
        Gebruiker.objects.filter(is_active=True, pk__in=collegas.values("gebruiker"))
        .exclude(pk=aanstelling.gebruiker_id)
        .order_by(Case(When(pk__in=beheerders, then=Value(0)), default=Value(1)), "achternaam", "voornaam", "pk")
    )


def end_aanstelling(aanstelling: Aanstelling, *, per: dt.date, opvolger: Gebruiker | None, by: Gebruiker) -> int:
    """End an appointment: no access through it from `per` on; return how many things changed contact.

    Content stays. `opvolger` (a colleague; None only when there is none) becomes contact at once for what
    this person was contact for at this corporation: the apps above do that in this transaction, through the
    signal `aanstelling_beeindigd`. Who has no access left is logged out on every device.
    """
    require(can_manage(by, aanstelling.organisatie_id), NOT_YOURS)
    with transaction.atomic():
        current = _locked(aanstelling)
        _keep_an_admin(current, by)
        if per < current.van:
            raise ValidationError({"per": f"Deze persoon begon op {current.van:%d-%m-%Y}. Kies een latere datum."})
        candidates = opvolgers(current)
        if opvolger is None and candidates.exists():
            raise ValidationError({"opvolger": "Kies een collega die de vragen overneemt."})
        if opvolger is not None and not candidates.filter(pk=opvolger.pk).exists():
            raise ValidationError({"opvolger": "Kies iemand die nu bij deze corporatie werkt."})
        before = facts(current, ("tot",))
        current.tot = per - dt.timedelta(days=1)
        current.save(update_fields=["tot"])
        moved = 0
        if opvolger is not None:
            answers = aanstelling_beeindigd.send(Aanstelling, aanstelling=current, opvolger=opvolger, by=by)
            moved = sum(int(count or 0) for _, count in answers)
            notifications.appointment_ended(current, opvolger, moved)
        na = {**facts(current, ("tot",)), "opvolger": str(opvolger) if opvolger else None}
        record("aanstelling beëindigd", current, by=by, voor=before, na=na)
        end_sessions_without_access([current.gebruiker_id])
        index_persoon_job.defer(gebruiker_id=current.gebruiker_id)
        stamps.touch(STEMPEL)
    return moved


def resume_aanstelling(aanstelling: Aanstelling, *, by: Gebruiker) -> Aanstelling:
    """Take back a last day that has not come yet; what went to the successor stays there."""
    require(can_manage(by, aanstelling.organisatie_id), NOT_YOURS)
    with transaction.atomic():
        current = _locked(aanstelling)
        if current.tot is not None:
            before = facts(current, ("tot",))
            current.tot = None
            current.save(update_fields=["tot"])
            record("einde teruggenomen", current, by=by, voor=before, na=facts(current, ("tot",)))
            stamps.touch(STEMPEL)
    return current


def end_gast(deelname: Deelname, *, by: Gebruiker) -> None:
    """End the access of a guest to a circle now."""
    require(can_end_guest(by), "Alleen de beheerder van MKW beëindigt de toegang van een gast.")
    with transaction.atomic():
        current = Deelname.objects.select_for_update(no_key=True).get(pk=deelname.pk)
        before = facts(current, ("tot",))
        current.tot = timezone.localdate() - dt.timedelta(days=1)
        current.save(update_fields=["tot"])
        record("gast beëindigd", current, by=by, voor=before, na=facts(current, ("tot",)))
        end_sessions_without_access([current.gebruiker_id])
        stamps.touch(STEMPEL)


def _locked(aanstelling: Aanstelling) -> Aanstelling:
    """Return the appointment locked; the lock on its organisation keeps two admins from leaving at once."""
    Organisatie.objects.select_for_update(no_key=True).get(pk=aanstelling.organisatie_id)
    current = Aanstelling.objects.select_for_update(no_key=True).get(pk=aanstelling.pk)
    if current.tot is not None and current.tot < timezone.localdate():
        raise ValidationError("Deze aanstelling is al beëindigd. U hoeft niets meer te doen.")
    return current


def _keep_an_admin(aanstelling: Aanstelling, by: Gebruiker) -> None:
    """Refuse to take away the last admin of a corporation, unless the platform does it."""
    if aanstelling.rol != Rol.CORPORATIEBEHEERDER or by.is_platformbeheerder:
        return
    others = Aanstelling.objects.lopend().filter(
        organisatie=aanstelling.organisatie_id, rol=Rol.CORPORATIEBEHEERDER, gebruiker__is_active=True
    )
    if not others.exclude(pk=aanstelling.pk).exists():
        raise ValidationError(LAST_ADMIN.format(naam=aanstelling.organisatie))
