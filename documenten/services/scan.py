"""The virus scan of uploaded files (R14): the verdict is kept, and a later one counts as well."""

import datetime as dt
import logging
import time
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import health, stamps
from mkwportal.core.audit import record
from mkwportal.core.files import clamav, storage
from mkwportal.core.files.clamav import ScannerDown, Verdict

from .. import notifications, tasks
from ..models import Paginabeeld, Vergelijking, Versie, VersieTekst, Vingerafdruk
from .beelden import image_keys

STAND = "scanner"
AGAIN = dt.timedelta(days=30)  # an own set of signatures has no number: then look again by date
AT_MOST_DAILY = dt.timedelta(hours=20)
_SENTENCE = {
    Versie.Scan.BESMET: "In dit bestand vond onze controle een virus. Voeg een schone versie toe.",
    Versie.Scan.GEWEIGERD: "Onze viruscontrole kon dit bestand niet nakijken. Sla het op als PDF en voeg dat toe.",
}
logger = logging.getLogger(__name__)


def cleared(versie: Versie) -> bool:
    """Tell whether a file may be opened; with a scanner that has not seen it, ask it now.

    When the scanner is down the answer is no, the health page says so, and scan_waiting() comes back to it.
    """
    if not clamav.configured():
        return versie.scan_status != Versie.Scan.BESMET
    if versie.scan_status == Versie.Scan.NIET:
        try:
            return scan_versie(versie.pk, queue=False)
        except ScannerDown as error:
            _note_down(error)
            return False
    return versie.scan_status == Versie.Scan.SCHOON


def scan_versie(versie_id: int, *, queue: bool = True) -> bool:
    """Scan the file of a version, keep the verdict and what follows from it; return whether it is clean.

    The reading of a text that waited is queued, unless the caller reads it now (`queue`). Raises ScannerDown
    when there is no verdict: then nothing changed.
    """
    versie = Versie.objects.get(pk=versie_id)
    signatures = clamav.version()
    try:
        with storage.open_file(versie.sleutel) as stream:
            verdict = clamav.scan(stream)
    except FileNotFoundError:
        Versie.objects.filter(pk=versie_id).update(bestand_fout=Versie.BestandFout.WEG, scan_op=timezone.now())
        stamps.touch("documenten")
        return False
    _keep(versie_id, verdict, signatures, queue=queue)
    return verdict.clean


def scan_waiting(seconds: float, older_than: dt.timedelta = dt.timedelta(minutes=1)) -> int:
    """Scan what has no verdict yet, oldest first, for at most this long; return how many.

    The reading of the text does this for a new file at once, so what is found here waited for the scanner.
    """
    if not clamav.configured():
        return 0
    waiting = Versie.objects.filter(scan_op=None, gemaakt_op__lt=timezone.now() - older_than)
    return _scan_all(waiting.order_by("id"), seconds)


def scan_again(seconds: float) -> int:
    """Scan again what other signatures judged than the scanner has now, oldest verdict first; return how many."""
    if not clamav.configured():
        return 0
    try:
        signatures = clamav.version()
    except ScannerDown as error:
        _note_down(error)
        return 0
    now = timezone.now()
    old = Q(scan_op__lt=now - AGAIN) | (Q(scan_op__lt=now - AT_MOST_DAILY) & ~Q(scan_versie=signatures))
    return _scan_all(Versie.objects.filter(old).order_by("scan_op", "id"), seconds)


def _scan_all(versies: QuerySet[Versie], seconds: float) -> int:
    """Scan these within the time, in batches; the first sign that the scanner is down ends it."""
    until, done = time.monotonic() + seconds, 0
    try:
        _note_up(clamav.version())
        while batch := list(versies.values_list("pk", flat=True)[:50]):
            for pk in batch:
                if time.monotonic() > until:
                    return done
                scan_versie(pk)
                done += 1
    except ScannerDown as error:
        _note_down(error)
    return done


@transaction.atomic
def _keep(versie_id: int, verdict: Verdict, signatures: str, *, queue: bool) -> None:
    locked = Versie.objects.select_related("document__contact", "door").select_for_update(of=("self",), no_key=True)
    versie = locked.get(pk=versie_id)
    before = versie.scan_status
    scan, tekst = Versie.Scan, Versie.TekstStatus
    found = scan.SCHOON if verdict.clean else scan.GEWEIGERD if verdict.refused else scan.BESMET
    versie.scan_status, versie.scan_vondst = found, verdict.found
    versie.scan_op, versie.scan_versie = timezone.now(), signatures
    if found == scan.SCHOON and before in (scan.BESMET, scan.GEWEIGERD):
        versie.tekst_status, versie.tekst_fout = tekst.WACHT, ""
    if found != scan.SCHOON:
        versie.tekst_status, versie.tekst_fout = tekst.MISLUKT, _SENTENCE[found]
        _forget_derived(versie)
    versie.save(update_fields=["scan_status", "scan_vondst", "scan_op", "scan_versie", "tekst_status", "tekst_fout"])
    if queue and versie.tekst_status == tekst.WACHT:
        tasks.read_text_job.defer(versie_id=versie.pk)
    if found == before:
        return
    if found == scan.SCHOON and before == scan.NIET:
        stamps.touch("documenten")
        return
    naar = {"bestand": versie.naam, "nummer": versie.nummer, "uitslag": found.label, "vondst": verdict.found}
    record("viruscontrole", versie.document, by="het portaal", na=naar)
    if found != scan.SCHOON:
        logger.warning("version %s is blocked: %s %s", versie.pk, found, verdict.found)
        notifications.tell_blocked(versie, Gebruiker.objects.filter(is_platformbeheerder=True, is_active=True))
    tasks.index_document_job.defer(document_id=versie.document_id)
    stamps.touch("documenten")


def _forget_derived(versie: Versie) -> None:
    """Delete what was made from a file that turned out to be infected: text, fingerprint, comparisons, pictures."""
    VersieTekst.objects.filter(versie=versie).delete()
    Vingerafdruk.objects.filter(versie=versie).delete()
    Vergelijking.objects.filter(Q(oud=versie) | Q(nieuw=versie)).delete()
    for key in image_keys([versie.pk]):
        transaction.on_commit(partial(storage.delete, key))
    Paginabeeld.objects.filter(versie=versie).delete()


def _note_up(signatures: str) -> None:
    stand = health.recall(STAND)
    if stand is None or stand.gegevens != {"versie": signatures}:
        health.keep(STAND, versie=signatures)


def _note_down(error: ScannerDown) -> None:
    logger.warning("the virus scanner gives no verdict: %s", error)
    stand = health.recall(STAND)
    since = stand.gegevens.get("weg_sinds") if stand else None
    health.keep(STAND, weg_sinds=since or timezone.now().isoformat(), fout=str(error)[:300])
