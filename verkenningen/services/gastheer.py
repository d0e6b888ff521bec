"""The host first: what was sent, and what the host answers to that very text (V7)."""

from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict

from .. import notifications, tasks
from ..models import BEELD, Bezoek, Citaat, Oordeel, VerslagDeel, VoorgelegdDeel, Voorlegging
from ..permissions import require_lead

Soort = Voorlegging.Soort
NOTHING_YET = "Er staat nog niets in het verslag. Schrijf eerst een deel, dan kan de gastheer het lezen."
REVOKED = "Deze link is ingetrokken. Leg het verslag opnieuw voor."


class Antwoord(NamedTuple):
    """What a host says about one part, made from the text with this revision."""

    oordeel: str
    opmerking: str
    revisie: int


@transaction.atomic
def present_verslag(bezoek: Bezoek, *, naam: str, email: str, bericht: str = "", by: Gebruiker) -> Voorlegging:
    """Send a host the parts as they are now, with a personal link; the same address gets the same link again."""
    require_lead(by, bezoek.verkenning)
    voorlegging = open_voorlegging(bezoek, Soort.VERSLAG, naam=naam, email=email, bericht=bericht, by=by)
    _send(voorlegging, by)
    return voorlegging


@transaction.atomic
def present_again(voorlegging: Voorlegging, *, by: Gebruiker) -> Voorlegging:
    """Send a host the texts as they are now; answers to a text that was not changed stay."""
    require_lead(by, voorlegging.bezoek.verkenning)
    current = _locked(voorlegging)
    if current.ingetrokken_op:
        raise ValidationError(REVOKED)
    current.gestuurd_op = timezone.now()
    current.save(update_fields=["gestuurd_op"])
    _send(current, by)
    return current


@transaction.atomic
def revoke_voorlegging(voorlegging: Voorlegging, *, by: Gebruiker) -> None:
    """Make a personal link stop working for good; what the host answered stays."""
    require_lead(by, voorlegging.bezoek.verkenning)
    _revoke(_locked(voorlegging), by)


def revoke_spiegels(bezoek: Bezoek, *, except_email: str = "", by: Gebruiker) -> None:
    """Make the links to the mirror stop working, but that of `except_email`; runs in the caller's transaction."""
    rows = bezoek.voorleggingen.filter(soort=Soort.SPIEGEL, ingetrokken_op=None).exclude(email=except_email.lower())
    for row in rows:
        _revoke(_locked(row), by)


@transaction.atomic
def answer_verslag(voorlegging: Voorlegging, antwoorden: Mapping[str, Antwoord]) -> list[str]:
    """Save what the host says per part (VoorgelegdDeel.Deel); return the parts that were published meanwhile.

    Those keep the answer that they had. Raises EditConflict, and saves nothing, when a text was sent anew since.
    """
    current = _locked(voorlegging)
    rows = {row.deel: row for row in current.delen.select_for_update(no_key=True)}
    gedeeld = published(current.bezoek_id)
    changed: dict[str, VoorgelegdDeel] = {}
    for deel, antwoord in antwoorden.items():
        row = rows.get(deel)
        if row is None or row.revisie != antwoord.revisie:
            raise EditConflict(current)
        if deel not in gedeeld and (row.oordeel, row.opmerking) != antwoord[:2]:
            row.oordeel, row.opmerking, row.antwoord_op = *antwoord[:2], timezone.now()
            changed[deel] = row
    for row in changed.values():
        row.save(update_fields=["oordeel", "opmerking", "antwoord_op"])
    if changed:
        na = {deel: [row.oordeel, row.revisie, row.opmerking] for deel, row in changed.items()}
        _keep(current, "gastheer gaf antwoord op verslag", current.naam, na)
        anders = any(row.oordeel == Oordeel.ANDERS for row in changed.values())
        notifications.tell_host_answer(current, anders=anders)
    return [deel for deel in antwoorden if deel in gedeeld]


def published(bezoek_id: int) -> set[str]:
    """Return the parts of the report that are shared already."""
    rows = VerslagDeel.objects.filter(bezoek=bezoek_id, gepubliceerd_op__isnull=False)
    return set(rows.values_list("deel", flat=True))


def open_voorlegging(bezoek: Bezoek, soort: str, *, naam: str, email: str, bericht: str, by: Gebruiker) -> Voorlegging:
    """Return the link of this host that works, or a new one, as sent now; runs in the caller's transaction."""
    current, _ = Voorlegging.objects.update_or_create(
        bezoek=bezoek,
        soort=soort,
        email=email.lower(),
        ingetrokken_op=None,
        defaults={"naam": naam, "bericht": bericht, "door": by, "gestuurd_op": timezone.now()},
    )
    return current


def _revoke(current: Voorlegging, by: Gebruiker) -> None:
    if current.ingetrokken_op is None:
        current.ingetrokken_op = timezone.now()
        current.save(update_fields=["ingetrokken_op"])
        _keep(current, "link van gastheer ingetrokken", by)


def _send(voorlegging: Voorlegging, by: Gebruiker) -> None:
    """Keep the texts as they are now for this host, and mail the link."""
    parts = list(VerslagDeel.objects.filter(bezoek=voorlegging.bezoek_id).exclude(tekst=""))
    if not parts:
        raise ValidationError(NOTHING_YET)
    known = {row.deel: row for row in voorlegging.delen.select_for_update(no_key=True)}
    texts = [(part.deel, part.tekst, part.revisie, part.gewijzigd_op) for part in parts]
    if BEELD not in known and _has_pictures(voorlegging.bezoek):
        texts.append((BEELD, "", 0, timezone.now()))
    for deel, tekst, revisie, versie_op in texts:
        row = known.get(deel) or VoorgelegdDeel(voorlegging=voorlegging, deel=deel)
        if row.pk and row.revisie == revisie:
            continue
        row.tekst, row.revisie, row.versie_op = tekst, revisie, versie_op
        row.oordeel, row.opmerking, row.antwoord_op = "", "", None
        row.save()
    kept = {deel for deel, *_ in texts} | {BEELD}
    voorlegging.delen.exclude(deel__in=kept).delete()
    na = {"delen": {deel: revisie for deel, _, revisie, _ in texts}}
    _keep(voorlegging, "verslag aan gastheer voorgelegd", by, na)
    tasks.send_voorlegging_job.defer(voorlegging_id=voorlegging.pk)


def _has_pictures(bezoek: Bezoek) -> bool:
    return bezoek.fotos.exists() or Citaat.objects.toonbaar().filter(bezoek=bezoek).exists()


def _locked(voorlegging: Voorlegging) -> Voorlegging:
    rows = Voorlegging.objects.select_for_update(of=("self",), no_key=True).select_related(
        "bezoek__verkenning__leider", "door"
    )
    return rows.get(pk=voorlegging.pk)


def _keep(voorlegging: Voorlegging, actie: str, by: Gebruiker | str, na: dict | None = None) -> None:
    """Write a line of the trail at the visit, with who the host is."""
    verkenning = voorlegging.bezoek.verkenning
    na = {"gastheer": voorlegging.naam, **(na or {})}
    record(actie, voorlegging.bezoek, by=by, organisatie_id=verkenning.organisatie_id, na=na)
    stamps.touch("verkenningen")
