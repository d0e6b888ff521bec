"""A corporation leaves the platform, and comes back (C6): nothing that it owns goes anywhere (R3)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mkwportal.core.audit import record

from ..models import Aanstelling, Deelname, Gebruiker, Organisatie, Organisatiewijziging, Uitnodiging
from ..permissions import can_change_organisaties, require
from ..wijzigingen.journaal import Journaal
from . import gevolgen
from .fusies import ALLEEN_MKW, SOORT, STAND
from .namen import lock_changeable
from .sessies import end_sessions_without_access
from .uitnodigingen import create_uitnodiging

NA_LAATSTE_DAG = "na de laatste dag"  # in `uitkomst`: search forgot the people


def end_membership(
    organisatie: Organisatie, *, laatste_dag: dt.date, contact: str = "", by: Gebruiker
) -> Organisatiewijziging:
    """Let a corporation leave after `laatste_dag`: its people have no access from the next day on.

    Appointments and participations end on that day, waiting invitations at once. Documents stay, for whom they were.
    `contact` says whom one can ask about them. Raises ValidationError when it is no member.
    """
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        current = lock_changeable(organisatie)
        if not current.is_lid or current.lid_tot is not None:
            raise ValidationError(f"{current} is geen lid, of het vertrek is al geregeld.")
        if laatste_dag < timezone.localdate() - dt.timedelta(days=1):
            raise ValidationError({"laatste_dag": "Kies gisteren, vandaag of een latere dag als laatste dag."})
        if current.lid_van and laatste_dag < current.lid_van:
            raise ValidationError({"laatste_dag": f"{current} werd lid op {current.lid_van:%d-%m-%Y}."})
        wijziging = _started(SOORT.VERTREK, current, laatste_dag, {"contact": contact}, by)
        journaal = Journaal(wijziging)
        journaal.set(Organisatie.objects.filter(pk=current.pk), lid_tot=laatste_dag)
        longer = Q(tot=None) | Q(tot__gt=laatste_dag)
        running = Aanstelling.objects.filter(longer, organisatie=current, van__lte=laatste_dag)
        journaal.set(running, tot=laatste_dag)
        journaal.set(Deelname.objects.filter(longer, organisatie=current), tot=laatste_dag)
        journaal.set(Uitnodiging.objects.wachtend().filter(organisatie=current), ingetrokken_op=timezone.now())
        _finish(wijziging, "lidmaatschap beëindigd", by, {"laatste_dag": laatste_dag.isoformat(), "contact": contact})
        end_sessions_without_access(current.aanstellingen.values_list("gebruiker", flat=True).distinct())
    return wijziging


def resume_membership(
    organisatie: Organisatie, *, vanaf: dt.date, mensen: Iterable[Gebruiker], by: Gebruiker
) -> Organisatiewijziging:
    """Let a corporation that left be a member again; who is in `mensen` gets an invitation in the old role.

    Its participations that ended with the leaving run again. Raises ValidationError when it is a member.
    """
    require(can_change_organisaties(by), ALLEEN_MKW)
    with transaction.atomic():
        current = lock_changeable(organisatie)
        if current.lid_tot is None or current.is_lid:
            raise ValidationError(f"{current} is niet vertrokken. U hoeft niets te doen.")
        if vanaf <= current.lid_tot or vanaf > timezone.localdate():
            raise ValidationError({"vanaf": f"Kies een dag na {current.lid_tot:%d-%m-%Y}, en niet later dan vandaag."})
        left, before = _leaving(current), current.lid_tot
        wijziging = _started(
            SOORT.TERUGKEER, current, vanaf,
            {"lid_van": str(current.lid_van), "lid_tot": str(before)}, by,
        )  # fmt: skip
        journaal = Journaal(wijziging)
        # in this order: a membership that ends before it begins cannot be, not even for a moment
        journaal.set(Organisatie.objects.filter(pk=current.pk), lid_tot=None, lid_van=vanaf)
        if left is not None:
            ended = left.regels.filter(model=Deelname._meta.label_lower, veld="tot", actie="gezet")
            for pk, was in ended.values_list("object_id", "oud"):
                same = Deelname.objects.filter(pk=pk, tot=before)
                journaal.set(same, tot=dt.date.fromisoformat(was) if was else None)
        current.refresh_from_db()
        invited = [_invite_back(current, person, by) for person in mensen]
        wijziging.gegevens["uitgenodigd"] = [one.email for one in invited]
        _finish(wijziging, "lidmaatschap hervat", by, {"vanaf": vanaf.isoformat(), "uitgenodigd": len(invited)})
    return wijziging


def people_of_then(organisatie: Organisatie) -> QuerySet[Gebruiker]:
    """Return who worked at a corporation on its last day, and can be invited again."""
    there = Aanstelling.objects.filter(organisatie=organisatie, tot=organisatie.lid_tot)
    return Gebruiker.objects.filter(pk__in=there.values("gebruiker"), is_active=True).order_by(
        "achternaam", "voornaam", "pk"
    )


def leaving_numbers(organisatie: Organisatie) -> dict[str, int]:
    """Return how many people, participations, waiting invitations and notices a leaving is about."""
    running = Aanstelling.objects.lopend().filter(organisatie=organisatie, gebruiker__is_active=True)
    elsewhere = Aanstelling.objects.lopend().bij_lid().exclude(organisatie=organisatie).values("gebruiker")
    return {
        "mensen": running.count(),
        "ook_elders": running.filter(gebruiker__in=elsewhere).count(),
        "deelnames": Deelname.objects.lopend().filter(organisatie=organisatie).count(),
        "uitnodigingen": Uitnodiging.objects.wachtend().filter(organisatie=organisatie).count(),
        "volgers": len(gevolgen.followers_of([organisatie.pk])),
    }


def renew_after_leaving(today: dt.date) -> int:
    """Let search forget the people of corporations whose last day is over, once each; return how many corporations."""
    gone = Organisatiewijziging.objects.uitgevoerd().filter(soort=SOORT.VERTREK, datum__lt=today)
    done = 0
    for wijziging in gone.exclude(uitkomst__has_key=NA_LAATSTE_DAG).select_related("organisatie"):
        with transaction.atomic():
            wijziging.uitkomst[NA_LAATSTE_DAG] = {"op": today.isoformat()}
            wijziging.save(update_fields=["uitkomst"])
            gevolgen.after_change(wijziging, verhuisd=[])
            done += 1
    return done


def _leaving(current: Organisatie) -> Organisatiewijziging | None:
    rows = Organisatiewijziging.objects.uitgevoerd().filter(soort=SOORT.VERTREK, organisatie=current)
    return rows.first()


def _invite_back(current: Organisatie, person: Gebruiker, by: Gebruiker) -> Uitnodiging:
    last = Aanstelling.objects.filter(organisatie=current, gebruiker=person).order_by("-van", "-pk")[0]
    return create_uitnodiging(
        email=person.email,
        rol=last.rol,
        organisatie=current,
        voornaam=person.voornaam,
        tussenvoegsel=person.tussenvoegsel,
        achternaam=person.achternaam,
        functie=last.functie,
        by=by,
    )


def _started(
    soort: Any, current: Organisatie, datum: dt.date, gegevens: dict[str, Any], by: Gebruiker
) -> Organisatiewijziging:
    return Organisatiewijziging.objects.create(
        soort=soort, organisatie=current, naar=current, datum=datum, gegevens=gegevens, door=by,
        stand=STAND.UITGEVOERD, uitgevoerd_op=timezone.now(),
    )  # fmt: skip


def _finish(wijziging: Organisatiewijziging, actie: str, by: Gebruiker, na: dict[str, Any]) -> None:
    wijziging.uitkomst = gevolgen.count(wijziging)
    wijziging.save()
    record(actie, wijziging.organisatie, by=by, organisatie_id=wijziging.organisatie_id, na=na)
    gevolgen.after_change(wijziging, verhuisd=[])
    gevolgen.tell_admins(wijziging, "uitgevoerd")
    gevolgen.tell_followers(wijziging)
