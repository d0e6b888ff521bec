"""The report: three lines per stop, and four parts that are published one by one (V6, V7)."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict, lock_revision, unchanged

from .. import gastheer, notifications, tasks
from ..models import Bezoek, Halte, VerslagDeel
from ..permissions import require_lead, require_write


class HostFirst(ValidationError):
    """The host did not agree to this text yet; sharing it needs a deliberate choice."""


@transaction.atomic
def save_halte(
    halte: Halte, *, revisie: int, gezien: str = "", gehoord: str = "", meenemen: str = "", by: Gebruiker
) -> Halte:
    """Save the three lines of a stop that were written from `revisie`; raises EditConflict."""
    verkenning = halte.bezoek.verkenning
    require_write(by, verkenning)
    current = lock_revision(halte, revisie)
    nieuw = {"gezien": gezien, "gehoord": gehoord, "meenemen": meenemen}
    if all(getattr(current, name) == value for name, value in nieuw.items()):
        return unchanged(current)
    for name, value in nieuw.items():
        setattr(current, name, value)
    current.geschreven_door, current.geschreven_op = by, timezone.now()
    current.save(update_fields=[*nieuw, "geschreven_door", "geschreven_op", "revisie"])
    record("aantekeningen bewaard", current, by=by, organisatie_id=verkenning.organisatie_id)
    stamps.touch("verkenningen")
    return current


@transaction.atomic
def save_deel(bezoek: Bezoek, deel: str, *, revisie: int, tekst: str, by: Gebruiker) -> VerslagDeel:
    """Save a part of the report (VerslagDeel.Deel); `revisie` 0 begins it. The writer becomes one of its authors.

    Raises EditConflict, and ValidationError for emptying a part that was published.
    """
    require_write(by, bezoek.verkenning)
    current = VerslagDeel.objects.filter(bezoek=bezoek, deel=deel).first()
    if current is None and revisie == 0:
        current = _begin(bezoek, deel)
    elif current is None:
        raise ValidationError("Dit deel van het verslag bestaat niet meer. Begin het opnieuw.")
    else:
        current = lock_revision(current, revisie)
    if not tekst and current.gepubliceerd_op:
        raise ValidationError({"tekst": "Dit deel is al gedeeld. Trek het eerst terug, dan kunt u het leegmaken."})
    if current.tekst == tekst and revisie:
        return unchanged(current)
    current.tekst = tekst
    current.save()
    current.auteurs.add(by)
    verkenning = bezoek.verkenning
    record("verslag bewaard", bezoek, by=by, organisatie_id=verkenning.organisatie_id, na={"deel": deel})
    if current.gepubliceerd_op:
        tasks.index_bezoek_job.defer(bezoek_id=bezoek.pk)
    stamps.touch("verkenningen")
    return current


@transaction.atomic
def publish_deel(deel: VerslagDeel, *, toch: bool = False, by: Gebruiker) -> VerslagDeel:
    """Let everybody who sees the visit read this part; who takes part hears once that there is a report.

    The host comes first: without its yes to this very text only with `toch`, which the trail keeps. Raises
    HostFirst (a ValidationError) otherwise.
    """
    require_lead(by, deel.bezoek.verkenning)
    _locked(deel)  # from here on the text that the host said yes to stays the text that is shared
    stand = gastheer.host_state(VerslagDeel.objects.met_gastheer().get(pk=deel.pk), deel.bezoek)
    if not (stand.mag_delen or toch):
        raise HostFirst(stand.zin)
    na = {} if stand.mag_delen else {"zonder_akkoord": stand.zin}
    return _publish(deel, timezone.now(), "deel van verslag gedeeld", by=by, na=na)


@transaction.atomic
def withdraw_deel(deel: VerslagDeel, *, by: Gebruiker) -> VerslagDeel:
    """Make a published part a draft again."""
    return _publish(deel, None, "deel van verslag teruggetrokken", by=by)


def _begin(bezoek: Bezoek, deel: str) -> VerslagDeel:
    """Return the new part; of two people who begin at once, the second finds the text of the first."""
    try:
        with transaction.atomic():
            return VerslagDeel.objects.create(bezoek=bezoek, deel=deel)
    except IntegrityError:
        raise EditConflict(VerslagDeel.objects.get(bezoek=bezoek, deel=deel)) from None


def _locked(deel: VerslagDeel) -> VerslagDeel:
    return VerslagDeel.objects.select_for_update(of=("self",), no_key=True).get(pk=deel.pk)


def _publish(deel: VerslagDeel, moment, actie: str, *, by: Gebruiker, na: dict | None = None) -> VerslagDeel:
    bezoek = deel.bezoek
    require_lead(by, bezoek.verkenning)
    current = _locked(deel)
    if moment and not current.tekst:
        raise ValidationError("Dit deel is nog leeg. Schrijf eerst iets op.")
    if bool(moment) == bool(current.gepubliceerd_op):
        return current
    current.gepubliceerd_op = moment
    current.save(update_fields=["gepubliceerd_op"])
    na = {"deel": current.deel, **(na or {})}
    record(actie, bezoek, by=by, organisatie_id=bezoek.verkenning.organisatie_id, na=na)
    if moment:
        notifications.tell_report(bezoek, by=by)
    tasks.index_bezoek_job.defer(bezoek_id=bezoek.pk)
    stamps.touch("verkenningen")
    return current
