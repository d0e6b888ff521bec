"""The mirror: everything said about the host's question, first for the host, then for the circle (V11)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict, lock_revision, unchanged

from .. import notifications, tasks
from ..models import Bezoek, Halte, Oordeel, Spiegel, SpiegelBijdrage, Voorlegging
from ..permissions import member_organisaties, require_lead, require_write
from .gastheer import open_voorlegging, revoke_spiegels

CLOSED = "De spiegel ligt bij de gastheer. De projectleider kan hem weer openen; dan kunt u schrijven."
NO_QUESTION = "Bij dit bezoek staat nog geen vraag van de gastheer. Vul die eerst in."
EMPTY = "Er staat nog niets in de spiegel. Vraag deelnemers om hun bijdrage, of kies lessen of aantekeningen."
NOT_YET = "De gastheer heeft nog niet gezegd dat deelnemers dit mogen lezen."


@transaction.atomic
def save_bijdrage(
    bezoek: Bezoek, *, revisie: int, tekst: str, organisatie_id: int | None = None, by: Gebruiker
) -> SpiegelBijdrage | None:
    """Save what one person says about the host's question; an empty text takes it away, also later.

    Raises EditConflict, and ValidationError when the mirror is with the host.
    """
    require_write(by, bezoek.verkenning)
    spiegel = _locked(bezoek)
    current = SpiegelBijdrage.objects.filter(bezoek=bezoek, door=by).first()
    if not tekst:
        if current is not None:
            current.delete()
            _keep(bezoek, "bijdrage aan spiegel weggehaald", by)
        return None
    if spiegel.gestuurd_op:
        raise ValidationError(CLOSED)
    if not bezoek.gastvraag:
        raise ValidationError(NO_QUESTION)
    if organisatie_id not in dict(member_organisaties(by)):
        organisatie_id = next(iter(by.organisatie_ids), None)
    if current is None:
        current = SpiegelBijdrage(bezoek=bezoek, door=by)
    else:
        current = lock_revision(current, revisie)
        if (current.tekst, current.organisatie_id) == (tekst, organisatie_id):
            return unchanged(current)
    current.tekst, current.organisatie_id = tekst, organisatie_id
    current.save()
    _keep(bezoek, "bijdrage aan spiegel bewaard", by)
    return current


@transaction.atomic
def choose_for_spiegel(
    bezoek: Bezoek, *, revisie: int, lessen: Iterable[int], haltes: Iterable[int], by: Gebruiker
) -> Spiegel:
    """Choose the lessons and the stops whose notes belong in the mirror. Raises EditConflict, ValidationError."""
    require_lead(by, bezoek.verkenning)
    current = lock_revision(_locked(bezoek), revisie)
    if current.gestuurd_op:
        raise ValidationError(CLOSED)
    current.lessen.set(bezoek.lessen.filter(pk__in=list(lessen), verwijderd_op=None))
    current.haltes.set(bezoek.haltes.filter(pk__in=list(haltes)))
    current.save(update_fields=["revisie"])
    _keep(bezoek, "spiegel samengesteld", by)
    return current


@transaction.atomic
def present_spiegel(bezoek: Bezoek, *, naam: str, email: str, bericht: str = "", by: Gebruiker) -> Spiegel:
    """Send the host the mirror as it is now; from then on nobody changes it, until it is opened again.

    A link that went to another address no longer works.
    """
    require_lead(by, bezoek.verkenning)
    spiegel = _locked(bezoek)
    if not bezoek.gastvraag:
        raise ValidationError(NO_QUESTION)
    if not spiegel.gestuurd_op:
        inhoud = spiegel_content(spiegel)
        if not any(inhoud.values()):
            raise ValidationError(EMPTY)
        spiegel.inhoud, spiegel.gestuurd_op = {"vraag": bezoek.gastvraag, **inhoud}, timezone.now()
        spiegel.revisie += 1
        spiegel.save()
    revoke_spiegels(bezoek, except_email=email, by=by)
    soort = Voorlegging.Soort.SPIEGEL
    voorlegging = open_voorlegging(bezoek, soort, naam=naam, email=email, bericht=bericht, by=by)
    _keep(bezoek, "spiegel aan gastheer gestuurd", by, {"gastheer": naam})
    tasks.send_voorlegging_job.defer(voorlegging_id=voorlegging.pk)
    return spiegel


@transaction.atomic
def reopen_spiegel(bezoek: Bezoek, *, by: Gebruiker) -> Spiegel:
    """Take the mirror back to change it; the host's answer, the release and the links no longer hold."""
    require_lead(by, bezoek.verkenning)
    spiegel = _locked(bezoek)
    revoke_spiegels(bezoek, by=by)
    if spiegel.gestuurd_op:
        spiegel.inhoud = spiegel.gestuurd_op = spiegel.antwoord_op = spiegel.vrijgegeven_op = None
        spiegel.oordeel = spiegel.opmerking = spiegel.antwoord_door = ""
        spiegel.revisie += 1
        spiegel.save()
        _keep(bezoek, "spiegel weer geopend", by)
    return spiegel


@transaction.atomic
def answer_spiegel(
    spiegel: Spiegel, *, revisie: int, oordeel: str, opmerking: str = "", namens: str, by: Gebruiker | str
) -> Spiegel:
    """Save whether the host lets the circle read it; "anders" also takes back what was released.

    Raises EditConflict when another mirror was sent since.
    """
    current = _locked(spiegel.bezoek)
    if current.revisie != revisie or not current.gestuurd_op:
        raise EditConflict(current)
    if (current.oordeel, current.opmerking) == (oordeel, opmerking):
        return current
    current.oordeel, current.opmerking = oordeel, opmerking
    current.antwoord_op, current.antwoord_door = timezone.now(), namens
    if oordeel != Oordeel.AKKOORD:
        current.vrijgegeven_op = None
    current.save()
    _keep(current.bezoek, "gastheer gaf antwoord op spiegel", by, {"oordeel": oordeel, "opmerking": opmerking})
    notifications.tell_mirror_answer(current)
    return current


@transaction.atomic
def release_spiegel(bezoek: Bezoek, *, vrij: bool = True, by: Gebruiker) -> Spiegel:
    """Let the circle read the mirror, after the host's yes; or take that back."""
    require_lead(by, bezoek.verkenning)
    spiegel = _locked(bezoek)
    if vrij and spiegel.oordeel != Oordeel.AKKOORD:
        raise ValidationError(NOT_YET)
    if vrij == bool(spiegel.vrijgegeven_op):
        return spiegel
    spiegel.vrijgegeven_op = timezone.now() if vrij else None
    spiegel.save(update_fields=["vrijgegeven_op"])
    _keep(bezoek, "spiegel vrijgegeven" if vrij else "spiegel niet meer vrijgegeven", by)
    if vrij:
        notifications.tell_mirror(bezoek, by=by)
    return spiegel


def spiegel_content(spiegel: Spiegel) -> dict[str, list[dict[str, Any]]]:
    """Return what stands in the mirror now: `bijdragen`, `lessen` and `haltes`, as they are kept in `inhoud`."""
    bijdragen = spiegel.bezoek.spiegelbijdragen.select_related("door", "organisatie")
    lessen = spiegel.lessen.filter(verwijderd_op=None).order_by("gemaakt_op", "pk")
    return {
        "bijdragen": [
            {
                "pk": row.pk,
                "wie": row.door.naam,
                "van": row.organisatie.naam if row.organisatie else "",
                "tekst": row.tekst,
            }
            for row in bijdragen
        ],
        "lessen": [{"pk": les.pk, "soort": les.get_soort_display(), "tekst": les.tekst} for les in lessen],
        "haltes": [
            {"pk": halte.pk, "titel": halte.titel, **{name: getattr(halte, name) for name in Halte.NOTITIES}}
            for halte in spiegel.haltes.all()
            if halte.heeft_notities
        ],
    }


def _locked(bezoek: Bezoek) -> Spiegel:
    """Return the mirror of this visit, made when there is none, locked for this transaction."""
    Spiegel.objects.get_or_create(bezoek=bezoek)
    rows = Spiegel.objects.select_for_update(of=("self",), no_key=True).select_related(
        "bezoek__verkenning__leider", "bezoek__gastheer"
    )
    return rows.get(bezoek=bezoek)


def _keep(bezoek: Bezoek, actie: str, by: Gebruiker | str, na: dict[str, Any] | None = None) -> None:
    record(actie, bezoek, by=by, organisatie_id=bezoek.verkenning.organisatie_id, na=na)
    stamps.touch("verkenningen")
